"""The latest lines of a growing text, broken so that they stand still. No I/O."""

from collections import deque

from rich.cells import cell_len, chop_cells

from bot.terminal.output import plain

_REMEMBERED = 4000  # characters; more than a board ever shows of one voice


class Tail:
    """
    Holds the last lines of what was said so far; the owner feeds it words.

    A line that is full never changes again, so that a reader's eye is not moved;
    blank lines are left out. Widths are in terminal cells.
    """

    def __init__(self, *, lines: int = 12) -> None:
        self._full: deque[str] = deque(maxlen=lines)
        self._growing = ""

    def add(self, words: str) -> None:
        said = (self._growing + plain(words))[-_REMEMBERED:]
        *whole, self._growing = said.split("\n")
        self._full.extend(line for line in whole if line.strip())

    def lines(self, count: int, *, width: int) -> list[str]:
        """The last *count* lines, none wider than *width*."""
        *full, self._growing = _broken(self._growing, width)
        self._full.extend(full)
        fitting = [part for line in self._full for part in _broken(line, width)]
        return [*fitting, *([self._growing] if self._growing.strip() else [])][-count:]


def _broken(line: str, width: int) -> list[str]:
    """Broken at spaces where there are any; one line at least, perhaps empty."""
    lines = []
    while cell_len(line) > width:
        fits = len(chop_cells(line[: 2 * width], width)[0])
        space = line.rfind(" ", 0, fits + 1)
        end = space + 1 if space > 0 else fits
        lines.append(line[:end].rstrip())
        line = line[end:]
    return [*lines, line]
