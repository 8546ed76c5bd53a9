"""The commands as they are typed: their help, and one sentence for what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Invoke

VERBS = [
    "rehearse",
    "ask",
    "duet",
    "follow",
    "say",
    "invite",
    "dismiss",
    "pause",
    "resume",
    "retry",
    "again",
    "epithet",
    "approve",
    "veto",
    "convene",
    "bot",
    "list",
    "show",
    "export",
    "delete",
    "branch",
    "heretic",
    "import",
    "verify",
    "exposure",
    "quotes",
    "convergence",
    "endings",
    "voices",
]


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_help(invoke: Invoke, verb: str) -> None:
    status, output, _ = invoke(verb, "--help")

    assert status == 0
    assert output.startswith(f"Usage: symposium {verb}")
    assert f"  {verb}" in invoke("--help")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing"),
        ("export", "latest"),
        ("export", "latest", "--as", "pdf"),
        ("--config", "gone.toml", "list"),
        ("ask", "Why?"),
        ("ask",),
        ("voices",),
        ("sing",),
        ("list", "--limit", "0"),
    ],
)
def test_whatever_is_missing_is_one_sentence_and_status_2(
    invoke: Invoke, arguments: tuple[str, ...]
) -> None:
    status, output, error = invoke(*arguments)

    assert (status, output, len(error.splitlines())) == (2, "", 1)


def test_a_broken_configuration_is_one_sentence_for_every_command(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "symposium.toml").write_text("voices = [")
    for arguments in (("bot",), ("rehearse",), ("list",), ("voices", "--check")):
        status, output, error = invoke(*arguments)
        assert (status, output, len(error.splitlines())) == (2, "", 1)
        assert "symposium.toml is not valid TOML" in error


def test_the_help_waits_for_no_library_that_only_a_command_needs() -> None:
    heavy = {"discord", "httpx", "pydantic_settings", "rich", "sqlalchemy", "wordfreq"}
    heavy |= {"asyncio", "bot.formats.blind", "bot.formats.speech", "bot.text.words"}
    program = (
        "import sys; from bot.terminal.app import run; run(['ask', '--help']); "
        f"print(sorted({heavy} & sys.modules.keys()))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"
