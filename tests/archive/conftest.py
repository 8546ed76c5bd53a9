"""An archive of each kind: a file, and a database on a private PostgreSQL server."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.archive import Archive, open_archive


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    programs = _programs()
    if programs is None or find_spec("asyncpg") is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl, or asyncpg, are not installed")
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="symposium-postgres-"))
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    data = f"-D{folder}/data"
    log = f"{folder}/log"
    try:
        _run(user, programs / "initdb", data, "-Usymposium", "-EUTF8", "--no-sync")
        _run(user, programs / "pg_ctl", data, "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql://symposium@127.0.0.1:{port}/"
        finally:
            _run(user, programs / "pg_ctl", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def emptied() -> list[str]:
    """Databases that were used and hold nothing: to make and delete them takes long."""
    return []


@pytest.fixture(params=["file", "server"])
async def address(
    request: pytest.FixtureRequest, tmp_path: Path, emptied: list[str]
) -> AsyncIterator[str]:
    """The address of an archive that does not exist yet."""
    if request.param == "file":
        yield str(tmp_path / "kept" / "symposium.db")
        return
    server = request.getfixturevalue("server")
    database = emptied.pop() if emptied else await new_database(server)
    yield database
    await empty(database)
    emptied.append(database)


@pytest.fixture
async def archive(address: str) -> AsyncIterator[Archive]:
    async with open_archive(address) as opened:
        yield opened


async def new_database(server: str) -> str:
    # an extra that may be missing, and that carries no types
    import asyncpg  # type: ignore[import-untyped]  # noqa: PLC0415

    name = f"t{uuid.uuid4().hex}"
    connection = await asyncpg.connect(f"{server}postgres")
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return f"{server}{name}"


async def empty(database: str) -> None:
    """As it was when it was made; whoever is still connected no longer is."""
    import asyncpg  # noqa: PLC0415 - as above

    connection = await asyncpg.connect(database)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()


def _programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return installed[-1] if installed else None


def _unprivileged() -> str | None:
    """Whom to run the server as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(user: str | None, program: Path, *arguments: str) -> None:
    group = pwd.getpwnam(user).pw_gid if user else None
    subprocess.run(  # noqa: S603 - a fixed program, arguments made here
        [program, *arguments],
        check=True,
        user=user,
        group=group,
        extra_groups=[] if user else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
