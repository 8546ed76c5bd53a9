"""Lists: in a pipe a line a row, in plain mode its words, on a terminal as drawn."""

import sys
from collections.abc import Sequence

from bot.terminal.output import one_line, write_exact
from bot.terminal.plain_mode import is_plain


def print_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """In a pipe one line a row, its cells parted by tabs; in plain mode in words."""
    if is_plain():
        for row in rows:
            write_exact(_tell_row(headings, row) + "\n")
    elif sys.stdout.isatty():
        from bot.terminal.drawn.list_table import print_list  # noqa: PLC0415 - slow

        print_list(headings, rows)
    else:
        # Exactly: a sentence for a person would have blanks for the tabs.
        for row in rows:
            write_exact("\t".join(map(one_line, row)) + "\n")


def _tell_row(headings: Sequence[str], row: Sequence[str]) -> str:
    """As it is read out: "Id q7x86mpd; Format blind; ..."."""
    named = zip(headings, map(one_line, row), strict=True)
    return "; ".join(f"{heading} {cell}" for heading, cell in named if cell)
