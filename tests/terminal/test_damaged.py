"""An archive that is damaged is a sentence, without SQL and without anybody's words."""

import os
import re
import sqlite3
from pathlib import Path

import pytest

from tests.terminal.conftest import Invoke

QUESTION = "What is said where nobody should read it?"
COMMANDS = (("list",), ("show", "latest"), ("export", "latest"), ("quotes", "latest"))
BROKEN = {
    "voices": ("symposia", "voices", "{"),
    "an object that is no voice": ("symposia", "voices", '[{"nobody": 1}]'),
    "notes": ("symposia", "notes", "[1]"),
    "origin": ("symposia", "origin", "dreamt"),
    "started": ("symposia", "started", "yesterday"),
    "commitments": ("symposia", "commitments", '{"question": 3}'),
    "a text that is none": ("turns", "text", b"\xff\xfe secret words"),
    "usage": ("turns", "usage", "[3]"),
    "status": ("turns", "status", "sang"),
    "request": ("turns", "request", '{"a": '),
    "rows": ("syntheses", "rows", '[{"check": "maybe"}]'),
    "act": ("acts", "kind", "sang"),
    "nested without end": ("acts", "options", "[" * 100_000),
}


def rehearse(invoke: Invoke) -> None:
    assert invoke("rehearse", QUESTION, "--voices", "Ada,Bruno").status == 0


def is_one_sentence(said: str) -> bool:
    shown = re.search("SELECT|INSERT|Traceback|sqlalchemy|secret|nobody should", said)
    return shown is None and said.count("\n") == 1


@pytest.mark.parametrize("damage", BROKEN)
def test_a_value_that_is_not_what_was_written_is_a_sentence(
    invoke: Invoke, folder: Path, damage: str
) -> None:
    rehearse(invoke)
    table, column, value = BROKEN[damage]
    with sqlite3.connect(folder / "symposium.db") as archive:
        archive.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608 - ours

    for arguments in COMMANDS[1:]:
        status, out, said = invoke(*arguments)
        if (status, said) == (0, ""):
            continue  # a column that this command does not need
        assert (status, out) == (2, "")
        assert said.startswith("The archive is damaged (symposium ")
        assert is_one_sentence(said)
    assert invoke("show", "latest").status == 2


def test_the_others_are_listed_all_the_same(invoke: Invoke, folder: Path) -> None:
    for question in ("First?", "Second?", "Third?"):
        invoke("rehearse", question, "--voices", "Ada", "--no-synthesis")
    with sqlite3.connect(folder / "symposium.db") as archive:
        archive.execute("UPDATE symposia SET voices = '{' WHERE question = 'Second?'")

    status, listed, said = invoke("list")

    assert status == 0
    titles = [line.rpartition("\t")[2] for line in listed.splitlines()]
    assert titles == ["Third?", "First?"]
    assert said.endswith("is damaged and cannot be listed\n")


@pytest.mark.parametrize("page", range(1, 12))
def test_a_page_that_is_not_what_was_written_is_a_sentence(
    invoke: Invoke, folder: Path, page: int
) -> None:
    rehearse(invoke)
    file = folder / "symposium.db"
    with file.open("r+b") as archive:
        archive.seek(4096 * page)
        archive.write(os.urandom(4096))

    for arguments in COMMANDS:
        status, _, said = invoke(*arguments)
        assert (status, said) == (0, "") or (status == 2 and is_one_sentence(said))


def test_a_file_of_which_a_part_is_missing_is_a_sentence(
    invoke: Invoke, folder: Path
) -> None:
    rehearse(invoke)
    os.truncate(folder / "symposium.db", 4096 * 3)

    for arguments in COMMANDS:
        status, out, said = invoke(*arguments)
        assert (status, out) == (2, "")
        assert is_one_sentence(said) and "damaged" in said
