"""When growing messages may be edited: one pace for each webhook, or thread."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from cogs._post.trying import Limited

_KEPT = 8
"""As many moments as any pace looks back at."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What Discord says: so many more requests *remaining*, in so many seconds."""

    remaining: int
    seconds: float

    @property
    def spread(self) -> float:
        """Seconds until the next, so that one is left to a post."""
        return self.seconds / max(1, self.remaining - 1)


@dataclass(frozen=True, slots=True)
class Answered:
    """When Discord answered, and what it said of its limit."""

    at: float
    allowance: Allowance | None = None


_answered: ContextVar[Answered | None] = ContextVar("_answered", default=None)


def note_answer(headers: Mapping[str, str]) -> None:
    """
    Discord has answered this moment. Its client may tell so seconds later: it sleeps
    for a limit within the call that used it up.
    """
    _answered.set(Answered(now(), read_allowance(headers)))


def read_allowance(headers: Mapping[str, str]) -> Allowance | None:
    """None where it says nothing of it, or nothing that can be read."""
    try:
        remaining = int(headers["X-RateLimit-Remaining"])
        seconds = float(headers["X-RateLimit-Reset-After"])
    except (KeyError, ValueError):
        return None
    return Allowance(remaining, seconds) if 0 <= seconds < float("inf") else None


@asynccontextmanager
async def answering() -> AsyncIterator[list[Answered]]:
    """What is noted of the one request within, when it is over, as the only entry."""
    _answered.set(None)
    heard: list[Answered] = []
    try:
        yield heard
    finally:
        heard.append(_answered.get() or Answered(now()))


class EditPace:
    """
    Mutable. *gap* is what lies at least between the starts of two edits: with several
    messages that grow each of them waits for its turn. No more than *most* requests are
    made in any *seconds*, posts counted, and an edit is never the last of those.
    """

    def __init__(self, gap: float, *, most: int, seconds: float) -> None:
        self._gap = gap
        self._most = most
        self._seconds = seconds
        self._made: list[float] = []
        self._under_way = 0
        self._began = float("-inf")
        self._closed_until = float("-inf")
        self._one_edits = asyncio.Lock()

    @asynccontextmanager
    async def take_place(self) -> AsyncIterator[None]:
        """Waits until an edit is due; it counts from its answer on."""
        async with self._one_edits:
            await sleep_until(self._due)
            self._began = now()
            try:
                async with self.counting():
                    yield
            except Limited as error:
                self._closed_until = now() + error.seconds
                raise

    @asynccontextmanager
    async def counting(self) -> AsyncIterator[list[Answered]]:
        """While a request is made, a post or an edit; it counts from its answer on."""
        self._under_way += 1
        try:
            async with answering() as heard:
                yield heard
        finally:
            self._under_way -= 1
            self._count(heard[0])

    def _count(self, answered: Answered) -> None:
        self._made = [*self._made[1 - _KEPT :], answered.at]
        said = answered.allowance
        if said is not None and said.remaining == 0:
            self._closed_until = max(self._closed_until, answered.at + said.seconds)
        elif said is not None:
            self._closed_until = max(self._closed_until, self._began + said.spread)

    def due_for_a_post(self) -> float:
        """When one more is at most the last that is allowed."""
        return self._until_fewer_than(self._most)

    def _due(self) -> float:
        fewer = self._until_fewer_than(self._most - 1)
        return max(self._began + self._gap, self._closed_until, fewer)

    def _until_fewer_than(self, most: int) -> float:
        # What is under way counts from a moment that is still to come.
        most = max(1, most - self._under_way)
        made = sorted(self._made)
        return made[-most] + self._seconds if len(made) >= most else float("-inf")


async def sleep_until(due: Callable[[], float]) -> None:
    """Until the moment that *due* gives, which may be another one by then."""
    while True:
        wait = due() - now()
        if wait <= 0:
            return
        await asyncio.sleep(wait)


def now() -> float:
    return asyncio.get_running_loop().time()
