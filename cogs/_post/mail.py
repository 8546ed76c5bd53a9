"""How a message reaches its place: by the bot itself, or under a voice's own name."""

import io
import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.domain.place import Place, Via
from bot.domain.voice import Voice
from cogs._post.outbox import Blind, Letter
from cogs._show.facts import UNKNOWN_MESSAGE, WEBHOOK_NAME

# Discord refuses these words in a webhook's name, whatever their case; a space that
# does not show keeps the name readable.
_REFUSED = re.compile(r"clyde|discord", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")
_UNSEEN = "\u200b"
_BLIND = (
    "the permission Read Message History is missing, without which nobody knows what "
    "was posted already; this goes on when it is given"
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a message holds. Its last line is its marker: by it, it is found again."""

    key: str
    content: str = ""
    view: discord.ui.LayoutView | discord.ui.View | None = None
    file: tuple[str, bytes] | None = None
    description: str | None = None

    @property
    def marker(self) -> str:
        if isinstance(self.view, discord.ui.LayoutView):
            return marker_in(_shown_by(self.view))
        return marker_in(self.content)

    def arguments(self) -> dict[str, Any]:
        """For one sending: a file is used up by it."""
        # A webhook does not know the bot's own rule about mentions.
        found: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if self.content:
            # Links in what a voice says are not to unfold into previews.
            found |= {"content": self.content, "suppress_embeds": True}
        if self.view is not None:
            found["view"] = self.view
        if self.file is not None:
            name, data = self.file
            found["file"] = discord.File(
                io.BytesIO(data), filename=name, description=self.description
            )
        return found


class BotMail:
    """
    Posts as the bot itself, with a nonce; *may_look* says whether its channel's
    history can be read now.
    """

    def __init__(
        self,
        channel: discord.PartialMessageable,
        *,
        me: int,
        may_look: Callable[[], bool],
    ) -> None:
        self._channel = channel
        self._me = me
        self._may_look = may_look

    def partial(self, message: int) -> discord.PartialMessage:
        return self._channel.get_partial_message(message)

    def letter(self, parcel: Parcel) -> Letter:
        async def send(nonce: str | None) -> int:
            arguments = parcel.arguments()
            if nonce is not None:
                arguments["nonce"] = nonce
            sent = await self._channel.send(**arguments)
            return sent.id

        async def find(after: int | None, others: frozenset[int]) -> int | None:
            async for message in self.since(after):
                if message.author.id != self._me or message.id in others:
                    continue
                if marker_in(text_of(message)) == parcel.marker:
                    return message.id
            return None

        return Letter(parcel.key, self._channel.id, Via.BOT, send, find)

    async def under_name(
        self, name: str, after: int | None, others: frozenset[int]
    ) -> int | None:
        """
        The first message of a webhook under *name* that is none of the others: all
        that can be told once its webhook is gone, and with it the message's text.
        """
        async for message in self.since(after):
            is_ours = message.webhook_id is not None and message.author.id != self._me
            if is_ours and message.author.name == name and message.id not in others:
                return message.id
        return None

    def since(self, after: int | None) -> AsyncIterator[discord.Message]:
        """Raises Blind where Discord would answer with an empty list."""
        if not self._may_look():
            raise Blind(_BLIND)
        start = None if after is None else discord.Object(after)
        return self._channel.history(limit=None, after=start, oldest_first=True)


class VoiceMail:
    """Posts under a voice's name and picture, through a webhook of the parent."""

    def __init__(
        self, webhook: discord.Webhook, channel: BotMail, *, place: Place
    ) -> None:
        self._webhook = webhook
        self._channel = channel
        self._id = place.channel
        threaded = place.channel != place.parent
        self._thread = discord.Object(self._id) if threaded else discord.utils.MISSING

    def letter(self, parcel: Parcel, voice: Voice) -> Letter:
        name = webhook_name(voice)

        async def send(_nonce: str | None) -> int:
            sent = await self._webhook.send(
                **parcel.arguments(),
                username=name,
                avatar_url=voice.avatar_url or discord.utils.MISSING,
                thread=self._thread,
                wait=True,
            )
            return sent.id

        async def find(after: int | None, others: frozenset[int]) -> int | None:
            async for message in self._channel.since(after):
                if message.webhook_id != self._webhook.id or message.id in others:
                    continue
                if marker_in(await self._text(message.id)) == parcel.marker:
                    return message.id
            return None

        return Letter(parcel.key, self._id, Via.WEBHOOK, send, find)

    async def _text(self, message: int) -> str:
        """The history gives own webhook messages without their text."""
        try:
            whole = await self._webhook.fetch_message(message, thread=self._thread)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            return ""  # deleted meanwhile
        return whole.content


def webhook_name(voice: Voice) -> str:
    """The voice's name as a webhook may carry it: 1 to 80 characters."""
    full = voice.name if voice.epithet is None else f"{voice.name} · {voice.epithet}"
    name = _REFUSED.sub(lambda word: word[0][0] + _UNSEEN + word[0][1:], full.strip())
    return name[:WEBHOOK_NAME].strip() or "Voice"


def may_look(client: discord.Client, place: Place) -> bool:
    """Whether the place's history can be read now."""
    if place.guild is None:
        return True
    channel = client.get_channel(place.parent or place.channel)
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    rights = channel.permissions_for(channel.guild.me)
    return rights.view_channel and rights.read_message_history


def bot_mail(client: discord.Client, place: Place) -> BotMail:
    me = client.user
    assert me is not None  # noqa: S101 - it is logged in
    channel = client.get_partial_messageable(place.channel, guild_id=place.guild)
    return BotMail(channel, me=me.id, may_look=lambda: may_look(client, place))


def marker_in(text: str) -> str:
    """The last line as Discord surely keeps it: its words, whatever stands between."""
    line = text.strip().rpartition("\n")[2]
    return _BETWEEN.sub(" ", line).strip()


def text_of(message: discord.Message) -> str:
    """All the text a message shows, in its content or in its text displays."""
    return "\n".join([message.content, *_texts(message.components)])


def _texts(components: Sequence[object]) -> list[str]:
    found = []
    for component in components:
        if isinstance(component, discord.TextDisplay):
            found.append(component.content)
        found += _texts(getattr(component, "children", ()))
    return found


def _shown_by(view: discord.ui.LayoutView) -> str:
    items = view.walk_children()
    return "\n".join(i.content for i in items if isinstance(i, discord.ui.TextDisplay))
