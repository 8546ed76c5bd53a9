"""`symposium rehearse` as a process of its own: what it writes where, how it ends."""

import asyncio
import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.forked import Forked
from tests.terminal.conftest import Invoke, Run, command, environment


def test_a_rehearsal_needs_nothing_and_leaves_its_markdown(
    symposium: Run, folder: Path
) -> None:
    done = symposium("rehearse")

    assert done.returncode == 0
    (file,) = (folder / "transcripts").iterdir()
    assert f"transcripts/{file.name}" in done.stderr.splitlines()[-1]
    assert symposium("export", "latest").stdout == file.read_text("utf-8")
    assert "Synthesis, by Ada (partial: 5 of 6 voices)" in done.stdout
    assert "Traceback" not in done.stderr


def test_in_a_pipe_progress_is_plain_lines_on_standard_error(invoke: Invoke) -> None:
    done = invoke("rehearse", "--voices", "ada,BRUNO", "--no-synthesis")

    first, *others = done.err.splitlines()[:-2]
    assert first == "This takes at most 2 requests."
    lines = [line.partition("] ")[2] for line in others]
    assert lines[0].startswith("Symposium ")
    assert {"Ada is asked", "Ada begins to speak", "Bruno is asked"} <= set(lines)
    assert lines[-1] == "Closed: 2 of 2 turns were spoken"
    assert "\x1b" not in done.err + done.out
    assert "Synthesis" not in done.out


def test_how_many_requests_it_takes_is_said_before_anybody_is_asked(
    invoke: Invoke,
) -> None:
    done = invoke("rehearse", "--format", "rounds", "--samples", "2")

    said, *others = done.err.splitlines()
    assert said == (
        "This takes at most 26 requests, 25 where everybody can be heard (24 for the "
        "answers, 1 for the table) and at most 1 for a second try."
    )
    asked = [line for line in others if line.endswith(" is asked")]
    assert len(asked) == 24


def test_more_requests_than_the_setting_allows_are_declined_before_any(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "symposium.toml").write_text("limits.requests_per_ask = 7\n")
    done = invoke("rehearse", "--voices", "Ada,Bruno,Cosima", "--samples", "2")

    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "This takes at most 8 requests, 7 where everybody can be heard (6 for the "
        "answers, 1 for the table) and at most 1 for a second try, and "
        "limits.requests_per_ask allows 7. Take fewer voices, rounds or samples.\n"
    )
    assert "is empty" in invoke("list")[2]
    done = invoke(
        *("rehearse", "--voices", "Ada,Bruno,Cosima", "--samples", "2"),
        "--no-synthesis",
    )
    assert done.status == 0


def test_json_is_alone_on_standard_output(invoke: Invoke, folder: Path) -> None:
    done = invoke("rehearse", "--json", "--format", "rounds", "--voices", "Ada")

    export = json.loads(done.out)
    assert export["schema"] == "symposium/2"
    assert export["origin"] == "rehearsal"
    assert [turn["round"] for turn in export["turns"]] == [1, 2]
    assert not (folder / "transcripts").exists()


def test_a_question_and_samples_are_taken(invoke: Invoke) -> None:
    done = invoke("rehearse", "Why?", "--samples", "2", "--voices", "Ada", "--json")

    export = json.loads(done.out)
    assert export["question"] == "Why?"
    assert [turn["sample"] for turn in export["turns"]] == [1, 2]


@pytest.mark.parametrize("name", ["out.md", "out.json"])
def test_an_export_is_written_by_its_ending(
    invoke: Invoke, folder: Path, name: str
) -> None:
    done = invoke("rehearse", "--export", name, "--voices", "Ada,Bruno")

    layout = "json" if name.endswith("json") else "markdown"
    expected = invoke("export", "latest", "--as", layout)[1]
    assert (folder / name).read_text("utf-8") == expected
    assert name in done.err.splitlines()[-1]
    assert not (folder / "transcripts").exists()


def test_when_nobody_speaks_the_status_is_1(invoke: Invoke) -> None:
    done = invoke("rehearse", "--voices", "Farid", "--json")

    statuses = [turn["status"] for turn in json.loads(done.out)["turns"]]
    assert (done.status, statuses) == (1, ["silent"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--voices", "Nobody"], "Nobody"),
        (["--voices", ","], "--voices"),
        (["--panel", "seven"], "seven"),
        (["--format", "quarrel"], "quarrel"),
        (["--rounds", "0", "--format", "rounds"], "rounds"),
        (["--samples", "0"], "samples"),
        (["--samples", "many"], "--samples"),
        (["--export", "out.txt"], "out.txt"),
        (["--export", "no/such/folder/out.md"], "out.md"),
        (["--nonsense"], "--nonsense"),
        ([" "], "question"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_begun(
    invoke: Invoke, folder: Path, arguments: list[str], named: str
) -> None:
    done = invoke("rehearse", *arguments)

    assert done.status == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert named in done.err
    assert "is empty" in invoke("list")[2]
    assert not list(folder.glob("out*"))


def test_a_transcripts_folder_that_cannot_be_is_said_before_anyone_speaks(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "transcripts").write_text("in the way")
    done = invoke("rehearse")

    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "--export" in done.err


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_ctrl_c_and_being_told_to_end_keep_what_was_said_and_say_where(
    symposium: Run, folder: Path, sign: signal.Signals
) -> None:
    paced = environment(SYMPOSIUM_REHEARSAL__PACE="1")
    process = await Forked.start("bot", "rehearse", folder=folder, environment=paced)
    async for line in process.stderr:
        if b"begins to speak" in line:
            break
    process.send_signal(sign)
    async with asyncio.timeout(30):
        _, told = await process.communicate()
    errors = told.decode()

    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "symposium show" in errors.splitlines()[-1]
    export = json.loads(symposium("export", "latest", "--as", "json").stdout)
    dismissed = [t for t in export["turns"] if t["reason"] == "dismissed"]
    assert dismissed
    assert any(turn["text"] for turn in export["turns"])


def test_while_the_result_is_written_a_signal_ends_it_at_once(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    seen: list[object] = []

    def deliver(*_: object) -> None:
        seen.extend(map(signal.getsignal, signs))

    monkeypatch.setattr("bot.terminal.ask.deliver", deliver)
    former = [*map(signal.getsignal, signs)]
    invoke("rehearse", "--json", "--voices", "Ada", "--no-synthesis")

    assert seen == [signal.default_int_handler, signal.SIG_DFL, signal.SIG_DFL]
    assert [*map(signal.getsignal, signs)] == former


def test_a_terminal_that_cannot_print_everything_is_no_fault(folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        command("rehearse", "通?", "--voices", "Ada"),
        cwd=folder,
        env=environment(PYTHONIOENCODING="ascii"),
        capture_output=True,
        encoding="ascii",
        check=False,
    )

    assert done.returncode == 0
    assert done.stdout.startswith("\\u901a?\n")


def test_a_reader_who_leaves_early_is_no_fault(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(  # noqa: S603 - our own command
        command("rehearse", "--json", "--voices", "Ada", "--no-synthesis"),
        cwd=folder,
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(write)

    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    assert done.returncode == 1
