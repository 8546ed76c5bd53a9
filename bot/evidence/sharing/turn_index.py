"""
Which words, pairs and rows of words each turn has, and where: looked up once for all.

For one turn beside those that it had met only what it has itself is asked for, so that
looking at each turn in turn takes no longer than there are words that turns share.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from bot.domain.names import TurnId
from bot.evidence.sharing.candidates import Candidate, Form
from bot.evidence.sharing.neighbours import hold
from bot.evidence.sharing.runs import Gram, follow_runs, rows_of, words_of
from bot.evidence.wording.spoken import Spoken, Spot

_Pair = tuple[str, str]
_Spots = dict[TurnId, Spot]
_T = TypeVar("_T")


class TurnIndex:
    """Of all turns that are compared. Not changed once it is made."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self._texts = {each.turn.id: words_of(each) for each in spoken}
        self._stems: dict[str, _Spots] = defaultdict(dict)
        self._pairs: dict[_Pair, _Spots] = defaultdict(dict)
        self._rows: dict[Gram, dict[TurnId, int]] = defaultdict(dict)
        self._own_pairs: dict[TurnId, list[_Pair]] = {}
        for each in spoken:
            self._add(each)

    def _add(self, spoken: Spoken) -> None:
        id_, said = spoken.turn.id, spoken.content
        for at, stem in zip(said.places, said.stems, strict=True):
            hold(self._stems[stem], id_, (at, at), spoken)
        own: dict[_Pair, None] = {}
        for one, other, first, last in said.pairs():
            own[one, other] = None
            hold(self._pairs[one, other], id_, (first, last), spoken)
        self._own_pairs[id_] = list(own)
        for at, row in enumerate(rows_of(self._texts[id_])):
            if "" not in row:
                self._rows[row].setdefault(id_, at)

    def find_runs(self, texts: Sequence[Spoken]) -> Iterator[Candidate]:
        """Identical passages of the first of the *texts* and others of them."""
        words = [self._texts[each.turn.id] for each in texts]
        numbers = _number(texts)
        rows = {
            row: held
            for row in dict.fromkeys(rows_of(words[0]))
            if len(held := _among(numbers, self._rows.get(row, {}))) > 1
        }
        return follow_runs(texts, words, rows, which=(0,))

    def find_words(self, texts: Sequence[Spoken]) -> Iterator[Candidate]:
        """Content words that the first of the *texts* and others of them have."""
        numbers = _number(texts)
        for stem in dict.fromkeys(texts[0].content.stems):
            if len(spots := _among(numbers, self._stems[stem])) > 1:
                yield Candidate(Form.WORD, (stem,), spots)

    def find_pairs(self, texts: Sequence[Spoken]) -> Iterator[Candidate]:
        """Pairs that the first of the *texts* and others of them have."""
        numbers = _number(texts)
        for pair in self._own_pairs[texts[0].turn.id]:
            if len(spots := _among(numbers, self._pairs[pair])) > 1:
                yield Candidate(Form.PHRASE, pair, spots)


def _number(texts: Sequence[Spoken]) -> Mapping[TurnId, int]:
    return {each.turn.id: number for number, each in enumerate(texts)}


def _among(numbers: Mapping[TurnId, int], held: Mapping[TurnId, _T]) -> dict[int, _T]:
    """By the number of the text, in their order."""
    if len(numbers) < len(held):
        return {number: held[id_] for id_, number in numbers.items() if id_ in held}
    return dict(
        sorted((numbers[id_], at) for id_, at in held.items() if id_ in numbers)
    )
