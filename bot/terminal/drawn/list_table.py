"""A list on a terminal: a table, or where it is too narrow, a paragraph a row."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from bot.terminal.drawn.consoles import open_console
from bot.terminal.output import one_line, plain

_NARROWEST_LAST = 24  # cells: what the last column, which says most, needs to be read
_BETWEEN = 2


def print_list(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    console = open_console()
    if _least_width(headings, rows) > console.width:
        for row in rows:
            for line in _paragraph(row):
                console.print(line)
    else:
        console.print(_table(headings, rows))


def _least_width(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Of the table in which all columns but the last stand whole."""
    columns = [*zip(headings, *rows, strict=True)][:-1]
    widest = (max(cell_len(plain(cell)) for cell in column) for column in columns)
    return sum(widest) + _BETWEEN * len(columns) + _NARROWEST_LAST


def _paragraph(row: Sequence[str]) -> Iterator[Text]:
    first, *middle, last = map(one_line, row)
    about = ", ".join(cell for cell in middle if cell)
    yield Text.assemble((first, "bold"), f"  {about}")
    yield Text(f"  {last}")


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table
