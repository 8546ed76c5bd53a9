"""
Which words are a turn's own: those that are new with it.

Words that anybody was given before the turn had ended are the question's, not the
turn's; words that another turn had said before are that one's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.evidence.exposure.order import Order
from bot.evidence.exposure.quoted.run_index import grams
from bot.evidence.exposure.readings import WordRow

_GRAM = 4  # words in a row, by which wording is known again
FEWEST = 3  # words that must be the turn's own


class OwnWords:
    """
    Knows of every run of words that may be asked about who had it before him first.

    *turns* is what was said, by rank; *given* are the texts that anybody had before
    him, each with who of these began first. *askable* are the words of which it will be
    asked.
    """

    def __init__(
        self,
        turns: Sequence[WordRow],
        given: Iterable[tuple[WordRow, int]],
        askable: Iterable[WordRow],
        order: Order,
    ) -> None:
        self._order = order
        wanted: dict[int, set[int]] = {}
        for words in askable:
            size = min(_GRAM, len(words))
            wanted.setdefault(size, set()).update(grams(words, size))
        self._said: dict[int, int] = {}
        for rank, words in enumerate(turns):
            for gram in _found(words, wanted):
                self._said.setdefault(gram, rank)
        self._given: dict[int, int] = {}
        for words, reader in given:
            for gram in _found(words, wanted):
                known = self._given.get(gram, reader)
                self._given[gram] = order.first_to_begin((known, reader))

    def were_not_given(self, rank: int, words: WordRow) -> bool:
        """Whether the words, which the turn said, stood before nobody by then."""
        turn = self._order.by_end[rank]

        def is_given(gram: int) -> bool:
            reader = self._given.get(gram)
            return reader is not None and not self._order.came_before(turn, reader)

        return _remain(words, is_given)

    def are_its_own(self, rank: int, words: WordRow) -> bool:
        """Whether no turn had said them before it either."""
        turn = self._order.by_end[rank]

        def is_others(gram: int) -> bool:
            reader = self._given.get(gram)
            given = reader is not None and not self._order.came_before(turn, reader)
            return given or self._said.get(gram, rank) < rank

        return _remain(words, is_others)


def _remain(words: WordRow, is_known: Callable[[int], bool]) -> bool:
    """Whether enough of the words stand in no run that is known."""
    size = min(_GRAM, len(words))
    covered: set[int] = set()
    for at, gram in enumerate(grams(words, size)):
        if is_known(gram):
            # Runs that overlap cover longer stretches.
            covered.update(range(at, at + size))
    return len(words) - len(covered) >= min(FEWEST, len(words))


def _found(words: WordRow, wanted: dict[int, set[int]]) -> Iterator[int]:
    for size, those in wanted.items():
        yield from those.intersection(grams(words, size))
