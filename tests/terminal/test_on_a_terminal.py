"""`symposium rehearse` on a real terminal: live while it runs, whole at its end."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.conftest import command, environment


@contextmanager
def on_a_terminal(
    folder: Path, *arguments: str, pace: str
) -> Iterator[tuple["subprocess.Popen[bytes]", Iterator[str]]]:
    """The running command, and what it writes to a screen of 30 lines of 100."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    # What the environment says of a screen counts for more than the screen itself.
    size = {"COLUMNS": "100", "LINES": "30"}
    env = environment(TERM="xterm", SYMPOSIUM_REHEARSAL__PACE=pace, **size)
    with subprocess.Popen(  # noqa: S603 - our own command
        command("rehearse", *arguments),
        cwd=folder,
        env=env,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        yield process, _written(ours)
    os.close(ours)


def _written(terminal: int) -> Iterator[str]:
    while True:
        try:
            written = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last writer has gone
            return
        if not written:
            return
        yield written.decode("utf-8", "replace")


def test_each_answer_stands_there_once_and_then_the_table(folder: Path) -> None:
    with on_a_terminal(folder, pace="0") as (process, screen):
        shown = "".join(screen)

    assert process.returncode == 0
    assert shown.count("(Ledger)") == 1
    assert (
        shown.count("remembered exactly, even after we have stopped meaning it?") == 1
    )
    assert "Key formulation" in shown and "└──" in shown
    (file,) = (folder / "transcripts").iterdir()
    assert f"Written to transcripts/{file.name}." in shown


def test_words_are_shown_while_they_are_spoken_and_ctrl_c_ends_it(
    folder: Path,
) -> None:
    with on_a_terminal(folder, "--voices", "Ada", pace="1") as (process, screen):
        live = ""
        for written in screen:
            live += written
            if "Let me separate three" in live:
                break
        assert "is speaking" in live
        process.send_signal(signal.SIGINT)
        rest = "".join(screen)

    assert process.returncode == 130
    assert "dismissed" in rest
    assert "Stopped. Written to transcripts/" in rest
    assert "\x1b[?25h" in rest, "the cursor is shown again"
