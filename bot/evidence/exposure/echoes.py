"""What one turn's text quotes of others, found again by where it stands. No I/O."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from bot.evidence.exposure.overlap import Shared


class Echoes:
    """The quotations in one text, in order; each is kept once."""

    def __init__(self, found: Iterable[Shared] = ()) -> None:
        self._found = sorted(set(found), key=_order)
        self._firsts = [each.first for each in self._found]
        self._longest = max((e.last - e.first for e in self._found), default=0)

    def overlapping(self, first: int, last: int) -> Iterator[Shared]:
        """Those of which a word is among the words *first* to before *last*."""
        begin = bisect_left(self._firsts, first - self._longest)
        end = bisect_left(self._firsts, last)
        return (each for each in self._found[begin:end] if each.last > first)


def _order(echo: Shared) -> tuple[int, int, int, int]:
    return (echo.first, echo.last, echo.source, echo.there)
