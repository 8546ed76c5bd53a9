"""
What a last paragraph can be, how one is set apart, and what all answers of a document
show of it.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

_ITALIC = re.compile(r"\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_")
_BOLD = re.compile(r"\*\*(?![*\s])[^*]+\*\*|__(?![_\s])[^_]+__")
_SQUARE = re.compile(
    r"[*_]{0,2}(?:\[[^\[\]]+\]|\u3010[^\u3010\u3011]+\u3011|\uff3b[^\uff3b\uff3d]+\uff3d)[*_]{0,2}"
)
_ROUND = re.compile(
    r"[*_]{0,2}(?:\([^()]+(?:\([^()]*\)[^()]*)?\)|\uff08[^\uff08\uff09]+\uff09)[*_]{0,2}"
)


class EndKind(Enum):
    WORDS = auto()
    NOTE = auto()
    DOUBT = auto()
    ASKS = auto()
    """A question that begins another round, if voices that have spoken answer it."""


class SetApart(Enum):
    """How a whole paragraph is dressed."""

    ITALICS = auto()
    BOLD = auto()
    BRACKETS = auto()


@dataclass(frozen=True, slots=True)
class MakerHabits:
    """
    What whoever made the document does in lines of its own: how whole ones are set
    *apart*, the dress in which its remarks are *declared* to be ("my notes are in
    italics"), and the *people* that it names, in lower case, with their *initials*.
    *called* is what it calls itself in its title, *handles* the marks of channels and
    accounts that it alone has.
    """

    apart: AbstractSet[SetApart] = frozenset()
    declared: AbstractSet[SetApart] = frozenset()
    people: AbstractSet[str] = frozenset()
    initials: AbstractSet[str] = frozenset()
    called: str = ""
    handles: AbstractSet[str] = frozenset()


NO_MAKER = MakerHabits()


@dataclass(frozen=True, slots=True)
class AnswerHabits:
    """
    What paragraphs within answers are like, and so what may end one: the *labels* that
    begin them, in lower case, and in which ways whole ones are set *apart*. *ends* are
    the labels of several last paragraphs, *names* first words of the voices' names.
    *rules*: some stand within answers; *level* is the highest of a heading within
    others than the last. *are_talk*: they are messages of a long conversation.
    *noted* is how last paragraphs of some are set apart that are surely the maker's;
    *forms* are those, without their digits, that come again below most answers.
    *divided*: lines such as "--- later ---" stand within some. *begin_large*: several
    paragraphs, and none begins with a small letter. *unnamed*: each voice speaks once,
    and above its last paragraph no answer names any.
    """

    labels: AbstractSet[str] = frozenset()
    ends: AbstractSet[str] = frozenset()
    names: AbstractSet[str] = frozenset()
    apart: AbstractSet[SetApart] = frozenset()
    rules: bool = False
    are_talk: bool = False
    level: int = 7
    noted: AbstractSet[SetApart] = frozenset()
    forms: AbstractSet[str] = frozenset()
    divided: bool = False
    begin_large: bool = False
    unnamed: bool = False
    maker: MakerHabits = NO_MAKER


def is_set_apart(text: str) -> SetApart | None:
    """Whether the whole paragraph is in marks of one kind."""
    if _SQUARE.fullmatch(text) is not None or _ROUND.fullmatch(text) is not None:
        return SetApart.BRACKETS
    if _BOLD.fullmatch(text) is not None:
        return SetApart.BOLD
    return SetApart.ITALICS if _ITALIC.fullmatch(text) is not None else None


def is_in_both(text: str) -> bool:
    """In italics and in brackets; in bold it is a heading rather."""
    is_slanted = text[:1] in ("*", "_") and text[1:2] not in ("*", "_")
    return is_slanted and is_set_apart(text) is SetApart.BRACKETS


def is_in_square(text: str) -> bool:
    return _SQUARE.fullmatch(text) is not None
