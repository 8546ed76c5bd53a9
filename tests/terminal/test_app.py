"""The commands as they are typed: their help, and one sentence for what is missing."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Said


@pytest.mark.parametrize(
    "verb",
    ["rehearse", "ask", "bot", "list", "show", "export", "import", "voices"],
)
def test_every_command_has_its_help(said: Said, verb: str) -> None:
    status, output, _ = said(verb, "--help")

    assert status == 0
    assert output.startswith(f"Usage: symposium {verb}")
    assert f"  {verb}" in said("--help")[1]


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
    said: Said, arguments: tuple[str, ...]
) -> None:
    status, output, error = said(*arguments)

    assert (status, output, len(error.splitlines())) == (2, "", 1)


def test_a_broken_configuration_is_one_sentence_for_every_command(
    said: Said, folder: Path
) -> None:
    (folder / "symposium.toml").write_text("voices = [")
    for arguments in (("bot",), ("rehearse",), ("list",), ("voices", "--check")):
        status, output, error = said(*arguments)
        assert (status, output, len(error.splitlines())) == (2, "", 1)
        assert "symposium.toml is not valid TOML" in error
