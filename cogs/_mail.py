"""How a message reaches its place: by the bot itself, or under a voice's own name."""

import io
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord

from bot.domain.place import Place, Via
from bot.domain.voice import Voice
from cogs._outbox import Letter, Undecided

WEBHOOK_NAME = "Symposium"
_NAME_LENGTH = 80
# Discord refuses these words in a webhook's name, whatever their case; a space that
# does not show keeps the name readable.
_REFUSED = re.compile(r"clyde|discord", re.IGNORECASE)
_UNSEEN = "\u200b"
_SERVER_FAULT = 500


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a message holds. Its last line is its marker: by it, it is found again."""

    key: str
    content: str = ""
    view: discord.ui.LayoutView | discord.ui.View | None = None
    file: tuple[str, bytes] | None = None

    @property
    def marker(self) -> str:
        if isinstance(self.view, discord.ui.LayoutView):
            return last_line(_shown_by(self.view))
        return last_line(self.content)

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
            found["file"] = discord.File(io.BytesIO(data), filename=name)
        return found


class BotMail:
    """Posts as the bot itself, with a nonce."""

    def __init__(self, channel: discord.PartialMessageable, *, me: int) -> None:
        self._channel = channel
        self._me = me

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
                if last_line(text_of(message)) == parcel.marker:
                    return message.id
            return None

        return Letter(parcel.key, self._channel.id, Via.BOT, send, find)

    def since(self, after: int | None) -> AsyncIterator[discord.Message]:
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
                # The history gives own webhook messages without their text.
                whole = await self._webhook.fetch_message(
                    message.id, thread=self._thread
                )
                if last_line(whole.content) == parcel.marker:
                    return message.id
            return None

        return Letter(parcel.key, self._id, Via.WEBHOOK, send, find)


def webhook_name(voice: Voice) -> str:
    """The voice's name as a webhook may carry it: 1 to 80 characters."""
    full = voice.name if voice.epithet is None else f"{voice.name} · {voice.epithet}"
    name = _REFUSED.sub(lambda word: word[0][0] + _UNSEEN + word[0][1:], full.strip())
    return name[:_NAME_LENGTH].strip() or "Voice"


async def refuse_server_faults(response: aiohttp.ClientResponse) -> None:
    """
    For the webhooks' session: raises Undecided when the server failed.

    discord.py would send a webhook's message again after a 5xx, which posts it twice
    when only the answer was lost; the outbox looks for it first.
    """
    if response.status >= _SERVER_FAULT:
        raise Undecided(f"Discord answered with {response.status}")


async def webhook_of(
    channel: object, *, me: int, session: aiohttp.ClientSession
) -> discord.Webhook | None:
    """Our webhook in the channel, made if need be; None where there may be none."""
    if not isinstance(
        channel,
        discord.TextChannel
        | discord.ForumChannel
        | discord.VoiceChannel
        | discord.StageChannel,
    ):
        return None
    if not channel.permissions_for(channel.guild.me).manage_webhooks:
        return None
    try:
        for known in await channel.webhooks():
            if known.token and known.user is not None and known.user.id == me:
                return discord.Webhook.partial(known.id, known.token, session=session)
        made = await channel.create_webhook(name=WEBHOOK_NAME)
    except discord.HTTPException:
        return None
    if made.token is None:
        return None
    return discord.Webhook.partial(made.id, made.token, session=session)


def last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2].strip()


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
