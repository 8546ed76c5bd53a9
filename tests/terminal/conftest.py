"""A folder of one's own, and the command as a person runs it."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.terminal.app import run
from tests.forked import run_forked
from tests.loopback.endpoint import Endpoint
from tests.settings.test_load import go_where_nothing_is_configured

KEY = "sk-never-to-be-seen"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


class Invoked(NamedTuple):
    status: int
    out: str
    err: str


Invoke = Callable[..., Invoked]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing is configured and rehearsals do not pause."""
    go_where_nothing_is_configured(tmp_path, monkeypatch)
    monkeypatch.setenv("SYMPOSIUM_REHEARSAL__PACE", "0")
    return tmp_path


@pytest.fixture
def symposium(folder: Path) -> Run:
    """Runs `symposium ARGUMENTS` there and waits for its end."""

    def call(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return run_forked("bot", *arguments, folder=folder)

    return call


@pytest.fixture
def invoke(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Invoke]:
    """Runs a command in this process: its status, output and error output."""
    assert folder == Path.cwd()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def call(*arguments: str) -> Invoked:
        capsys.readouterr()
        status = run(arguments)
        heard = capsys.readouterr()
        return Invoked(status, heard.out, heard.err)

    yield call
    root.handlers[:], root.level = handlers, level


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("OTHER_KEY", KEY)
    return KEY


def configure(folder: Path, endpoint: Endpoint, **models: str) -> None:
    """One voice for each name, with the model (so the scenario) it is given."""
    voices = [
        f'[[voices]]\nname = "{name}"\nmodel = "{model}"\ndialect = "openai"\n'
        f'base_url = "{endpoint.url}"\nkey_env = "OTHER_KEY"\n'
        for name, model in models.items()
    ]
    text = "\n".join([*voices, '[synthesis]\nvoice = "none"'])
    (folder / "symposium.toml").write_text(text, "utf-8")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, **changes}
