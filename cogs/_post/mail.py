"""How a message reaches its place: by the bot itself, or under a voice's own name."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import discord

from bot.domain.names import TurnId
from bot.domain.place import Place, Via
from bot.domain.voice import Voice
from cogs._post.answering.channel_posts import ChannelPosts
from cogs._post.answering.edit_pace import note_answer
from cogs._post.channels import ATTACH_FILES, find_missing
from cogs._post.letter import Letter, read_text
from cogs._post.trying import (
    UNDECIDED,
    Blind,
    Limited,
    Undecided,
    is_page,
    may_be_repeated,
)
from cogs._show.facts import MISSING_PERMISSIONS, UNKNOWN_MESSAGE, WEBHOOK_NAME

log = logging.getLogger(__name__)

_MayHaveWebhooks = (
    discord.TextChannel
    | discord.ForumChannel
    | discord.VoiceChannel
    | discord.StageChannel
)
_ITS_NAME = "Symposium"
_SERVER_FAULT = 500
_TOO_MANY_REQUESTS = 429
_LONG = 60  # seconds, if Discord does not say how many
# Discord refuses these words in a webhook's name, whatever their case; a space that
# does not show keeps the name readable.
_REFUSED = re.compile(r"clyde|discord", re.IGNORECASE)
_UNSEEN = "\u200b"
_BLIND = (
    "the permission Read Message History is missing, without which nobody knows what "
    "was posted already; this goes on when it is given"
)


class Unattachable(Exception):
    """All it takes may be posted but the file, which it is not to be posted without."""


class BotMail:
    """Posts in one place as the bot itself, with a nonce."""

    via = Via.BOT

    def __init__(self, client: discord.Client, place: Place) -> None:
        self.place = place
        self.channel = place.channel
        self._client = client
        self._there = client.get_partial_messageable(
            place.channel, guild_id=place.guild
        )

    async def edit(self, message: int, letter: Letter) -> None:
        """Make it this one. Raises Unattachable as `send` does."""
        try:
            await self.partial(message).edit(**letter.changes())
        except discord.Forbidden as error:
            if error.code != MISSING_PERMISSIONS or letter.file is None:
                raise
            if find_missing(self._client, self.place) == (ATTACH_FILES,):
                raise Unattachable from error
            raise

    async def remove(self, message: int) -> None:
        """Whoever posted it; discord.HTTPException if the bot may not."""
        await self.partial(message).delete()

    def partial(self, message: int) -> discord.PartialMessage:
        return self._there.get_partial_message(message)

    def link(self, message: int) -> str:
        server = self.place.guild or "@me"
        return f"https://discord.com/channels/{server}/{self.channel}/{message}"

    async def send(self, letter: Letter, nonce: str | None) -> int:
        try:
            return await self._send(letter, nonce)
        except discord.Forbidden as error:
            if error.code != MISSING_PERMISSIONS or letter.file is None:
                raise
            if letter.bare is not None:
                # If it was not Attach Files that is missing, this is refused too.
                return await self._send(letter.bare, nonce)
            if find_missing(self._client, self.place) == (ATTACH_FILES,):
                raise Unattachable from error
            raise

    async def _send(self, letter: Letter, nonce: str | None) -> int:
        arguments = letter.arguments()
        if nonce is not None:
            arguments["nonce"] = nonce
        sent = await self._there.send(**arguments)
        return sent.id

    async def find(
        self, letter: Letter, after: int | None, others: frozenset[int]
    ) -> int | None:
        async for message in self.since(after):
            if not self._is_own(message) or message.id in others:
                continue
            if letter.is_in(read_text(message)):
                return message.id
        return None

    async def find_under_name(
        self, name: str, after: int | None, others: frozenset[int]
    ) -> int | None:
        """
        The first message of a webhook under *name* that is none of the others: all
        that can be told once its webhook is gone, and with it the message's text.
        """
        async for message in self.since(after):
            is_voice = message.webhook_id is not None and not self._is_own(message)
            if is_voice and message.author.name == name and message.id not in others:
                return message.id
        return None

    def is_of_former_webhook(self, message: discord.Message) -> bool:
        """Whether it is of a webhook that was ours, if it is not of ours now."""
        is_ours = message.application_id == self._client.application_id
        return is_ours and message.webhook_id is not None and not self._is_own(message)

    def since(self, after: int | None) -> AsyncIterator[discord.Message]:
        """Raises Blind where Discord would answer with an empty list."""
        if not self._may_look():
            raise Blind(_BLIND)
        start = None if after is None else discord.Object(after)
        return self._there.history(limit=None, after=start, oldest_first=True)

    def _is_own(self, message: discord.Message) -> bool:
        me = self._client.user
        return me is not None and message.author.id == me.id

    def _may_look(self) -> bool:
        """Whether the place's history can be read now."""
        if self.place.guild is None:
            return True
        channel = self._client.get_channel(self.place.parent or self.channel)
        if not isinstance(channel, discord.abc.GuildChannel):
            return False
        rights = channel.permissions_for(channel.guild.me)
        return rights.view_channel and rights.read_message_history


