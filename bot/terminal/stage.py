"""Which stage a symposium has here: a live board on a terminal, lines in a pipe."""

import sys
from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.domain.events import Event
from bot.domain.names import TurnId
from bot.terminal.board import Board
from bot.terminal.lines import Lines


class Stage(Protocol):
    """Shows what happens; *printed* are the turns shown in full, None if none are."""

    @property
    def printed(self) -> frozenset[TurnId] | None: ...

    async def show(self, events: AsyncIterator[Event]) -> None: ...


def stage(*, answers: bool) -> Stage:
    """
    With *answers*, the board also prints each answer in full as it ends, provided
    that standard output, where answers belong, is this same screen.
    """
    console = Console(stderr=True, highlight=False)
    if console.is_terminal and not console.is_dumb_terminal:
        return Board(console, answers=answers and sys.stdout.isatty())
    return Lines()


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """On a terminal a table; in a pipe one line a row, its cells parted by tabs."""
    console = paper()
    if not console.is_terminal:
        sys.stdout.writelines("\t".join(row) + "\n" for row in rows)
        return
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def paper() -> Console:
    """Standard output, for what is the result and not the progress."""
    return Console(highlight=False)
