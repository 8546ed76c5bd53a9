"""Opening an archive: made if need be, refused with the cure if it cannot be."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import Archive, open_archive
from bot.archive.schema import HEAD
from bot.errors import Misconfigured
from tests.archive.examples import bare, symposium
from tests.archive.noting import note, noted


async def pragmas(connection: AsyncConnection) -> tuple[object, ...]:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    read = [await connection.execute(text(f"PRAGMA {name}")) for name in names]
    return tuple(found.scalar_one() for found in read)


async def test_every_connection_to_a_file_is_durable_and_strict(tmp_path: Path) -> None:
    full = 2  # https://www.sqlite.org/pragma.html#pragma_synchronous
    async with open_archive(str(tmp_path / "s.db")) as archive:
        together = asyncio.Barrier(4)

        async def read(connection: AsyncConnection) -> tuple[object, ...]:
            await together.wait()
            return await pragmas(connection)

        found = await asyncio.gather(
            *(archive._transactions.read(read) for _ in range(3)),
            archive._transactions.write(read),
        )
    assert found == [("wal", full, 1, 30000)] * 4


async def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "100%.db"
    async with open_archive(str(path)) as archive:
        await archive.open(symposium())
    assert path.is_file()


async def test_nothing_is_left_beside_the_file_after_leaving(tmp_path: Path) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        await archive.open(symposium())
    assert _names(tmp_path) == ["s.db"]


async def refusal(address: str) -> str:
    with pytest.raises(Misconfigured) as refused:
        async with open_archive(address):
            pass
    return str(refused.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 1000)
    sentence = f"database: {path} is no database; name another file."
    assert await refusal(str(path)) == sentence
    assert path.read_text() == "Dear diary, " * 1000


async def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE places (url TEXT)")
    other.close()
    sentence = f"database: {path} belongs to another program; name another file."
    assert await refusal(str(path)) == sentence


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert await refusal(str(tmp_path)) == (
        f"database: {tmp_path} cannot be opened or made (unable to open database "
        "file); name a file in a folder that can be written."
    )


async def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = await refusal(str(tmp_path / "file" / "s.db"))
    assert said.startswith(f"database: {tmp_path}/file/s.db cannot be opened or made")
    assert said.endswith("name a file in a folder that can be written.")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_cannot_be_written_is_refused() -> None:
    code = """if 1:
        import asyncio, os, sys
        from bot.archive import open_archive
        async def main():
            async with open_archive(sys.argv[1]):
                pass
        import aiosqlite, sqlalchemy.dialects.sqlite.aiosqlite, alembic.command
        os.chdir("/")
        os.mkdir(sys.argv[1])
        os.setuid(65534)
        sys.argv[1] += "/s.db"
        asyncio.run(main())
    """
    path = f"/tmp/symposium-{os.getpid()}-unwritable"  # noqa: S108 - others may enter
    try:
        told = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", code, path], capture_output=True, check=False
        )
    finally:
        Path(path).rmdir()
    assert told.stderr.decode().splitlines()[-1] == (
        f"bot.errors.Misconfigured: database: {path}/s.db cannot be opened or made "
        "(unable to open database file); name a file in a folder that can be written."
    )


async def test_a_newer_database_is_refused(address: str) -> None:
    async with open_archive(address) as archive:
        await archive.open(symposium())
        await _set_revision(archive, "9999")
    said = await refusal(address)
    assert said.startswith("database: ")
    assert said.endswith(
        "is at revision 9999, which this Symposium does not know; use the newer "
        "Symposium that wrote it, or name another database."
    )


async def test_a_server_that_does_not_answer_is_refused() -> None:
    said = await refusal("postgresql://ada:secret@127.0.0.1:1/name")
    assert said.startswith("database: postgresql://ada:***@127.0.0.1:1/name cannot be")
    assert "see that the server runs" in said


async def test_a_missing_database_on_a_server_is_refused(server: str) -> None:
    said = await refusal(f"{server}nowhere")
    assert '(database "nowhere" does not exist)' in said


async def test_the_tables_are_made_once_and_kept(address: str) -> None:
    async with open_archive(address) as archive:
        await archive.open(symposium())
    for _ in range(2):
        async with open_archive(address) as archive:
            assert bare(await archive.find("s1")) == symposium()
            assert await _revision(archive) == HEAD


async def test_many_may_open_an_archive_that_is_not_there_yet(address: str) -> None:
    async def open_and_note(key: str) -> None:
        async with open_archive(address) as archive:
            await note(archive, key, "kept")

    keys = [f"n{number}" for number in range(6)]
    await asyncio.gather(*(open_and_note(key) for key in keys))
    async with open_archive(address) as archive:
        assert [await noted(archive, key) for key in keys] == ["kept"] * 6


async def test_an_archive_that_was_left_takes_nothing_more(tmp_path: Path) -> None:
    async with open_archive(str(tmp_path / "s.db")) as archive:
        pass
    with pytest.raises(RuntimeError, match="the archive is closed"):
        await archive.open(symposium())


async def _set_revision(archive: Archive, revision: str) -> None:
    statement = text("UPDATE alembic_version SET version_num = :revision")
    await archive._transactions.write(
        lambda connection: connection.execute(statement, {"revision": revision})
    )


async def _revision(archive: Archive) -> object:
    async def work(connection: AsyncConnection) -> object:
        found = await connection.execute(text("SELECT * FROM alembic_version"))
        return found.scalar_one()

    return await archive._transactions.read(work)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
