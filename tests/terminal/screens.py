"""A command on a terminal of a given size, in a process that need not load it anew."""

import fcntl
import os
import pty
import re
import struct
import sys
import termios

from rich.cells import cell_len

from bot.terminal.app import run

CODES = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>78c])")
"""What a terminal obeys: control sequences, its title, and single letters."""


def show_on_screen(
    *arguments: str, width: int = 100, height: int = 400, **environment: str
) -> str:
    """What is written to a screen of that size by a command that ends by itself."""
    child, screen = pty.fork()
    if child == 0:  # pragma: no cover - another process
        _run_on_terminal(arguments, width, height, environment)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    written = bytearray()
    while part := _read(screen):
        written += part
    os.close(screen)
    os.waitpid(child, 0)
    return written.decode()


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""


def _run_on_terminal(
    arguments: tuple[str, ...], width: int, height: int, environment: dict[str, str]
) -> None:  # pragma: no cover - another process
    status = 70
    try:
        size = {"COLUMNS": f"{width}", "LINES": f"{height}"}
        os.environ.update({"TERM": "xterm-256color", **size, **environment})
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        status = run(arguments)
        sys.stdout.flush()
    finally:
        os._exit(status)


def lines_of(screen: str) -> list[str]:
    """What is seen of it, line by line."""
    return CODES.sub("", screen).replace("\r", "").split("\n")


def widest(lines: list[str]) -> int:
    """In cells."""
    return max(map(cell_len, lines))
