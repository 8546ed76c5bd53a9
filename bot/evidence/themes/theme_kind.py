"""
How the voices that share a theme came to it, as far as the record shows.

Of each of them, at the turn in which its passage stands:

* it was given it, where the theme's words stand in the question, the file, a member's
  message or the system text that somebody wrote for it (`theme_words.py` says which
  words); not in what the program tells every voice of how it is asked;
* it had met it, where it had met words of another of them, by any way, who did not say
  it later; also if its question holds the words, unless that other one was given them
  too: whoever is asked with another's words has them from there;
* otherwise it came to it by itself.

The theme is then unprompted where all came to it by themselves; prompted where all were
given it; an echo where all but one had met it; and mixed in every other case.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import ThemeKind, ThemePassage
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.exposure.independence import contacts, find_own
from bot.evidence.exposure.inputs import inputs
from bot.evidence.exposure.order import Order
from bot.evidence.themes.theme_words import (
    GivenWords,
    ThemeWords,
    given_words,
    theme_stems,
)
from bot.evidence.wording.content_words import content, known_stems

_GIVEN = frozenset({"question", "file", "member"})
"""Where words stand that people put to a voice, beside its own system text."""


_TELLING, _ENOUGH = 1000, 4000  # characters of a text, and of all


class _Origin(Enum):
    OWN = auto()
    GIVEN = auto()
    MET = auto()


class ThemeJudge:
    """Who had met whom in a symposium; mutable: remembers what each turn was given."""

    def __init__(self, symposium: Symposium) -> None:
        self._symposium = symposium
        self._order = Order(symposium)
        self._numbers = {turn.id: n for n, turn in enumerate(symposium.turns)}
        self._turns = {turn.id: turn for turn in symposium.turns}
        said = frozenset(t.text for t in symposium.turns if t.text.strip())
        given = [inputs(symposium, turn, said) for turn in symposium.turns]
        pairs = zip(symposium.turns, given, strict=True)
        self._inputs = {turn.id: before for turn, before in pairs}
        own = find_own(symposium.turns, given)
        self._contacts = contacts(symposium.turns, exposure(symposium).turns, own)
        self._language = _find_language(symposium)
        self._names = [voice.name for voice in symposium.participants]
        self._given: dict[TurnId, GivenWords] = {}

    def decide_kind(self, what: str, passages: Sequence[ThemePassage]) -> ThemeKind:
        """Of a theme that is called so; every passage stands in its turn."""
        said = [self._turns[each.turn].text[each.start : each.end] for each in passages]
        words = ThemeWords(self._stems(what), [self._all_stems(each) for each in said])
        given = [
            words.are_given(self._given_to(self._turns[each.turn]), number)
            for number, each in enumerate(passages)
        ]
        origins = [self._trace(n, passages, given) for n in range(len(passages))]
        if all(each is _Origin.OWN for each in origins):
            return ThemeKind.UNPROMPTED
        if all(each is _Origin.GIVEN for each in origins):
            return ThemeKind.PROMPTED
        is_echo = sum(each is not _Origin.MET for each in origins) == 1
        return ThemeKind.ECHO if is_echo else ThemeKind.MIXED

    def _trace(
        self, number: int, passages: Sequence[ThemePassage], given: Sequence[bool]
    ) -> _Origin:
        sources = [
            given[other]
            for other, passage in enumerate(passages)
            if self._had_met(passages[number], passage)
        ]
        if given[number] and (not sources or any(sources)):
            return _Origin.GIVEN
        return _Origin.MET if sources else _Origin.OWN

    def _had_met(self, one: ThemePassage, other: ThemePassage) -> bool:
        """Whether *one* had met the voice of the *other*, who did not say it later."""
        if other.voice not in self._contacts.influenced[one.turn]:
            return False
        numbers = self._numbers[one.turn], self._numbers[other.turn]
        return not self._order.came_before(*numbers)

    def _given_to(self, turn: Turn) -> GivenWords:
        if turn.id not in self._given:
            texts = self._inputs[turn.id].texts
            told = [each.text for each in texts if each.where in _GIVEN]
            told += [voice.system or "" for voice in self._voices(turn)]
            asked = dict.fromkeys((self._symposium.question, *told))
            self._given[turn.id] = given_words(asked, self._language)
        return self._given[turn.id]

    def _voices(self, turn: Turn) -> Iterator[Voice]:
        return (v for v in self._symposium.participants if v.name == turn.voice)

    def _stems(self, said: str) -> frozenset[str]:
        return theme_stems(said, self._language, names=self._names)

    def _all_stems(self, said: str) -> frozenset[str]:
        """Small words too where it has no others."""
        return self._stems(said) or known_stems(said, self._language)


def _find_language(symposium: Symposium) -> str:
    """A question and a passage are often too short to tell."""
    texts = (symposium.question, *(turn.text for turn in symposium.turns))
    return content("\n".join(text[:_TELLING] for text in texts)[:_ENOUGH]).language