class VoiceMail:
    """
    Posts a turn's answer where *mail* does, under its voice's name and picture: through
    a webhook, when it may among all *posts* of the channel.
    """

    via = Via.WEBHOOK

    def __init__(
        self,
        webhook: discord.Webhook,
        mail: BotMail,
        posts: ChannelPosts,
        *,
        voice: Voice,
        turn: TurnId,
    ) -> None:
        self.channel = mail.channel
        self._posts = posts
        self._turn = turn
        self._webhook = webhook
        self._mail = mail
        self._voice = voice
        is_thread = mail.place.channel != mail.place.parent
        self._thread = (
            discord.Object(mail.channel) if is_thread else discord.utils.MISSING
        )

    async def send(self, letter: Letter, _nonce: str | None) -> int:
        """Webhooks know of no nonce. Raises Limited where they may not post now."""
        async with self._posts.take_place(self._turn):
            sent = await self._webhook.send(
                **letter.arguments(),
                username=write_username(self._voice),
                avatar_url=self._voice.avatar_url or discord.utils.MISSING,
                thread=self._thread,
                wait=True,
            )
        return sent.id

    async def edit(self, message: int, write: Callable[[], Awaitable[Letter]]) -> None:
        """
        Make it what *write* gives when it is due. Raises Limited where webhooks may do
        nothing just now.
        """
        async with self._posts.edits.take_place():
            changes = (await write()).changes()
            await self._webhook.edit_message(message, **changes, thread=self._thread)

    async def find(
        self, letter: Letter, after: int | None, others: frozenset[int]
    ) -> int | None:
        former = None
        async for message in self._mail.since(after):
            if message.id in others:
                continue
            if message.webhook_id != self._webhook.id:
                if former is None and self._mail.is_of_former_webhook(message):
                    is_voice = message.author.name == write_username(self._voice)
                    former = message.id if is_voice else None
            elif letter.is_in(await self._text(message.id)):
                return message.id
        # What one posted that was deleted can be told by its name alone.
        return former

    async def _text(self, message: int) -> str:
        """The history gives own webhook messages without their text."""
        try:
            whole = await self._webhook.fetch_message(message, thread=self._thread)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            return ""  # deleted meanwhile
        return read_text(whole)


def write_username(voice: Voice) -> str:
    """The voice's name as a webhook may carry it: 1 to 80 characters."""
    full = voice.name if voice.epithet is None else f"{voice.name} · {voice.epithet}"
    name = _REFUSED.sub(lambda word: word[0][0] + _UNSEEN + word[0][1:], full.strip())
    return name[:WEBHOOK_NAME].strip() or "Voice"


class Webhooks:
    """Our webhook in each channel that has one. Mutable: owns their connections."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._http: aiohttp.ClientSession | None = None
        self._one_looks = asyncio.Lock()

    async def find(self, place: Place) -> discord.Webhook | None:
        """
        The webhook for this place, made if need be; None where there may be none.

        May be repeated: one whose making nobody heard of is found the next time.
        """
        if self._client.user is None or place.parent is None or place.guild is None:
            return None
        parent = self._client.get_channel(place.parent)
        if not isinstance(parent, _MayHaveWebhooks):
            return None
        if not parent.permissions_for(parent.guild.me).manage_webhooks:
            return None
        # Two that look at the same time would both make one, and a channel has 15.
        async with self._one_looks:
            return await self._find_in(parent, me=self._client.user.id)

    async def _find_in(
        self, channel: _MayHaveWebhooks, *, me: int
    ) -> discord.Webhook | None:
        try:
            there = await channel.webhooks()
            own = [w for w in there if w.token and w.user and w.user.id == me]
            if own:
                # The oldest, whoever looks.
                made, *others = sorted(own, key=lambda known: known.id)
                await _remove([w for w in others if w.name == _ITS_NAME])
            else:
                made = await channel.create_webhook(name=_ITS_NAME)
        except discord.HTTPException as error:
            if may_be_repeated(error):
                raise
            return None
        return None if made.token is None else self._connected(made.id, made.token)

    def _connected(self, id_: int, token: str) -> discord.Webhook:
        if self._http is None:
            self._http = aiohttp.ClientSession(raise_for_status=_refuse_repeating)
        return discord.Webhook.partial(id_, token, session=self._http)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()


async def _remove(doubles: list[discord.Webhook]) -> None:
    """A lost answer once made two of them, and a channel has room for 15."""
    for double in doubles:
        try:
            await double.delete()
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("a webhook that is there twice was not deleted: %r", error)


async def _refuse_repeating(response: aiohttp.ClientResponse) -> None:
    """
    Raises Undecided when the server failed. discord.py would send a webhook's message
    again after a 5xx, which posts it twice when only the answer was lost; the outbox
    looks for it first. Raises Limited where discord.py would sleep for most of a minute
    and keep all of the channel waiting: others' webhooks count as ours do.
    """
    note_answer(response.headers)
    if response.status >= _SERVER_FAULT:
        response.close()
        raise Undecided(f"Discord answered with {response.status}")
    if is_page(response):
        response.close()
        raise Undecided("a page came that is not Discord's")
    shared = response.headers.get("X-RateLimit-Scope") == "shared"
    if response.status == _TOO_MANY_REQUESTS and shared:
        response.close()
        raise Limited(float(response.headers.get("Retry-After", _LONG)))
