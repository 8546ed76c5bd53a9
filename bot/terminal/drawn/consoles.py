"""
What is printed on: a terminal as it is, and where --plain was said, words alone, as a
screen reader reads them out: no frames, no rules, no colours, nothing drawn anew.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

from rich.console import Console, ConsoleOptions, RenderResult
from rich.rule import Rule
from rich.text import Text

from bot.terminal.plain_mode import is_plain

_LESS = "FRX"  # what is no longer than the screen is left there, in its colours


class PlainConsole(Console):
    """Takes a terminal for a pipe: whole lines, and nothing that is only seen."""


def open_console(*, progress: bool = False) -> Console:
    """Standard output, for what is the result; for *progress*, standard error."""
    if is_plain():
        return PlainConsole(
            stderr=progress, highlight=False, no_color=True, force_terminal=False
        )
    return Console(stderr=progress, highlight=False)


def find_width() -> float:
    """In columns: of the terminal; without end in a pipe; in plain mode none."""
    console = open_console()
    if isinstance(console, PlainConsole):
        return 0
    return console.width if console.is_terminal else inf


@contextmanager
def paged(console: Console) -> Iterator[None]:
    """
    What is printed meanwhile is read in the pager, if a person reads it here: that of
    PAGER, or less, which leaves alone what is no longer than the screen.
    """
    is_seen = console.is_terminal and not console.is_dumb_terminal
    if not is_seen or not sys.stdin.isatty():
        yield
        return
    os.environ.setdefault("LESS", _LESS)
    with console.pager(styles=True):
        yield


class SpeakerLine:
    """Who speaks, above the words: with a rule that parts it from what stood before."""

    def __init__(self, name: Text) -> None:
        self._name = name

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        is_plain = isinstance(console, PlainConsole)
        yield self._name if is_plain else Rule(self._name, align="left", style="dim")
