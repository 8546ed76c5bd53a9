"""A choice between two that a message puts, and whether another takes a side."""

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.evidence.endings.content_items import plain, plain_words
from bot.text.scripts import has_unspaced
from bot.text.sentences import STOPS
from bot.text.wordlists import alternatives, entries

# A line of a list that names an option: a mark, a name, and what stands behind a dash.
_OPTION = re.compile(
    r"(?<![ \t])[ \t]*+(?:[-*\u2022\u25a0-\u25ff\u2600-\u27bf\u2b50]|\d{1,2}[.)]"
    r"|\(?[a-d1-9][.)]|\[[a-z0-9]{1,3}\])[ \t]*+"
    r"\*{0,2}([^\W_][^\n:\u2013\u2014\u2192*]{0,40}?)\*{0,2}"
    r"[ \t]*+(?:$|[:\u2013\u2014\u2192].*|-[ >].*)",
    re.MULTILINE,
)
_OPTIONS = 2
_CLAUSE = re.compile(rf"[{STOPS};:\n\uff1b\uff1a]+")
_LAST, _BRIEFLY = 2, 7  # clauses, and words of one
_NEAR = 4  # words on either side of the "or"
_NEAR_CHARACTERS = 8  # where each character counts for a word
_SHORTEST = 3  # letters
_LABEL = re.compile(r"(?<![\w'])(?:[^\W\d_a-z]|\d)(?![\w'])")


@dataclass(frozen=True, slots=True)
class Choice:
    """
    The words that stand on one side only, for each of the two; *plain*: in a list of
    two, or briefly at the end of the message, so that it needs no question;
    *labelled*: by a letter or a number each, which `labels` finds.
    """

    one: frozenset[str]
    other: frozenset[str]
    plain: bool = False
    labelled: bool = False

    def is_like(self, choice: "Choice") -> bool:
        """The same two, in either order."""
        straight = self.one & choice.one and self.other & choice.other
        return bool(straight or (self.one & choice.other and self.other & choice.one))

    def is_taken_by(self, words: frozenset[str]) -> bool:
        """Whether they name one of the two, and not the other."""
        return bool(words & self.one) != bool(words & self.other)


def find_labelled(read: str) -> Choice | None:
    """The last "A or B" of a text as it was written; None if there is none."""
    *_, last = (None, *_pair().finditer(read))
    if last is None:
        return None
    one, other = last["one"].upper(), last["other"].upper()
    if one == other or one.isdigit() != other.isdigit():
        return None
    sides = frozenset((one,)), frozenset((other,))
    return Choice(*sides, plain=True, labelled=True)


def labels(read: str) -> frozenset[str]:
    """Capital letters and digits that stand alone, but for those of an "A or B"."""
    return frozenset(_LABEL.findall(_pair().sub(" ", read)))


@cache
def _pair() -> re.Pattern[str]:
    edged, inside = alternatives("choices", "between", fold=plain)
    between = rf"(?:\s{{1,2}}(?i:{edged})\s{{1,2}}|\s?(?:{inside})\s?)"
    beside = r"(?:\s?\([^()\n]{1,40}\)|,[^,.\n]{1,40},)?"
    return re.compile(
        rf"(?<!\w)(?P<one>[^\W_]){beside}{between}"
        r"(?P<other>[^\W_])(?!\w)"
    )


def find_choice(folded: str) -> Choice | None:
    """The last choice that a plain text puts in a sentence; None if it puts none."""
    if not _patterns()[0].search(folded):
        return None
    clauses = [clause for clause in _CLAUSE.split(folded) if clause.strip(" *_`\"'")]
    for at, clause in enumerate(reversed(clauses)):
        if found := _choice(clause):
            brief = at < _LAST and len(clause.split()) <= _BRIEFLY
            return replace(found, plain=True) if brief else found
    return None


def find_listed(folded: str) -> Choice | None:
    """The two options of a list in a plain text; None where it has none, or more."""
    if "\n" not in folded:
        return None
    options = [_words(plain_words(name)) for name in _OPTION.findall(folded)]
    if len(options) != _OPTIONS or not (options[0] - options[1] and options[1]):
        return None
    one, other = options
    return Choice(one - other, other - one, plain=True) if other - one else None


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
