"""
Runs of six words that a text shares with turns.

Only runs that stand in two texts or more are kept, so the index is as large as what is
shared, not as what was said. Linear in the texts' length; of a run that a turn holds
several times the first is met.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count

from bot.evidence.exposure.ordinary import RUN
from bot.evidence.exposure.quoted.first_said import (
    SHIFT,
    Places,
    Several,
    Sources,
    add_place,
)
from bot.evidence.exposure.quoted.gram_rows import grams
from bot.evidence.exposure.quoted.overlaps import Overlap
from bot.evidence.exposure.readings import WordRow

_MASK = (1 << SHIFT) - 1
_LEAST_ROOM = 1 << 16


class RunIndex:
    """*turns* are in the order of their ends; *others* are the texts beside them."""

    def __init__(self, turns: Sequence[WordRow], others: Iterable[WordRow]) -> None:
        self._turns = turns
        self._cut: dict[WordRow, Sequence[int]] = {}
        told = _Counted(sum(map(len, turns)))
        for words in chain(turns, others):
            told.add(self._cut_into_runs(words))
        self._places = places = dict[int, Places]()
        for rank, words in enumerate(turns):
            cut = self._cut[words]
            for at in told.find_shared(cut):
                gram = cut[at]
                known = places.get(gram)
                # Most stand in no turn before.
                one = rank << SHIFT | at
                places[gram] = one if known is None else add_place(known, rank, at)
        several = {gram for gram, known in places.items() if isinstance(known, Several)}
        self._alone = {
            words: rank
            for rank, words in enumerate(turns)
            if several.isdisjoint(self._cut[words])
        }
        """The turns of which no run stands in another."""

    def shared(self, text: WordRow, sources: Sources) -> Iterator[Overlap]:
        """The runs of six words or more that *text* shares with its sources."""
        beyond: dict[int, int] = {}
        met = None if sources.met is None else frozenset(sources.met)
        alone = self._alone.get(text)
        if alone is not None and met is not None and alone not in met:
            return
        cut = self._cut_into_runs(text)
        for at in self._find(cut):
            places = self._places[cut[at]]
            if isinstance(places, int):
                # Of a run that goes on in the one turn that has it nothing is left.
                only = places >> SHIFT
                if at < beyond.get(only, 0) or not (met is None or only in met):
                    continue
            for place in sources.chosen(places):
                source, there = place >> SHIFT, place & _MASK
                if at < beyond.get(source, 0):
                    continue
                size = _agreement(text, at, self._turns[source], there)
                if size >= RUN:
                    # The next run that reaches past this one: those between lie in it.
                    beyond[source] = at + size - RUN + 1
                    before = _backwards(text, at, self._turns[source], there)
                    yield Overlap(
                        at - before, at + size, source, there - before, there + size
                    )

    def between_turns(self) -> Iterator[WordRow]:
        """What runs that stand in two turns or more make together."""
        for words in dict.fromkeys(self._turns):
            if words in self._alone:
                continue
            cut, first, last = self._cut[words], 0, 0
            for at in self._find(cut):
                if isinstance(self._places[cut[at]], int):
                    continue
                if at > last:
                    yield words[first:last]
                    first = at
                last = at + RUN
            yield words[first:last]

    def _cut_into_runs(self, text: WordRow) -> Sequence[int]:
        """Each text once."""
        if (known := self._cut.get(text)) is None:
            known = self._cut[text] = grams(text, RUN)
        return known

    def _find(self, cut: Sequence[int]) -> Iterator[int]:
        """Where the runs of a text begin that stand in a turn and in another text."""
        return compress(count(), map(self._places.__contains__, cut))


class _Counted:
    """Which runs were met twice; a few more may be taken for such."""

    def __init__(self, words: int) -> None:
        room = _LEAST_ROOM
        while room < 8 * words:
            room *= 2
        self._once, self._again = bytearray(room), bytearray(room)
        self._slots = room - 1

    def add(self, grams: Sequence[int]) -> None:
        once, again = self._once, self._again
        for slot in map(self._slots.__and__, grams):
            if once[slot]:
                again[slot] = 1
            else:
                once[slot] = 1

    def find_shared(self, grams: Sequence[int]) -> Iterator[int]:
        """Where those begin."""
        slots = map(self._slots.__and__, grams)
        return compress(count(), map(self._again.__getitem__, slots))


def _agreement(words: WordRow, at: int, source: WordRow, there: int) -> int:
    most = min(len(words) - at, len(source) - there)
    if words[at : at + most] == source[there : there + most]:
        return most  # as where a turn is quoted to its end
    differing = (n for n in range(most) if words[at + n] != source[there + n])
    return next(differing, most)


def _backwards(words: WordRow, at: int, source: WordRow, there: int) -> int:
    """How many words before are the same: of them another may be the source too."""
    most = min(at, there)
    differing = (n for n in range(most) if words[at - n - 1] != source[there - n - 1])
    return next(differing, most)
