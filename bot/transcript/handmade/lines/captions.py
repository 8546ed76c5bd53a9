"""What stands below a photograph, or around one, and is nobody's words."""

import re
from functools import cache

from bot.text.wordlists import entries

IMAGE = re.compile(r"(?:\[\s*)?!\[[^\[\]]*\]\([^()\s]*\)(?:\s*\]\([^()\s]*\))?")

_LONGEST = 160  # characters of a line that names who took a picture
_MOST_WORDS = 12
_ASKS = ("?", "\uff1f", "\u061f")
_STOPS = ("!", "\u2026", "\u3002", ";")
_MARKS = "*_()[]\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_SET_APART = re.compile(
    r"\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_|[*_]{0,2}(?:\[[^\[\]]+\]|\([^()]+\)"
    r"|\u3010[^\u3010\u3011]+\u3011|\uff08[^\uff08\uff09]+\uff09)[*_]{0,2}"
)


def is_caption(text: str) -> bool:
    """In italics or brackets, below a picture or by itself: "*Photo: A. Monk*"."""
    *pictures, last = text.split("\n")
    if _SET_APART.fullmatch(last.strip()) is None:
        return False
    if pictures:
        return all(IMAGE.fullmatch(line.strip()) for line in pictures)
    head, colon, _ = last.strip(_MARKS).replace("\uff1a", ":").partition(":")
    return bool(colon) and head.strip(" .").casefold() in _captions()


def is_credit(line: str) -> bool:
    """By itself and without marks: "\u00a9 A. Monk", "Fotos: A. Monk"."""
    bare = line.strip()
    if len(bare) > _LONGEST or bare.endswith(_ASKS):
        return False
    if bare.startswith("\u00a9"):
        return True
    head, colon, rest = bare.replace("\uff1a", ":").partition(":")
    is_short = len(rest.split()) <= _MOST_WORDS and not rest.endswith(_STOPS)
    return bool(colon) and is_short and is_credit_label(head)


def is_credit_label(name: str) -> bool:
    return name.strip(_MARKS + ".\u00a0").casefold() in _credits()


@cache
def _credits() -> frozenset[str]:
    return frozenset(entries("maker_lines", "credits"))


@cache
def _captions() -> frozenset[str]:
    return frozenset(entries("maker_lines", "captions"))
