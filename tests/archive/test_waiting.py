"""What was said waits where the database fails, and is found and written then."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.archive import Archive, open_archive
from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import SymposiumId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Status, Turn
from bot.errors import Unwritable
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.archive.examples import NOON, symposium, turn

S1 = SymposiumId("s1")
STOP = Act(ActKind.STOPPED, "Eve", NOON, "was stopped by Eve " * 10_000)
LONG = "Doubt is a door. " * 20_000


async def set_pages(archive: Archive, most: str) -> None:
    """As a disk that holds so much, for all connections there will be."""
    async with archive._transactions._engine.connect() as connection:
        await connection.execute(text(f"PRAGMA max_page_count = {most}"))


async def limit(archive: Archive) -> None:
    async with archive._transactions._engine.connect() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
    await set_pages(archive, str(pages))


async def free(archive: Archive) -> None:
    await set_pages(archive, "1073741823")


def spoken(number: int, words: str = LONG) -> Turn:
    own = TurnId(f"s1.{number}")
    said = replace(turn(number), id=own, status=Status.SPOKEN, text=words)
    return replace(said, act=symposium().first_act().id, ended=NOON)


async def begin(archive: Archive) -> None:
    await archive.open(symposium())
    for number in (1, 2, 3):
        await archive.begin(S1, turn(number))
    await archive.end(S1, spoken(1, "So."))
    await limit(archive)


def is_whole(found: Symposium) -> bool:
    return verify(to_json(found)).whole


async def speak_while_it_is_full(archive: Archive) -> Symposium:
    await archive.end(S1, spoken(2))
    await archive.end(S1, spoken(3))
    await archive.add_synthesis(S1, Synthesis("none", (), {"note": (LONG,)}, at=NOON))
    await archive.close(S1, Closing(NOON, symposium().first_act().id))
    return await archive.find("s1")


async def test_what_cannot_be_written_is_found_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        await begin(archive)
        found = await speak_while_it_is_full(archive)

        assert [t.text for t in found.turns] == ["So.", LONG, LONG]
        assert [made.id for made in found.syntheses] == ["s1.t1"]
        assert [closing.id for closing in found.closings] == ["s1.c1"]
        assert (found.ended, is_whole(found)) == (NOON, True)
        why = archive.explain_waiting(S1)
        assert why is not None and "(database or disk is full)" in why
        assert not await archive.catch_up(S1)
        with pytest.raises(Unwritable):
            await archive.add_act(S1, STOP)
    lost = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in lost] == [
        f"what was said in s1 is lost: {why}"
    ]


@pytest.mark.parametrize("then", ["catch up", "another act", "leave"])
async def test_it_is_written_as_it_was_found_once_there_is_room(
    tmp_path: Path, then: str
) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        await begin(archive)
        found = await speak_while_it_is_full(archive)
        await free(archive)
        if then == "catch up":
            assert await archive.catch_up(S1)
            assert archive.explain_waiting(S1) is None
        elif then == "another act":
            stopped = await archive.add_act(S1, STOP)
            assert stopped.place == (found.closings[0].place or 0) + 1
            found = found.add_act(stopped)
    async with open_archive(str(tmp_path / "s.db")) as archive:
        kept = await archive.find("s1")

    assert kept == found
    assert is_whole(kept)


async def test_what_somebody_else_wrote_meanwhile_comes_before_it(
    tmp_path: Path,
) -> None:
    async with (
        open_archive(str(tmp_path / "s.db")) as archive,
        open_archive(str(tmp_path / "s.db")) as other,
    ):
        await begin(archive)
        await archive.end(S1, spoken(2))
        act = await other.add_act(S1, replace(STOP, text="was stopped"))
        await free(archive)
        assert await archive.catch_up(S1)
        kept = await archive.find("s1")

    assert (act.place, kept.turns[1].place) == (3, 4)
    assert is_whole(kept)
