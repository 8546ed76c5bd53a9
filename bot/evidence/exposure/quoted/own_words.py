"""
Which words are a turn's own: those that are new with it.

Words that anybody was given before the turn had ended are the question's, not the
turn's; words that another turn had said before are that one's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, repeat

from bot.evidence.exposure.order import Order
from bot.evidence.exposure.quoted.gram_rows import GRAM, each_gram
from bot.evidence.exposure.readings import WordRow

FEWEST = 3  # words that must be the turn's own
_TELLING = GRAM + FEWEST - 1  # words: where all their runs are new, it is decided


class OwnWords:
    """
    Knows of the runs of words that it has learnt who had each before him first.

    *turns* is what was said, by rank; *given* are the texts that anybody had before
    him, each with who of these began first. Mutable: it grows with what it learns, and
    nothing may be asked that it has not learnt.
    """

    def __init__(
        self,
        turns: Sequence[WordRow],
        given: Iterable[tuple[WordRow, int]],
        *,
        order: Order,
    ) -> None:
        self._order = order
        # The last first, so that of each run the first remains.
        self._turns = [(turns[rank], rank) for rank in reversed(range(len(turns)))]
        self._readers = sorted(given, key=lambda each: -order.beginning(each[1]))
        self._said: dict[int, int] = {}
        self._given: dict[int, int] = {}

    def learn(
        self, phrases: Iterable[WordRow], quoted: Sequence[tuple[int, WordRow]]
    ) -> None:
        """
        All runs of the *phrases*, and what decides of words that are *quoted*, each
        with the turn that said them: mostly the first few, else all.
        """
        begun = (words[:_TELLING] for _, words in quoted)
        self._look_for(chain(phrases, begun))
        self._look_for(
            words
            for rank, words in quoted
            if not self.are_its_own(rank, words[:_TELLING])
        )

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

    def _look_for(self, phrases: Iterable[WordRow]) -> None:
        """Every text is looked through once."""
        wanted: dict[int, set[int]] = {}
        begun: dict[int, set[str]] = {}
        for words in filter(None, phrases):
            size = min(GRAM, len(words))
            wanted.setdefault(size, set()).update(each_gram(words, size))
            begun.setdefault(size, set()).add(words[0])
        for size, those in wanted.items():
            told = _Wanted(size, those.__contains__, begun[size])
            self._said.update(_first(self._turns, told))
            self._given.update(_first(self._readers, told))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Runs of one *size*, by their numbers; *begun* are their phrases' first words."""

    size: int
    holds: Callable[[int], bool]
    begun: AbstractSet[str]


def _first(
    texts: Iterable[tuple[WordRow, int]], wanted: _Wanted
) -> Iterator[tuple[int, int]]:
    """Each such run and who had it; who is last of several had it first."""
    for words, who in texts:
        if wanted.size == GRAM or not wanted.begun.isdisjoint(words):
            found = filter(wanted.holds, each_gram(words, wanted.size))
            yield from zip(found, repeat(who))


def _remain(words: WordRow, is_known: Callable[[int], bool]) -> bool:
    """Whether enough of the words stand in no run that is known."""
    size = min(GRAM, len(words))
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
