"""A message in the thread that mentions the bot is a question to its voices."""

import asyncio
import logging
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.domain.names import SymposiumId
from bot.errors import NotFound, Over, SymposiumError
from cogs._bot import SymposiumBot
from cogs._rights import meet_author
from cogs.going_on._answering import answer
from cogs.going_on._everybody import EverybodyButton, draw_confirmation
from cogs.going_on._missed import find_missed
from cogs.going_on._reading import read_following

log = logging.getLogger(__name__)

MOST_AT_ONCE = 3
"""So many voices are asked by a mention alone; more of them by a button."""
_REMEMBERED = 1000  # messages; a gateway tells of the latest once more
_NO_SYMPOSIUM = (
    "No symposium is held in this place. Ask a question with `/symposium ask`, or "
    "mention me in the thread of a symposium."
)
_NO_WORDS = (
    "There are no words in this for the voices. Write your question after the mention: "
    "“Ada, Bruno: why?” asks these two, a reply to an answer asks its voice, and "
    "anything else asks everybody."
)
_UNFORESEEN = (
    "Something went wrong here that I did not foresee. It is in my log; whoever runs "
    "me can look there."
)


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the bot answers a mention with that is no question yet."""

    text: str
    everybody: SymposiumId | None = None


class Mentions(commands.Cog):
    """Mutable: which messages were heard, and who speaks in which channel just now."""

    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot
        self._heard: OrderedDict[int, None] = OrderedDict()
        self._speaking: defaultdict[int, _Line] = defaultdict(_Line)

    async def cog_load(self) -> None:
        self._bot.add_dynamic_items(EverybodyButton)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        await self._hear(message)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What was said while nobody listened, in the order in which it was said."""
        for message in await find_missed(self._bot):
            await self._hear(message)

    async def _hear(self, message: discord.Message) -> None:
        if not _may_ask(message) or self._bot.user is None:
            return
        is_named = self._bot.user.id in message.raw_mentions
        if not is_named and self._bot.user not in message.mentions:
            return
        # In the order in which they were written, whatever each of them takes.
        async with self._in_line(message.channel.id):
            if message.id in self._heard:
                return
            self._remember(message.id)
            reply = await self._take(message, is_named=is_named)
        if reply is not None:
            view = None
            if reply.everybody is not None:
                view = draw_confirmation(reply.everybody, message.id)
            await answer(message, reply.text, view)

    async def _take(self, message: discord.Message, *, is_named: bool) -> _Reply | None:
        try:
            return await self._ask(message, is_named=is_named)
        except Over:  # the gateway has told of it once more
            return None
        except SymposiumError as error:
            return _Reply(str(error))
        except Exception:
            log.exception("a mention could not be heard")
            return _Reply(_UNFORESEEN)

    async def _ask(self, message: discord.Message, *, is_named: bool) -> _Reply | None:
        """What is left to be said to it; None if it is asked, or was before."""
        visitor, gate = meet_author(message), self._bot.gate
        said = None
        if message.reference is not None and message.reference.message_id is not None:
            said = await gate.find_said(visitor, message.reference.message_id)
        # Whoever replies to the bot's own message mentions it without a word of that.
        if said is None and not is_named:
            return None
        try:
            session = None if said is None else said[0].id
            symposium, _ = await gate.find_to_ask(visitor, session)
        except NotFound:
            return _Reply(_NO_SYMPOSIUM)
        if any(act.key == str(message.id) for act in symposium.acts):
            return None
        turn = None if said is None else said[1]
        following = read_following(message, symposium, self._bot.user, turn)
        if not following.text:
            return _Reply(_NO_WORDS)
        present = [v for v in symposium.participants if not symposium.is_absent(v.name)]
        if not following.to and len(present) > MOST_AT_ONCE:
            return _Reply(_confirm(len(present)), symposium.id)
        await self._bot.asking_on.follow(visitor, symposium, following)
        return None

    def _remember(self, message: int) -> None:
        self._heard[message] = None
        while len(self._heard) > _REMEMBERED:
            self._heard.popitem(last=False)

    @asynccontextmanager
    async def _in_line(self, channel: int) -> AsyncIterator[None]:
        line = self._speaking[channel]
        line.waiting += 1
        try:
            async with line.lock:
                yield
        finally:
            line.waiting -= 1
            if not line.waiting:
                self._speaking.pop(channel, None)


class _Line:
    """Who speaks in one channel. Mutable: how many wait, or are heard."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.waiting = 0


def _may_ask(message: discord.Message) -> bool:
    """Whether a person has written it: what bots and webhooks say asks nobody."""
    by_person = not message.author.bot and message.webhook_id is None
    kinds = (discord.MessageType.default, discord.MessageType.reply)
    return by_person and message.type in kinds


def _confirm(many: int) -> str:
    return (
        f"That asks all {many} voices. Press the button if you mean all of them, or "
        "write names before your question, such as “Ada: why?”."
    )


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(Mentions(bot))
