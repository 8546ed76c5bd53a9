"""
What came before what: which turn another could know of, and which words are its own.

Words are a turn's own unless they stood before it in what anybody was asked.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn
from bot.evidence.exposure.inputs import Inputs
from bot.evidence.exposure.overlap import grams
from bot.formats import format_named
from bot.text.words import Wording

_GRAM = 4  # words in a row, by which wording is known again
_FEWEST = 3  # words that must be the turn's own


def came_before(symposium: Symposium, earlier: Turn, later: Turn) -> bool:
    """
    Whether *earlier* had ended when *later* began.

    By the times, where both are known; else by the rounds; within a round by the
    numbers, unless the format asks all voices of a round at once. Of an imported
    document the format is no more than a guess, so there the numbers decide.
    """
    if earlier.ended is not None and later.started is not None:
        return earlier.ended <= later.started
    if earlier.round != later.round:
        return earlier.round < later.round
    # Voices asked at once cannot know of each other, whatever their numbers say.
    is_known = symposium.origin is not Origin.IMPORTED
    if is_known and format_named(symposium.format).at_once:
        return False
    return earlier.number < later.number


def answered(symposium: Symposium, turn: Turn) -> Turn | None:
    """
    The turn that *turn* answers because the two are a dialogue: the last one with words
    before it. None if the record itself says what the voice had before it.
    """
    told = turn.request is not None or turn.exposed_to or turn.question
    if not format_named(symposium.format).is_dialogue or told:
        return None
    earlier = [t for t in symposium.turns if t.number < turn.number and t.text.strip()]
    return max(earlier, key=lambda t: t.number, default=None)


class OwnWords:
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
                # Four words in a row that stood before are not its own; runs that
                # overlap cover longer stretches.
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
        # By size too: a phrase shorter than four words is looked up as a whole.
        key = (text, size)
        if key not in self._grams:
            words = self._wordings[text].words
            self._grams[key] = frozenset(grams(words, size))
        return self._grams[key]
