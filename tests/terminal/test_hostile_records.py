"""No record, wherever it came from, commands a terminal or turns what is read."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.transcript.json_export import from_json
from tests.docs.conftest import ROOT
from tests.terminal.conftest import Invoke, environment
from tests.terminal.examples import SYMPOSIUM
from tests.terminal.test_read_only import RUN_ALL
from tests.transcript.exports import to_json, to_markdown

HOSTILE = (
    "\r\x1b[2K\x1b]0;title\x07\x1b[8m\x08\x7f\x9b31m\u202e\u2066\u061c\u200f\u200b"
    "\ufeff\U000e0041\u2028Whole: 6 turns are as recorded\n"
)
ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
    "\u061c\u200b\u200e\u200f\ufeff\U000e0000-\U000e0fff]"
)
COLOURS = re.compile(r"\x1b\[[0-79;]*m|\r\n")
FIELDS = {
    *("title", "question", "format", "asked_by", "name", "epithet", "model", "voice"),
    *("text", "detail", "model_reported", "model_requested", "finish_reason", "by"),
    *("position", "formulation", "reasoning", "consensus", "contradictions", "system"),
    *("shared_unprompted", "who_saw_what", "voices", "id", "turn", "act"),
}


def spoil(value: Any, field: str = "") -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: spoil(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [spoil(part, field) for part in value]
    is_words = isinstance(value, str) and field in FIELDS
    return f"{value[:9]}{HOSTILE}{value[9:]}" if is_words else value


@pytest.fixture
def record(folder: Path) -> Path:
    """With what a terminal would obey in every name, text and id; JSON and markdown."""
    spoilt = from_json(json.dumps(spoil(json.loads(to_json(SYMPOSIUM)))))
    file = folder / "spoilt.json"
    file.write_text(to_json(spoilt), "utf-8")
    file.with_suffix(".md").write_text(to_markdown(spoilt), "utf-8")
    return file


READING = (
    ("exposure",),
    ("exposure", "--json"),
    ("quotes",),
    ("quotes", "--json"),
    ("convergence",),
    ("convergence", "--json"),
    ("endings",),
    ("endings", "--json"),
    ("verify",),
)
ARCHIVED = (("show",), ("export",), ("export", "--as", "json"))


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_of_a_hostile_file_acts_in_a_pipe(
    invoke: Invoke, record: Path, words: tuple[str, ...]
) -> None:
    done = invoke(words[0], str(record), *words[1:])
    assert (done.status, ACTS.findall(done.out + done.err)) == (0, [])


def test_a_hostile_name_in_a_changed_file_tells_no_other_verdict(
    invoke: Invoke, record: Path
) -> None:
    for file in (record, record.with_suffix(".md")):
        for old, new in (("It is not", "It is"), ('"rounds": 1,', '"rounds": 2,')):
            changed = file.read_text("utf-8").replace(old, new)
            assert changed != file.read_text("utf-8")
            touched = file.with_stem("touched")
            touched.write_text(changed, "utf-8")
            status, out, _ = invoke("verify", str(touched))
            assert (status, ACTS.findall(out), out.count("\n")) == (1, [], 1)
            assert len(out) < 400


def test_unknown_fields_and_entries_are_named_without_effect(
    invoke: Invoke, record: Path
) -> None:
    whole = json.loads(record.read_text("utf-8"))
    for changed in (
        {**whole, HOSTILE * 40: 1},
        {**whole, "integrity": {**whole["integrity"], HOSTILE * 40: 1}},
        {**whole, "turns": whole["turns"][1:]},
        {**whole, "voices": [{**whole["voices"][0], HOSTILE: 1, "name": 3}]},
    ):
        record.write_text(json.dumps(changed), "utf-8")
        status, out, error = invoke("verify", str(record))
        assert status in (1, 2)
        assert ACTS.findall(out + error) == []
        assert (out + error).count("\n") == 1


def test_nothing_of_a_hostile_file_acts_on_a_terminal(
    invoke: Invoke, record: Path
) -> None:
    """By one process, one command after the other."""
    assert invoke("import", str(record)).status == 0
    commands = (
        *((words[0], str(record), *words[1:]) for words in READING),
        *((words[0], "latest", *words[1:]) for words in ARCHIVED),
        ("list",),
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", RUN_ALL, json.dumps(commands)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm", COLUMNS="100", PAGER="cat", PYTHONPATH=str(ROOT)),
    ) as done:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert done.returncode == 0, shown
    *by_command, behind = COLOURS.sub("", shown.decode()).split("\0")
    assert (all(by_command), behind) == (True, "")
    found = zip(commands, map(ACTS.findall, by_command), strict=True)
    assert [each for each in found if each[1]] == []


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""
