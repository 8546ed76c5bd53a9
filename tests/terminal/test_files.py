"""What is named on the command line and is no file that can be read."""

import os
from pathlib import Path

import pytest

from tests.terminal.conftest import Invoke


@pytest.mark.parametrize("command", ["import", "verify"])
def test_a_pipe_or_a_folder_is_no_file_and_nothing_waits_for_it(
    invoke: Invoke, folder: Path, command: str
) -> None:
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    for name in ("pipe.json", "folder.json"):
        status, out, error = invoke(command, name)
        assert (status, out) == (2, "")
        assert error == f"{name} is no file; name one that is.\n"


@pytest.mark.parametrize("command", ["import", "verify", "exposure"])
def test_a_file_too_large_is_refused_before_it_is_read(
    invoke: Invoke, folder: Path, command: str
) -> None:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(10**12)
    status, out, error = invoke(command, "huge.md")
    assert (status, out) == (2, "")
    assert error == (
        "huge.md has 1,000,000 MB, and at most 64 MB are read; bring it in parts.\n"
    )


def test_a_transcript_by_hand_has_a_size_of_its_own(
    invoke: Invoke, folder: Path
) -> None:
    letters = "x" * 5_000_001
    (folder / "long.md").write_text(letters, "utf-8")
    status, out, error = invoke("import", "long.md")
    assert (status, out) == (2, "")
    assert error == (
        "long.md: this has 5,000,001 characters, and at most 5,000,000 are read of a "
        "transcript made by hand; import it in parts\n"
    )
