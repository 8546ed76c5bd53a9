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

from bot.domain.place import Place, Via
from bot.domain.symposium import Symposium
from cogs._post.channels import ChannelKind, find_kind
from cogs._post.letter import Letter, read_marker
from cogs._post.mail import BotMail
from cogs._post.outbox import STARTER, Outbox
from cogs._post.replies import say
from cogs._post.trying import UNDECIDED, GivenUp, may_be_repeated
from cogs._show.facts import ALREADY_ANSWERED, THREAD_EXISTS, UNKNOWN_MESSAGE
from cogs._show.starter_text import write_starter, write_thread_name

log = logging.getLogger(__name__)

# Too early a start only makes the search longer; too late a one misses the message.
_CLOCKS_DIFFER = timedelta(hours=1)  # at most, Discord's and ours
# The longest that Discord takes, so that a thread stays in sight.
_A_WEEK: Literal[10080] = 10080  # minutes until an idle thread is archived


class Starter:
    """
    Brings one symposium to its place; *client* is the bot, *requests* says how many of
    them it takes.
    """

    def __init__(
        self,
        client: discord.Client,
        symposium: Symposium,
        outbox: Outbox,
        *,
        requests: str,
    ) -> None:
        self._client = client
        self._symposium = symposium
        self._outbox = outbox
        self._requests = requests

    async def reply(self, interaction: discord.Interaction[Any], place: Place) -> None:
        """
        Answer the command with the starter, written down before it is sent. Raises
        discord.HTTPException when nothing was posted.
        """
        try:
            await self._reply(interaction, place)
        except (*UNDECIDED, discord.HTTPException) as error:
            # Whether it was posted is found out on arrival.
            if not _may_be_posted(error):
                raise
            log.warning("the reply of %s is unsure: %r", self._symposium.id, error)

    async def _reply(self, interaction: discord.Interaction[Any], place: Place) -> None:
        if find_kind(interaction.channel) is ChannelKind.POST:
            where = f"It gets a post of its own in <#{place.channel}>"
            await say(interaction, f"{where}, and takes {self._requests}.")
            return
        # Ids grow with time, so the reply comes after what it replies to.
        await self._outbox.intend(
            STARTER, channel=place.channel, via=Via.REPLY, after=interaction.id
        )
        text = write_starter(self._symposium, self._requests)
        response = await interaction.response.send_message(text)
        if response.message_id is not None:
            await self._outbox.close(STARTER, response.message_id)

    async def arrive(self, place: Place) -> Place:
        """The place where messages go, with its thread or post; discord's errors."""
        channel = self._client.get_channel(place.channel)
        if channel is None and place.guild is not None:
            channel = await self._client.fetch_channel(place.channel)
        if isinstance(channel, discord.ForumChannel):
            return await self._post_in(channel, place)
        mail = BotMail(self._client, place)
        starter = await self._outbox.post(self._letter(), mail, after=self._begun())
        if find_kind(channel) is not ChannelKind.THREAD_FROM_MESSAGE:
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
        """
        A thread has the id of the message it grew from, so repeating is harmless.
        Raises GivenUp where that message was deleted.
        """
        try:
            await channel.create_thread(
                name=write_thread_name(self._symposium),
                message=discord.Object(starter),
                auto_archive_duration=_A_WEEK,
            )
        except discord.HTTPException as error:
            if error.code == UNKNOWN_MESSAGE:
                # Whoever deletes what it is to grow from does not want to have it.
                raise GivenUp from error
            if error.code != THREAD_EXISTS:
                raise
        return starter

    async def _post_in(self, forum: discord.ForumChannel, place: Place) -> Place:
        mail = _ForumMail(self._client, forum, write_thread_name(self._symposium))
        post = await self._outbox.post(self._letter(), mail, after=self._begun())
        return Place(post, place.asker, parent=forum.id, guild=place.guild)

    def _letter(self) -> Letter:
        return Letter(STARTER, write_starter(self._symposium, self._requests))


class _ForumMail:
    """Makes a post in a forum, which begins with the letter; its id is the post's."""

    via = Via.REPLY

    def __init__(
        self, client: discord.Client, forum: discord.ForumChannel, name: str
    ) -> None:
        self.channel = forum.id
        self._client = client
        self._forum = forum
        self._name = name

    async def send(self, letter: Letter, _nonce: str | None) -> int:
        """Forums know of no nonce."""
        # A forum may insist on a tag; moderated ones are the moderators' to give.
        tags = [tag for tag in self._forum.available_tags if not tag.moderated]
        made = await self._forum.create_thread(
            name=self._name,
            content=letter.content,
            applied_tags=tags[:1] if self._forum.flags.require_tag else [],
            auto_archive_duration=_A_WEEK,
        )
        return made.thread.id

    async def find(
        self, letter: Letter, after: int | None, _others: frozenset[int]
    ) -> int | None:
        me = self._client.user
        for thread in await self._forum.guild.active_threads():
            # A post that was made moments ago is active: archived ones need no look.
            if thread.parent_id != self._forum.id or thread.id < (after or 0):
                continue
            if me is None or thread.owner_id != me.id:
                continue
            if read_marker(await _first_text(thread)) == letter.marker:
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
    # Answered already: a reply whose own answer was lost, and which was tried again.
    if isinstance(error, discord.HTTPException) and error.code == ALREADY_ANSWERED:
        return True
    return may_be_repeated(error)
