"""
By their words, asides of whoever asks: what such a part is called, and how they tell in
it what they asked, handed on or did between two answers.
"""

import re
from collections.abc import Sequence
from functools import cache

from bot.text.wordlists import alternatives, whole_words
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_LONGEST_HEADING = 80
_LONGEST = 2000  # characters of an aside
_MOST = 20  # lines of one
_MARKS = "*_()[]{}#~=+ \t.:\u2026\u2013\u2014-"


def is_aside_heading(words: str) -> bool:
    """Such as "Aside", "Zwischenspiel: Tee", "Interlude 2 (in the kitchen)"."""
    bare = words[:_LONGEST_HEADING].replace("\u2019", "'").strip(_MARKS)
    return _headings().fullmatch(bare) is not None


def tells_of_asking(text: str) -> bool:
    """Whoever asks tells what they asked, or did between two answers."""
    return any(_says(key, text) for key in ("asks", "hands_on", "rests"))


def tells_of_others_asked(text: str) -> bool:
    """Only whoever asks several says so, or that they had tea in between."""
    return any(_says(key, text) for key in ("hands_on", "rests"))


def hands_on(text: str) -> bool:
    """They say "I", and that the next or the others are asked."""
    return _says("hands_on", text) and speaks_of_itself(text)


def find_aside(lines: Sequence[str], first: int, end: int) -> int | None:
    """Of these lines the first heading of an aside, above words of whoever asks."""
    for at in range(first, end):
        heading = read_heading(lines[at])
        if heading is None or not is_aside_heading(heading.words):
            continue
        if tells_of_asking("\n".join(lines[at + 1 : min(end, at + _MOST)])):
            return at
    return None


def _says(key: str, text: str) -> bool:
    bare = " ".join(text[:_LONGEST].replace("\u2019", "'").split())
    return whole_words("asides", key).search(bare) is not None


@cache
def _headings() -> re.Pattern[str]:
    words, anywhere = alternatives("asides", "headings")
    return re.compile(
        rf"(?:{words}|{anywhere})(?:[ ]\d{{1,2}})?"
        r"(?:[ ]?[:,(\uff1a\uff08\u2013\u2014-].*)?",
        re.IGNORECASE,
    )
