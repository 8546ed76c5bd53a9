"""Whether words are a turn's own, or stood before it in what was asked. No I/O."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.domain.symposium import Symposium
from bot.evidence.exposure.inputs import Inputs
from bot.evidence.exposure.overlap import grams
from bot.evidence.exposure.precedence import came_before
from bot.text.words import Wording

_GRAM = 4  # words in a row, by which wording is known again
_FEWEST = 3  # words that must be the turn's own


class Priority:
    """
    Knows, of each turn, the texts that were there before it had ended: all that any
    voice had before it who did not begin after that. Reads each text at most once.
    """

    def __init__(
        self,
        symposium: Symposium,
        given: Sequence[Inputs],
        wordings: Mapping[str, Wording],
    ) -> None:
        self._symposium = symposium
        self._given = given
        self._wordings = wordings
        self._grams: dict[tuple[str, int], frozenset[int]] = {}
        self._older: dict[int, tuple[str, ...]] = {}

    def is_own(self, number: int, words: Sequence[str]) -> bool:
        """Whether the words, which the turn said, are new with it."""
        size = min(_GRAM, len(words))
        covered: set[int] = set()
        for at, gram in enumerate(grams(words, size)):
            if any(gram in self._of(text, size) for text in self._before(number)):
                covered.update(range(at, at + size))
        return len(words) - len(covered) >= min(_FEWEST, len(words))

    def _before(self, number: int) -> tuple[str, ...]:
        if number not in self._older:
            self._older[number] = self._texts_before(number)
        return self._older[number]

    def _texts_before(self, number: int) -> tuple[str, ...]:
        turn = self._symposium.turns[number]
        older: dict[str, None] = {}
        for other, given in zip(self._symposium.turns, self._given, strict=True):
            if not came_before(self._symposium, turn, other):
                older.update(dict.fromkeys(each.text for each in given.texts))
                shown = (e.turn for e in other.exposed_to if e.how == "shown")
                said = {self._said[id_] for id_ in shown if id_ in self._said}
                # What it said itself may have been shown in the same round.
                older.update(dict.fromkeys(sorted((said | given.whole) - {turn.text})))
        return tuple(older)

    @cached_property
    def _said(self) -> Mapping[str, str]:
        return {turn.id: turn.text for turn in self._symposium.turns}

    def _of(self, text: str, size: int) -> frozenset[int]:
        key = (text, size)
        if key not in self._grams:
            words = self._wordings[text].words
            self._grams[key] = frozenset(grams(words, size))
        return self._grams[key]
