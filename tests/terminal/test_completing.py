"""What bash, zsh and fish offer behind a command."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer._completion_shared import get_completion_script

from bot.terminal.app import run
from tests.terminal.conftest import Invoke, command, environment
from tests.terminal.test_upkeep import ONE

Complete = Callable[[str], list[str]]


@pytest.fixture
def complete(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Complete:
    """What fish is given for a line that is being typed: value, tab, description."""
    assert folder == Path.cwd()

    def offer(line: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("_SYMPOSIUM_COMPLETE", "complete_fish")
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            patch.setenv("_TYPER_COMPLETE_ARGS", line)
            capsys.readouterr()
            with pytest.raises(SystemExit):
                run(["-"])
        return [line for line in capsys.readouterr().out.splitlines() if line]

    return offer


def test_each_command_that_names_a_symposium_is_offered_its_id_with_its_title(
    invoke: Invoke, complete: Complete
) -> None:
    invoke(*ONE)
    id_ = invoke("list").out.split("\t", 1)[0]

    for verb in (
        *("show", "export", "delete", "exposure", "quotes", "convergence", "endings"),
        *("follow", "heretic", "synthesize", "say", "invite", "dismiss", "pause"),
        *("resume", "retry", "again", "epithet", "approve", "veto", "convene"),
    ):
        assert complete(f"symposium {verb} ") == [f"{id_}\tWhy?"], verb
        assert complete(f"symposium {verb} {id_[:3]}") == [f"{id_}\tWhy?"]
        assert complete(f"symposium {verb} -{id_[:3]}") == []
    assert complete("symposium branch ") == [f"{id_}.1\tturn 1 of 1"]
    assert complete(f"symposium branch {id_}.") == [f"{id_}.1\tturn 1 of 1"]


def test_where_there_is_no_archive_none_is_made_and_nothing_is_offered(
    complete: Complete, folder: Path
) -> None:
    assert complete("symposium show ") == []
    assert [*folder.rglob("*.db")] == []
    (folder / "symposium.toml").write_text("modle = 1", "utf-8")
    assert complete("symposium show ") == []


def test_the_archive_of_the_configuration_that_is_named_is_looked_into(
    invoke: Invoke, complete: Complete, folder: Path
) -> None:
    (folder / "other.toml").write_text('database = "other.db"', "utf-8")
    invoke("--config", "other.toml", *ONE)

    assert complete("symposium show ") == []
    assert len(complete("symposium --config other.toml show ")) == 1


def test_a_title_is_told_without_what_a_shell_could_obey(
    invoke: Invoke, complete: Complete
) -> None:
    invoke("rehearse", "\\$(touch a)`b`\\\";c'[d]:é, 年?", *ONE[2:])
    (offer,) = complete("symposium show ")

    assert offer.partition("\t")[2].split() == [
        "touch",
        "a",
        "b",
        "c",
        "d",
        "é,",
        "年?",
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_by_the_script_that_it_is_given(
    invoke: Invoke, folder: Path
) -> None:
    invoke(*ONE)
    id_ = invoke("list").out.split("\t", 1)[0]
    # What --install-completion writes, whatever shell these tests were begun from.
    script = get_completion_script(  # noqa: S604 - the name of a shell
        prog_name="symposium", complete_var="_SYMPOSIUM_COMPLETE", shell="bash"
    )
    typed = f"COMP_WORDS=(symposium show {id_[:2]}); COMP_CWORD=2"
    (folder / "symposium").write_text(f'#!/bin/sh\nexec {" ".join(command())} "$@"\n')
    (folder / "symposium").chmod(0o700)
    done = subprocess.run(  # noqa: S603 - our own script
        ["bash", "--norc", "-c", f"{script}\n{typed}\n{_CALLED}"],  # noqa: S607
        cwd=folder,
        env=environment(PATH=f"{folder}:/usr/bin:/bin"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == f"{id_}\n"


_CALLED = '_symposium_completion symposium; echo "${COMPREPLY[@]}"'
