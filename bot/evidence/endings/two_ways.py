"""A choice between two that a message puts, and whether another takes a side."""

import re
from dataclasses import dataclass
from functools import cache

from bot.evidence.endings.content_items import plain, plain_words
from bot.text.scripts import has_unspaced
from bot.text.sentences import STOPS
from bot.text.wordlists import alternatives, entries

_CLAUSE = re.compile(rf"[{STOPS};:\n\uff1b\uff1a]+")
_NEAR = 4  # words on either side of the "or"
_NEAR_CHARACTERS = 8  # where each character counts for a word
_SHORTEST = 3  # letters


@dataclass(frozen=True, slots=True)
class Choice:
    """The words that stand on one side only, for each of the two."""

    one: frozenset[str]
    other: frozenset[str]

    def is_like(self, choice: "Choice") -> bool:
        """The same two, in either order."""
        straight = self.one & choice.one and self.other & choice.other
        return bool(straight or (self.one & choice.other and self.other & choice.one))

    def is_taken_by(self, words: frozenset[str]) -> bool:
        """Whether they name one of the two, and not the other."""
        return bool(words & self.one) != bool(words & self.other)


def find_choice(folded: str) -> Choice | None:
    """The last choice that a plain text puts; None if it puts none."""
    if not _patterns()[0].search(folded):
        return None
    for clause in reversed(_CLAUSE.split(folded)):
        if found := _choice(clause):
            return found
    return None


def hands_back(folded: str) -> bool:
    """Whether a plain text leaves the choice to the other."""
    return bool(_patterns()[1].search(folded))


def _choice(clause: str) -> Choice | None:
    *_, between = (None, *_patterns()[0].finditer(clause))
    if between is None:
        return None
    near = _NEAR_CHARACTERS if has_unspaced(clause) else _NEAR
    one = _words(plain_words(clause[: between.start()])[-near:])
    other = _words(plain_words(clause[between.end() :])[:near])
    if not (one - other and other - one):
        return None
    return Choice(one - other, other - one)


def _words(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        word
        for word in said
        if word not in _no_side()
        and (len(word) >= _SHORTEST or not word.isascii() or word.isdigit())
    )


@cache
def _no_side() -> frozenset[str]:
    return frozenset(map(plain, entries("choices", "no_side")))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = []
    for key in ("between", "handing_back"):
        edged, inside = alternatives("choices", key, fold=plain)
        found.append(re.compile(rf"(?<![\w'])(?:{edged})(?![\w'])|{inside}"))
    return found[0], found[1]
