"""The commands of a document, run as somebody would who types them."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Typed = Callable[[str], str]


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
        shell = f'symposium() {{ "$PYTHON" -m bot "$@"; }}\n{line}'
        done = subprocess.run(  # noqa: S603 - the project's own documents
            ["/bin/sh", "-c", shell],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
        return done.stdout

    return output
