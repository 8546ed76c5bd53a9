"""Built to be killed: whenever that happens, the symposium goes on by itself."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.kill_points import (
    BY_THE_BOT,
    IN_A_DM,
    IN_A_FORUM,
    IN_THE_THREAD,
    ON_THE_WAY,
    Point,
)
from tests.journeys.life import LONG, TEXTS, life

AT_ONCE = 5
EVERY = (*ON_THE_WAY, *IN_THE_THREAD)


@dataclass(frozen=True, slots=True)
class Journey:
    """
    Killed at each of the points, one after the other; *old*: minutes lie between.
    Where the answers are *long*, a worker process is killed with it.
    """

    points: tuple[Point, ...]
    where: str = "text"
    revoked: tuple[str, ...] = ()
    old: bool = False
    long: bool = False

    async def go(self, folder: Path) -> None:
        texts = LONG if self.long else TEXTS
        begun = life(folder, where=self.where, revoked=self.revoked, texts=texts)
        async with begun as it:
            for point in self.points:
                await it.die_at(point)
                if self.old:
                    it.grow_old()
            await it.end()
            await it.check()


async def side_by_side(journeys: Sequence[Journey], folder: Path) -> None:
    """A few at a time; all that did not end well are told by their points."""
    room = asyncio.Semaphore(AT_ONCE)

    async def go(journey: Journey, number: int) -> None:
        async with room:
            await journey.go(folder / str(number))

    ends = await asyncio.gather(
        *(go(journey, number) for number, journey in enumerate(journeys)),
        return_exceptions=True,
    )
    failed = []
    for journey, end in zip(journeys, ends, strict=True):
        if isinstance(end, Exception):
            end.add_note(f"killed at: {', '.join(p.name for p in journey.points)}")
            failed.append(end)
    if failed:
        raise ExceptionGroup("journeys that did not end well", failed)


async def test_killed_at_any_of_eleven_points_it_goes_on_by_itself(
    tmp_path: Path,
) -> None:
    journeys = [Journey(EVERY[start::4]) for start in (0, 2)]
    assert sum(len(journey.points) for journey in journeys) == 11
    await side_by_side(journeys, tmp_path)


async def test_killed_again_and_again_with_minutes_in_between(tmp_path: Path) -> None:
    journeys = [Journey(EVERY[start::4], old=True, long=start == 3) for start in (1, 3)]
    await side_by_side(journeys, tmp_path)


async def test_killed_where_the_bot_posts_itself_in_a_forum_and_in_a_direct_message(
    tmp_path: Path,
) -> None:
    revoked = ("manage_webhooks",)
    journeys = [
        Journey(BY_THE_BOT, revoked=revoked),
        Journey(BY_THE_BOT, revoked=revoked, old=True),
        Journey(IN_A_FORUM, where="forum", old=True),
        Journey(IN_A_DM, where="dm", old=True),
    ]
    await side_by_side(journeys, tmp_path)
