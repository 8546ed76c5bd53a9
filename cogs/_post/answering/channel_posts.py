"""What voices post in a channel: one budget for all its symposia (docs/discord.md)."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord

from bot.archive import Archive
from bot.domain.names import SymposiumId, TurnId
from bot.domain.place import Place, Post
from cogs._post.answering.edit_pace import Answered, EditPace, sleep_until
from cogs._post.answering.edit_pace import now as _now
from cogs._post.trying import Limited
from cogs._show.post_plan import (
    EDITS,
    GAP,
    GAP_BY_BOT,
    PATIENCE,
    VOICES,
    WEBHOOK,
    Demand,
    Spacing,
    choose_share,
    plan_times,
)

# A row is written down before its post waits for its turn, and may be that much older.
_INTENDED_BEFORE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An answer nobody has begun to post: what it needs, and when its voice ended."""

    needs: int
    since: float


class ChannelPosts:
    """
    Mutable, one for each channel. *sent* says when was posted there lately, in order,
    by the event loop's clock; *paces* is what all posts keep to.
    """

    def __init__(self, paces: Sequence[Spacing], sent: Iterable[float] = ()) -> None:
        self._paces = paces
        self._sent = list(sent)
        self._promised: dict[SymposiumId, int] = {}
        self._waiting: dict[TurnId, _Waiting] = {}
        self._planned: dict[TurnId, int] = {}
        self._closed_until = float("-inf")
        self._one_posts = asyncio.Lock()
        self.edits = EditPace(GAP, most=WEBHOOK.most, seconds=WEBHOOK.seconds)
        """Of what voices have posted here by webhook."""
        self._edits_by_bot: dict[int, EditPace] = {}

    def edits_by_bot(self, thread: int) -> EditPace:
        """Of all messages of the bot in a *thread*, as Discord counts them together."""
        made = EditPace(GAP_BY_BOT, most=EDITS.most, seconds=EDITS.seconds)
        return self._edits_by_bot.setdefault(thread, made)

    def promise(self, symposium: SymposiumId, messages: int) -> None:
        """Keep so many free for the answers that it has still to come."""
        self._promised[symposium] = messages

    def expect(self, turn: TurnId, needs: int) -> None:
        """Its answer waits to be posted; whole it takes *needs* messages."""
        self._waiting[turn] = _Waiting(needs, _now())

    def takes_long(self, turn: TurnId) -> bool:
        """Whether its answer would begin to stand later than it should."""
        since = self._waiting[turn].since if turn in self._waiting else _now()
        # What only the shortest pace takes is no reason to post in another way.
        spacing = min(pace.seconds for pace in self._paces)
        due = self._next_due(after=sum(self._planned.values()))
        return due > max(since + PATIENCE, _now() + spacing)

    def waits_alone(self, turn: TurnId) -> bool:
        """Whether no other answer waits to be posted."""
        return self._waiting.keys() <= {turn}

    def choose_share(self, turn: TurnId, needs: int) -> int:
        """How many messages its answer may take, which are *needs* for the whole."""
        mine = self._waiting.get(turn) or _Waiting(needs, _now())
        others = [w for other, w in self._waiting.items() if other != turn]
        demand = Demand(
            (mine.needs, *(other.needs for other in others)),
            min(one.since for one in (mine, *others)),
            sum(self._planned.values()),
            sum(self._promised.values()),
        )
        return choose_share(demand, self._sent, self._paces, now=_now())

    @contextmanager
    def plan(self, turn: TurnId, messages: int) -> Iterator[None]:
        """While its answer is posted, which takes so many more."""
        self._waiting.pop(turn, None)
        self._planned[turn] = messages
        try:
            yield
        finally:
            del self._planned[turn]

    @asynccontextmanager
    async def take_place(self, turn: TurnId) -> AsyncIterator[None]:
        """Waits until one of its messages is due; it counts from its answer on."""
        async with self._one_posts:
            await sleep_until(self._find_due)
            try:
                async with self.edits.counting() as heard:
                    yield
            except Limited as error:
                # Planned as it was: others post here whom nobody here knows.
                self._closed_until = _now() + error.seconds
                raise
            finally:
                # Discord's clock had it before this moment.
                self._count(heard[0])
                self._planned[turn] = max(0, self._planned.get(turn, 0) - 1)

    def leave(self, symposium: SymposiumId) -> None:
        """Nothing more comes of it."""
        self._promised.pop(symposium, None)
        for turn in [t for t in self._waiting if t.startswith(f"{symposium}.")]:
            del self._waiting[turn]

    def _count(self, answered: Answered) -> None:
        most = max(pace.most for pace in self._paces)
        self._sent = [*self._sent[1 - most :], answered.at]

    def _find_due(self) -> float:
        """When the next message is due, as edits count with it."""
        return max(self._next_due(), self.edits.due_for_a_post())

    def _next_due(self, *, after: int = 0) -> float:
        """When a message is due that so many others come before."""
        *_, due = plan_times(self._sent, _now(), after + 1, self._paces)
        return max(due, self._closed_until)


class PostsByChannel:
    """Mutable: the channels in which this process has posted."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[int, ChannelPosts] = {}

    async def find(self, place: Place) -> ChannelPosts:
        """The budget of the channel that *place* is in, whose webhook posts there."""
        channel = place.parent or place.channel
        if channel not in self._known:
            since = datetime.now(UTC) - _INTENDED_BEFORE
            posts = await self._archive.posts_by_webhook(channel, since)
            sent = sorted(map(_sent_at, posts))
            self._known.setdefault(channel, ChannelPosts(VOICES, sent))
        return self._known[channel]


def _sent_at(post: Post) -> float:
    """One that nobody knows to stand may have been made this moment."""
    if post.message is None:
        return _now()
    age = datetime.now(UTC) - discord.utils.snowflake_time(post.message)
    return _now() - max(0.0, age.total_seconds())
