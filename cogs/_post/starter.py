"""
From a command to the place where its symposium is shown.

Every step can be repeated after a crash: the command's reply is found by its marker, a
thread grows from it under the same id, and a forum's post is looked for before it is
made.
"""

import logging
from datetime import timedelta
from typing import Any, Literal

import discord

from bot.domain.names import SymposiumId
from bot.domain.place import Place, Via
from bot.domain.symposium import Symposium
from bot.errors import Declined
from cogs._post.mail import Parcel, bot_mail, marker_in
from cogs._post.outbox import UNDECIDED, Letter, Outbox, may_be_repeated
from cogs._post.places import Kind, kind_of
from cogs._post.replies import say
from cogs._show.facts import (
    ALREADY_ANSWERED,
    THREAD_EXISTS,
    THREAD_NAME,
    UNKNOWN_MESSAGE,
)
from cogs._show.plain import clipped, plain, sendable

log = logging.getLogger(__name__)

STARTER = "starter"
_CLOCKS_DIFFER = timedelta(hours=1)  # at most, Discord's and ours
_QUESTION_LENGTH = 1600
_QUESTION_LINES = 60
_A_WEEK: Literal[10080] = 10080  # minutes until an idle thread is archived


def starter_text(symposium: Symposium) -> str:
    """The command's reply: the question, who takes part, and the marker."""
    quoted = _quoted(symposium.question.strip())
    voices = f"{len(symposium.voices)} voices"
    asker = plain(clipped(symposium.asked_by or "somebody", 60))
    facts = (symposium.id, f"asked by {asker}", symposium.format, voices)
    return f"{quoted}\n-# {' · '.join(facts)}"


def _quoted(question: str) -> str:
    """As a block quote with its lines; the beginning of a question that is long."""
    kept = sendable(question)[:_QUESTION_LENGTH].splitlines()[:_QUESTION_LINES]
    lines = "\n".join(f"> {line}" for line in kept)
    is_whole = "\n".join(kept) == "\n".join(sendable(question).splitlines())
    return lines if is_whole else f"{lines} …"


def thread_name(symposium: Symposium) -> str:
    return clipped(" ".join(symposium.title.split()), THREAD_NAME) or "Symposium"


class Starter:
    """Brings one symposium to its place; *client* is the bot."""

    def __init__(self, client: discord.Client, symposium: Symposium) -> None:
        self._client = client
        self._symposium = symposium

    async def reply(
        self, interaction: discord.Interaction[Any], outbox: Outbox, place: Place
    ) -> None:
        """
        Answer the command with the starter, written down before it is sent. Raises
        discord.HTTPException when nothing was posted.
        """
        try:
            await self._reply(interaction, outbox, place)
        except (*UNDECIDED, discord.HTTPException) as error:
            # Whether it was posted is found out on arrival.
            if not _may_be_posted(error):
                raise
            log.warning("the reply of %s is unsure: %r", self._symposium.id, error)

    async def _reply(
        self, interaction: discord.Interaction[Any], outbox: Outbox, place: Place
    ) -> None:
        if kind_of(interaction.channel) is Kind.POST:
            await say(interaction, f"It gets a post of its own in <#{place.channel}>.")
            return
        await outbox.intend(
            STARTER, channel=place.channel, via=Via.REPLY, after=interaction.id
        )
        text = starter_text(self._symposium)
        response = await interaction.response.send_message(text)
        if response.message_id is not None:
            await outbox.close(STARTER, response.message_id)

    async def arrive(self, place: Place, outbox: Outbox) -> Place:
        """The place where messages go, with its thread or post; discord's errors."""
        channel = self._client.get_channel(place.channel)
        if channel is None and place.guild is not None:
            channel = await self._client.fetch_channel(place.channel)
        if isinstance(channel, discord.ForumChannel):
            return await self._post_in(channel, place, outbox)
        letter = bot_mail(self._client, place).letter(
            Parcel(STARTER, starter_text(self._symposium))
        )
        starter = await outbox.post(letter, after=self._begun())
        if kind_of(channel) is not Kind.THREAD_FROM_MESSAGE:
            return place
        assert isinstance(channel, discord.TextChannel)  # noqa: S101 - what the kind means
        thread = await self._thread_from(channel, starter)
        return Place(thread, place.asker, parent=channel.id, guild=place.guild)

    def _begun(self) -> int | None:
        """The id of a message that surely came before any of this symposium's."""
        started = self._symposium.started
        if started is None:
            return None
        return discord.utils.time_snowflake(started - _CLOCKS_DIFFER)

    async def _thread_from(self, channel: discord.TextChannel, starter: int) -> int:
        """A thread has the id of the message it grew from, so repeating is harmless."""
        try:
            await channel.create_thread(
                name=thread_name(self._symposium),
                message=discord.Object(starter),
                auto_archive_duration=_A_WEEK,
            )
        except discord.HTTPException as error:
            if error.code != THREAD_EXISTS:
                raise
        return starter

    async def _post_in(
        self, forum: discord.ForumChannel, place: Place, outbox: Outbox
    ) -> Place:
        async def send(_nonce: str | None) -> int:
            tags = [tag for tag in forum.available_tags if not tag.moderated]
            required = tags[:1] if forum.flags.require_tag else []
            made = await forum.create_thread(
                name=thread_name(self._symposium),
                content=starter_text(self._symposium),
                applied_tags=required,
                auto_archive_duration=_A_WEEK,
            )
            return made.thread.id

        async def find(after: int | None, _others: frozenset[int]) -> int | None:
            return await self._post_made(forum, after or 0)

        letter = Letter(STARTER, forum.id, Via.REPLY, send, find)
        post = await outbox.post(letter, after=self._begun())
        return Place(post, place.asker, parent=forum.id, guild=place.guild)

    async def _post_made(self, forum: discord.ForumChannel, after: int) -> int | None:
        me = self._client.user
        marker = marker_in(starter_text(self._symposium))
        for thread in await forum.guild.active_threads():
            if thread.parent_id != forum.id or thread.id < after:
                continue
            if me is None or thread.owner_id != me.id:
                continue
            if marker_in(await _first_text(thread)) == marker:
                return thread.id
        return None


async def _first_text(post: discord.Thread) -> str:
    try:
        return (await post.fetch_message(post.id)).content
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:
            raise
        return ""  # somebody has deleted it


def _may_be_posted(error: Exception) -> bool:
    if isinstance(error, discord.HTTPException) and error.code == ALREADY_ANSWERED:
        return True
    return may_be_repeated(error)


def refuse_other_servers(
    place: Place | None, interaction: discord.Interaction[Any], wanted: SymposiumId
) -> Place:
    """A symposium is nobody's business outside the server, or chat, it was held in."""
    here = place is not None and (
        place.guild == interaction.guild_id
        and (place.guild is not None or place.channel == interaction.channel_id)
    )
    if place is None or not here:
        raise Declined(f"There is no symposium {wanted} here.")
    return place
