"""Whoever is cancelled stops waiting; what was begun is finished, and nothing leaks."""

import asyncio
import logging
import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import QueuePool

from bot.archive import Archive, open_archive
from bot.archive.schema import symposia
from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId
from bot.errors import Declined
from tests.archive.examples import bare, symposium, turn
from tests.archive.noting import note, noted

S1 = SymposiumId("s1")
STORM = 400


def out_of_pool(archive: Archive) -> int:
    pool = archive._transactions._engine.pool
    assert isinstance(pool, QueuePool)
    return pool.checkedout()


async def test_a_storm_of_cancelled_writes_leaks_and_loses_nothing(
    address: str,
) -> None:
    dice = random.Random(7)  # noqa: S311 - repeatable on purpose
    async with open_archive(address) as archive:
        writes = []
        for number in range(STORM):
            writes.append(asyncio.create_task(note(archive, f"n{number}", "kept")))
            for _ in range(dice.randint(1, 20)):
                await asyncio.sleep(0)
            writes[-1].cancel()
        done = await asyncio.gather(*writes, return_exceptions=True)
        assert sum(isinstance(one, asyncio.CancelledError) for one in done) > STORM / 4
        await note(archive, "after", "the storm")
        assert out_of_pool(archive) == 0
    async with open_archive(address) as archive:
        kept = [await noted(archive, f"n{number}") for number in range(STORM)]
        assert kept == ["kept"] * STORM
        assert await noted(archive, "after") == "the storm"


async def test_a_storm_of_cancelled_reads_leaks_nothing(archive: Archive) -> None:
    await archive.open(symposium(turns=(turn(),)))
    for _ in range(STORM):
        reading = asyncio.create_task(archive.find("s1"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    await asyncio.wait(archive._transactions._tasks)
    assert out_of_pool(archive) == 0
    assert bare(await archive.find("s1")).turns == (turn(),)


async def test_a_write_that_is_cancelled_is_written(address: str) -> None:
    async with open_archive(address) as archive:
        writing = asyncio.create_task(archive.open(symposium()))
        await asyncio.sleep(0)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
    async with open_archive(address) as archive:
        assert bare(await archive.find("s1")) == symposium()


async def test_leaving_waits_for_writes_even_if_it_is_cancelled(address: str) -> None:
    async def leave_early() -> None:
        async with open_archive(address) as archive:
            for number in range(50):
                writing = asyncio.create_task(note(archive, f"n{number}", "kept"))
                await asyncio.sleep(0)
                writing.cancel()
            opened.set()
            await asyncio.Event().wait()

    opened = asyncio.Event()
    leaving = asyncio.create_task(leave_early())
    await opened.wait()
    for _ in range(3):
        leaving.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await leaving
    async with open_archive(address) as archive:
        for number in range(50):
            assert await noted(archive, f"n{number}") == "kept"


async def test_no_file_stays_open_after_leaving(tmp_path: Path) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        await archive.open(symposium())
        await asyncio.gather(*(archive.find("s1") for _ in range(40)))
    assert [name for name in _held_open() if str(tmp_path) in name] == []


async def test_a_failed_write_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    async with open_archive(str(path)) as archive:
        await archive.open(symposium())
        await _limit_pages(archive)
        with pytest.raises(Declined, match=r"\(database or disk is full\); nothing"):
            await archive.add_act(S1, Act(ActKind.STOPPED, text="long " * 100_000))
        assert bare(await archive.find("s1")) == symposium()
        await archive.begin(S1, turn())
        assert bare(await archive.find("s1")).turns == (turn(),)


async def test_a_broken_statement_is_a_bug_and_not_the_databases_fault(
    archive: Archive,
) -> None:
    with pytest.raises((ProgrammingError, OperationalError)) as broken:
        await archive._transactions.write(lambda c: c.execute(text("SELEC")))
    assert "SELEC" in str(broken.value)


async def test_a_failure_nobody_waits_for_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        await archive.open(symposium())
        again = asyncio.create_task(archive.open(symposium()))
        await asyncio.sleep(0)
        again.cancel()
        with suppress(asyncio.CancelledError):
            await again
    [record] = [one for one in caplog.records if one.name.startswith("bot.archive")]
    assert record.levelno == logging.ERROR
    assert record.exc_info


async def test_a_writer_waits_for_the_writer_of_another_process(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    async with open_archive(str(path)) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(archive.open(symposium()))
        await asyncio.sleep(0.05)
        assert await archive.recent(1) == ()
        assert not writing.done()
        other.execute("COMMIT")
        other.close()
        await writing
        assert bare(await archive.find("s1")) == symposium()


async def test_a_reader_sees_one_state_while_others_write(archive: Archive) -> None:
    async def read_twice(connection: AsyncConnection) -> tuple[object, object]:
        first = await _noted(connection)
        await note(archive, "n", "new")
        return first, await _noted(connection)

    await note(archive, "n", "old")
    assert await archive._transactions.read(read_twice) == ("old", "old")
    assert await noted(archive, "n") == "new"


async def test_a_writer_who_reads_first_overlooks_no_other_writer(
    tmp_path: Path,
) -> None:
    async def add_one(connection: AsyncConnection) -> None:
        count = int(str(await _noted(connection)))
        await asyncio.sleep(0.001)
        await connection.execute(update(symposia).values(title=str(count + 1)))

    address = str(tmp_path / "s.db")
    async with open_archive(address) as here, open_archive(address) as there:
        await note(here, "n", "0")
        writers = (here, there) * 10
        await asyncio.gather(*(one._transactions.write(add_one) for one in writers))
        assert await noted(there, "n") == "20"


async def _noted(connection: AsyncConnection) -> object:
    return (await connection.execute(select(symposia.c.title))).scalar_one()


async def _limit_pages(archive: Archive) -> None:
    pragma = text("PRAGMA max_page_count = 30")
    await archive._transactions.write(lambda c: c.execute(pragma))


def _held_open() -> list[str]:
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [str(link.readlink()) for link in links]
