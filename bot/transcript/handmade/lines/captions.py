"""What stands below a photograph, or around one, and is nobody's words."""

import re
from functools import cache

from bot.text.wordlists import entries

IMAGE = re.compile(r"(?:\[\s*)?!\[[^\[\]]*\]\([^()\s]*\)(?:\s*\]\([^()\s]*\))?")

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


@cache
def _captions() -> frozenset[str]:
    return frozenset(entries("maker_lines", "captions"))
