"""
Boxes: what the editors of an interview set beside it in a block quote, below a label
such as "Info box" or "Encadré".
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from bot.text.wordlists import alternatives
from bot.transcript.handmade.lines.blocks import is_quote, strip_quote_marks

_MARKS = "*_#[]() \t\u25a0\u25aa\u2139\ufe0f"


def find_boxes(
    lines: Sequence[str], begun: Sequence[int], fenced: Collection[int]
) -> dict[int, int]:
    """
    By the first line of each box the line behind its last. *begun*: the lines on which
    messages begin; *fenced*: those of code.
    """
    found: dict[int, int] = {}
    at = begun[0] if begun else len(lines)
    while at < len(lines):
        end = at
        while end < len(lines) and is_quote(lines[end]) and end not in fenced:
            end += 1
        if end > at and _is_box(lines[at:end]):
            found[at] = end
        at = max(end, at + 1)
    return found


def _is_box(quoted: Sequence[str]) -> bool:
    first = next(filter(str.strip, strip_quote_marks(quoted)), "")
    return _labels().match(first.strip(_MARKS)) is not None


@cache
def _labels() -> re.Pattern[str]:
    words, anywhere = alternatives("maker_lines", "boxes")
    return re.compile(
        rf"(?:(?:{words})(?!\w)|(?:{anywhere}))[ \t\u00a0]*[*_]*"
        r"(?:[:.\u2013\u2014\uff1a-]|$)",
        re.IGNORECASE,
    )
