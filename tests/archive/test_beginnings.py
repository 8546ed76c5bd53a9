"""A round's turns begin in one transaction, and those that end at once end in one."""

import asyncio
from dataclasses import replace

from sqlalchemy import event

from bot.archive import Archive
from bot.domain.names import SymposiumId
from bot.domain.turn import Status
from bot.errors import Declined
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.archive.examples import bare, symposium, turn, whole_turn

S1 = SymposiumId("s1")


async def test_turns_that_begin_at_once_are_begun_in_one_transaction(
    archive: Archive,
) -> None:
    ended = whole_turn("kept")
    await archive.open(symposium(turns=(ended,)))
    commits: list[object] = []
    event.listen(archive._transactions._engine.sync_engine, "commit", commits.append)
    round_ = [turn(number) for number in range(2, 18)]
    begun = [archive.begin(S1, one) for one in (turn(1), *round_)]
    first, *others = await asyncio.gather(*begun, return_exceptions=True)
    # One that has ended before declines itself alone.
    assert isinstance(first, Declined)
    assert others == [None] * 16
    assert len(commits) == 1
    assert bare(await archive.find("s1")).turns == (ended, *round_)


async def test_a_beginning_that_nobody_waits_for_is_written_with_the_others(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    several = [asyncio.create_task(archive.begin(S1, turn(n))) for n in (1, 2, 3)]
    await asyncio.sleep(0)
    several[0].cancel()
    await asyncio.wait(several)
    assert [task.cancelled() for task in several] == [True, False, False]
    assert len((await archive.find("s1")).turns) == 3


async def test_turns_that_end_at_once_are_linked_in_one_transaction(
    archive: Archive,
) -> None:
    ended = turn(1, status=Status.SPOKEN, text="kept")
    await archive.open(symposium(turns=(ended,)))
    (stored,) = (await archive.find("s1")).turns
    round_ = [turn(n, status=Status.SPOKEN, text=f"said {n}") for n in range(2, 18)]
    commits: list[object] = []
    event.listen(archive._transactions._engine.sync_engine, "commit", commits.append)
    first, *others = await asyncio.gather(
        archive.end(S1, replace(ended, text="other")),
        *(archive.end(S1, one) for one in round_),
    )
    assert len(commits) == 1
    # One that has ended before stays as it is, and takes no place.
    assert first == stored
    places = [one.place for one in others]
    assert places == list(range((stored.place or 0) + 1, (stored.place or 0) + 17))
    whole = await archive.find("s1")
    assert whole.turns == (stored, *others)
    assert verify(to_json(whole)).whole
