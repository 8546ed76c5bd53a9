"""Built to be killed: whenever that happens, the symposium goes on by itself."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from tests.journeys.kill_points import (
    EVERYBODY,
    IN_A_DM,
    IN_A_FORUM,
    IN_THE_THREAD,
    ON_THE_WAY,
    Point,
)
from tests.journeys.life import life

AT_ONCE = 2


async def side_by_side(
    points: Sequence[Point], journey: Callable[[Point], Awaitable[None]]
) -> None:
    """Each point's journey, a few at a time; all that failed are told by name."""
    room, failed = asyncio.Semaphore(AT_ONCE), []

    async def go(point: Point) -> None:
        async with room:
            try:
                await journey(point)
            except Exception as error:
                error.add_note(f"killed at: {point.name}")
                failed.append(error)

    await asyncio.gather(*map(go, points))
    if failed:
        raise ExceptionGroup("journeys that did not end well", failed)


def folder_of(point: Point, tmp_path: Path) -> Path:
    return tmp_path / point.name.replace(" ", "-")


async def test_killed_at_any_point_it_goes_on_and_nothing_is_doubled_or_missing(
    tmp_path: Path,
) -> None:
    async def journey(point: Point) -> None:
        async with life(folder_of(point, tmp_path)) as it:
            await it.die_at(point)
            await it.end()
            await it.check()

    await side_by_side((*ON_THE_WAY, *IN_THE_THREAD), journey)
