"""Reading where the disk is full or may not be written: real processes and SQLite."""

import ctypes
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.transcript.verifying import verify
from tests.docs.conftest import ROOT
from tests.terminal.conftest import Invoke, command, environment

_BOUNDING_SET, _OVERRIDES_PERMISSIONS = 24, 1  # prctl(2), capabilities(7)
READING = (
    ("list",),
    ("show", "latest"),
    ("export", "latest"),
    ("quotes", "latest"),
    ("exposure", "latest"),
    ("convergence", "latest"),
    ("endings", "latest"),
)
# Prints what each command prints, with a NUL after it, and ends where one fails.
RUN_ALL = """
import json, sys
from bot.terminal.app import run
for arguments in json.loads(sys.argv[1]):
    if status := run(arguments):
        sys.exit(f"{arguments}: {status}")
    sys.stdout.write("\\0")
    sys.stdout.flush()
"""


def obey_permissions() -> None:
    """Root's processes obey them too, from the next exec on."""
    ctypes.CDLL(None).prctl(_BOUNDING_SET, _OVERRIDES_PERMISSIONS, 0, 0, 0)


def write_no_file() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(
    *arguments: str, before: Callable[[], None]
) -> "subprocess.CompletedProcess[str]":
    return start(command(*arguments), before=before)


def start(
    arguments: list[str], *, before: Callable[[], None]
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own command, without threads
        arguments,
        env=environment(PYTHONPATH=str(ROOT), PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=before,
    )


@pytest.fixture
def shelf(folder: Path, invoke: Invoke) -> Iterator[Path]:
    """A folder with an archive, closed well."""
    assert invoke("rehearse", "Why?", "--voices", "Ada,Bruno").status == 0
    yield folder
    folder.chmod(0o755)


def leave_in_the_journal(folder: Path) -> None:
    """As after a crash: what was written last stands beside the archive only."""
    archive, parted = folder / "symposium.db", folder / "parted"
    parted.mkdir()
    writer = sqlite3.connect(archive, isolation_level=None)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("UPDATE symposia SET title = 'Written last'")
    for file in ("symposium.db", "symposium.db-wal"):
        shutil.copy(folder / file, parted / file)
    writer.close()
    shutil.copy(parted / "symposium.db", archive)
    shutil.move(parted / "symposium.db-wal", folder / "symposium.db-wal")
    shutil.rmtree(parted)


def forbid_writing(folder: Path) -> None:
    for file in folder.glob("symposium.db*"):
        file.chmod(0o444)
    folder.chmod(0o555)


def refuses_writing(folder: Path) -> bool:
    probe = [sys.executable, "-c", f"open({str(folder / 'probe')!r}, 'w')"]
    tried = subprocess.run(  # noqa: S603 - as above
        probe, capture_output=True, check=False, preexec_fn=obey_permissions
    )
    return tried.returncode != 0


def look_at_all(before: Callable[[], None]) -> None:
    """By one process, one command after the other: each opens the archive anew."""
    done = start([sys.executable, "-c", RUN_ALL, json.dumps(READING)], before=before)
    assert (done.returncode, done.stderr) == (0, "")
    printed = dict(zip(READING, done.stdout.split("\0")[:-1], strict=True))
    assert verify(printed["export", "latest"]).whole
    assert "\trehearsal\t2/2\t" in printed["list",]
    assert all(printed.values())


def what_stands_there(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("symposium.db*")}


def test_what_may_not_be_written_is_read(shelf: Path) -> None:
    forbid_writing(shelf)
    if not refuses_writing(shelf):
        pytest.skip("this system lets its root write what may not be written")
    before = what_stands_there(shelf)

    look_at_all(obey_permissions)

    assert what_stands_there(shelf) == before
    done = run("import", "transcripts/x.md", before=obey_permissions)
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_what_was_written_last_is_read_from_the_journal(shelf: Path) -> None:
    leave_in_the_journal(shelf)
    forbid_writing(shelf)
    if not refuses_writing(shelf):
        pytest.skip("this system lets its root write what may not be written")

    done = run("list", before=obey_permissions)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\tWritten last\n")


@pytest.mark.parametrize("crashed", [False, True], ids=["closed", "crashed"])
def test_a_full_disk_is_read(shelf: Path, *, crashed: bool) -> None:
    if crashed:
        leave_in_the_journal(shelf)

    if not crashed:
        look_at_all(write_no_file)
    done = run("list", before=write_no_file)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\tWritten last\n") is crashed


def test_a_backup_that_may_not_be_written_is_read(shelf: Path) -> None:
    """It is not in WAL mode, as docs/running.md makes it."""
    with sqlite3.connect(shelf / "symposium.db") as archive:
        archive.execute("VACUUM INTO 'backup.db'")
    shutil.move(shelf / "backup.db", shelf / "symposium.db")
    forbid_writing(shelf)
    if not refuses_writing(shelf):
        pytest.skip("this system lets its root write what may not be written")
    look_at_all(obey_permissions)


@pytest.mark.usefixtures("shelf")
def test_who_wants_to_write_is_told_before_anybody_is_asked(invoke: Invoke) -> None:
    assert invoke("export", "latest", "-o", "it.json", "--as", "json").status == 0
    for arguments in (("rehearse", "Why?", "--json"), ("import", "it.json")):
        done = run(*arguments, before=write_no_file)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "symposium.db cannot be opened or made (disk I/O error)" in done.stderr


def test_only_who_owns_it_may_read_an_archive(shelf: Path) -> None:
    assert (shelf / "symposium.db").stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(shelf / "symposium.db") as archive:
        archive.execute("UPDATE symposia SET title = title")
        modes = {f.name: f.stat().st_mode & 0o777 for f in shelf.glob("symposium.db*")}
    assert modes == dict.fromkeys(
        ("symposium.db", "symposium.db-wal", "symposium.db-shm"), 0o600
    )


def test_what_cannot_be_printed_is_a_sentence(shelf: Path) -> None:
    with (shelf / "out.md").open("w") as out:
        done = subprocess.run(  # noqa: S603 - as above
            command("export", "latest"),
            env=environment(PYTHONPATH=str(ROOT), PYTHONDONTWRITEBYTECODE="1"),
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            preexec_fn=write_no_file,
        )
    said = "What this prints cannot be written (File too large): make room there.\n"
    assert (done.returncode, done.stderr) == (2, said)
