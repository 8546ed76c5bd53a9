"""The commands of a document, run as somebody would who types them."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.forked import run_forked

ROOT = Path(__file__).parents[2]

Typed = Callable[[str], str]
_ONE = r"""symposium(?: +(?:[\w./:,=-]+|"[^"$`\\]*"|'[^']*'))*"""
_ALONE = re.compile(rf"{_ONE}\Z")
"""A command that is read alike without a shell."""
_COMMAND = re.compile(rf"(?P<alone>{_ONE})(?: *\|(?P<rest>[^|].*))?\Z")
"""The same, and what its output is piped through."""


@pytest.fixture(scope="session")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    """
    Types a line into a shell in the project's folder, where nothing is configured and
    the archive is a new one, and gives what it wrote to standard output.
    """
    folder = tmp_path_factory.mktemp("typed")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("SYMPOSIUM_")}
    surroundings = {
        **clean,
        "SYMPOSIUM_DATABASE": str(folder / "symposium.db"),
        "SYMPOSIUM_REHEARSAL__PACE": "0",
        "PYTHON": sys.executable,
    }

    @cache
    def output(line: str) -> str:
        *before, last = line.split(" && ")
        silent = [each.removesuffix(" >/dev/null") for each in before]
        first = _COMMAND.match(last)
        if first is None or not all(map(_ALONE.match, silent)):
            shell = f'symposium() {{ "$PYTHON" -m bot "$@"; }}\n{line}'
            return _told_by_shell(shell, surroundings)
        for each in silent:
            run(each)
        told = run(first["alone"])
        return (
            _told_by_shell(first["rest"], surroundings, told) if first["rest"] else told
        )

    def run(alone: str) -> str:
        done = run_forked("bot", *shlex.split(alone)[1:], environment=surroundings)
        done.check_returncode()
        return done.stdout

    return output


def _told_by_shell(line: str, surroundings: dict[str, str], given: str = "") -> str:
    done = subprocess.run(  # noqa: S603 - the project's own documents
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env=surroundings,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout
