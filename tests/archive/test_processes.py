"""Several processes and one archive; a process that is killed and one that lives."""

import asyncio
import itertools
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from tests.archive.examples import symposium
from tests.archive.test_migrations import as_it_was
from tests.forked import ROOT, Forked


async def start(address: str, name: str, *count: str) -> Forked:
    return await Forked.start("tests.archive.writer", address, name, *count)


def spoken(found: Symposium) -> dict[int, str]:
    over = [turn for turn in found.turns if turn.status is Status.SPOKEN]
    return {turn.number: turn.text for turn in over}


def said(count: int) -> dict[int, str]:
    return {number: f"{number} " * 400 for number in range(1, count + 1)}


@pytest.mark.parametrize("kill_after", [0, 7, 60])
async def test_what_was_acknowledged_is_there_after_a_kill(
    address: str, kill_after: int
) -> None:
    writer = await start(address, "s1")
    for _ in range(kill_after + 1):
        await writer.stdout.readline()
    writer.kill()
    rest = await writer.stdout.read()
    await writer.wait()
    acknowledged = kill_after + rest.count(b"\n")
    async with open_archive(address) as archive:
        found = spoken(await archive.find("s1"))
        assert found in (said(acknowledged), said(acknowledged + 1))
        await archive.open(symposium("s2"))


async def test_several_processes_may_make_and_write_one_archive_at_once(
    address: str,
) -> None:
    names = ("s1", "s2", "s3", "s4")
    writers = [await start(address, name, "25") for name in names]
    told = [await writer.communicate() for writer in writers]
    for name, writer, (out, _) in zip(names, writers, told, strict=True):
        assert writer.returncode == 0
        assert out.decode().split() == [
            *itertools.chain.from_iterable((name, str(n)) for n in range(26))
        ]
    async with open_archive(address) as archive:
        for name in names:
            assert spoken(await archive.find(name)) == said(25)


async def test_a_file_is_whole_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    writer = await start(str(path), "s1")
    for _ in range(20):
        await writer.stdout.readline()
    writer.kill()
    await writer.communicate()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


OPEN = """if 1:
    import asyncio, logging, sys
    from bot.archive import open_archive
    async def main():
        async with open_archive(sys.argv[1]):
            pass
    asyncio.run(main())
    print("alembic" in sys.modules, logging.getLogger().handlers, logging.root.level)
    print(logging.getLogger("alembic").level, logging.getLogger("x").disabled)
"""


def test_alembic_is_loaded_only_for_a_migration_and_leaves_logging_alone(
    tmp_path: Path,
) -> None:
    def told(archive: Path) -> list[str]:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", OPEN, str(archive)],
            stdout=subprocess.PIPE,
            check=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONWARNINGS": "error"},
        )
        return done.stdout.decode().splitlines()

    earlier = tmp_path / "earlier" / "s.db"
    asyncio.run(as_it_was(str(earlier), "0008", with_rows=()))
    assert told(tmp_path / "new.db") == ["False [] 30", "0 False"]
    assert told(earlier) == ["True [] 30", "0 False"]
    assert told(earlier) == ["False [] 30", "0 False"]
