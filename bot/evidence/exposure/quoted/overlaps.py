"""What a text and a turn have in common, as values."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Overlap:
    """
    Words *first* to before *last* of a text are found in the turn *source*, its words
    *there* to before *stop*; there are more of these where some were left out. It
    *is_term* if the text has it in quotation marks, and it is one word only.
    """

    first: int
    last: int
    source: int
    there: int
    stop: int
    is_term: bool = False


class FoundRuns:
    """Words in one piece: a part of them, of the same turn, says no more."""

    def __init__(self, found: Iterable[Overlap]) -> None:
        self._spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for each in sorted(found):
            line = each.source, each.there - each.first
            self._spans.setdefault(line, []).append((each.first, each.last))

    def hold(self, first: int, last: int, *, source: int, there: int) -> bool:
        spans = self._spans.get((source, there - first))
        if spans is None:
            return False
        at = bisect_right(spans, first, key=lambda span: span[0]) - 1
        return at >= 0 and last <= spans[at][1]


class Overlaps:
    """Those of one text, in order; each is kept once."""

    def __init__(self, found: Iterable[Overlap] = ()) -> None:
        self._found = sorted(set(found))
        self._firsts = [each.first for each in self._found]
        self._longest = max((e.last - e.first for e in self._found), default=0)

    def __iter__(self) -> Iterator[Overlap]:
        return iter(self._found)

    def overlapping(self, first: int, last: int) -> Iterator[Overlap]:
        """Those of which a word is among the words *first* to before *last*."""
        # None that begins further ahead is long enough to reach *first*.
        begin = bisect_left(self._firsts, first - self._longest)
        end = bisect_left(self._firsts, last)
        return (each for each in self._found[begin:end] if each.last > first)
