"""
Which words are a turn's own: those that are new with it.

Words that anybody was given before the turn had ended are the question's, not the
turn's; words that another turn had said before are that one's.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from bot.evidence.exposure.order import Order
from bot.evidence.exposure.ordinary import RUN
from bot.evidence.exposure.quoted.gram_rows import GramRows, each_gram
from bot.evidence.exposure.readings import WordRow

_GRAM = 4  # words in a row, by which wording is known again
_MANY = 4  # one run to so many words: to take all is quicker
FEWEST = 3  # words that must be the turn's own


class OwnWords:
    """
    Knows of every run of words that may be asked about who had it before him first.

    *turns* is what was said, by rank; *given* are the texts that anybody had before
    him, each with who of these began first. *askable* are the words of which it will be
    asked, and *runs* where runs begin, in which turn, of which it may be.
    """

    def __init__(
        self,
        turns: Sequence[WordRow],
        given: Iterable[tuple[WordRow, int]],
        askable: Iterable[WordRow],
        runs: Iterable[tuple[WordRow, Sequence[int]]],
        *,
        order: Order,
        rows: GramRows,
    ) -> None:
        self._order = order
        wanted: dict[int, set[int]] = {}
        for words in askable:
            size = min(_GRAM, len(words))
            wanted.setdefault(size, set()).update(each_gram(words, size))
        for words, begin in runs:
            found = _in_runs(rows.of(words, _GRAM), begin)
            wanted.setdefault(_GRAM, set()).update(found)
        last_first = reversed(range(len(turns)))
        self._said = _had_first(((turns[n], n) for n in last_first), wanted, rows)
        by_reader = sorted(given, key=lambda each: -order.beginning(each[1]))
        self._given = _had_first(by_reader, wanted, rows)

    def were_not_given(self, rank: int, words: WordRow) -> bool:
        """Whether the words, which the turn said, stood before nobody by then."""
        turn = self._order.by_end[rank]
        return _remain(words, lambda gram: self._is_given(gram, turn))

    def are_its_own(self, rank: int, words: WordRow) -> bool:
        """Whether no turn had said them before it either."""
        turn = self._order.by_end[rank]
        return _remain(
            words,
            lambda gram: (
                self._said.get(gram, rank) < rank or self._is_given(gram, turn)
            ),
        )

    def _is_given(self, gram: int, turn: int) -> bool:
        reader = self._given.get(gram)
        return reader is not None and not self._order.came_before(turn, reader)


def _remain(words: WordRow, is_known: Callable[[int], bool]) -> bool:
    """Whether enough of the words stand in no run that is known."""
    size = min(_GRAM, len(words))
    missing, covered = min(FEWEST, len(words)), 0
    for at, gram in enumerate(each_gram(words, size)):
        if is_known(gram):
            # Runs that overlap cover longer stretches.
            covered = at + size
        elif at >= covered:
            missing -= 1
            if not missing:
                return True
    # No run begins in the last words.
    return len(words) - max(covered, len(words) - size + 1) >= missing


def _in_runs(cut: Sequence[int], begin: Sequence[int]) -> Iterable[int]:
    """Those that stand in runs that *begin* there; all, where these are many."""
    if _MANY * len(begin) > len(cut):
        return cut
    return (gram for at in begin for gram in cut[at : at + RUN - _GRAM + 1])


def _had_first(
    texts: Iterable[tuple[WordRow, int]], wanted: dict[int, set[int]], rows: GramRows
) -> dict[int, int]:
    """Of the runs *wanted*, who had each first; *texts* are of the last had first."""
    found: dict[int, int] = {}
    for words, who in texts:
        for size, those in wanted.items():
            cut = rows.of(words, size) if size == _GRAM else each_gram(words, size)
            found.update(zip(filter(those.__contains__, cut), repeat(who)))
    return found
