"""
What whoever keeps a notebook writes below the last answer of a page: a line behind an
arrow, a line that they sign, a remark on several of the voices.
"""

import re
from collections.abc import Collection, Sequence

from bot.transcript.handmade.lines.blocks import read_fence
from bot.transcript.handmade.lines.remarks import speaks_of_several

_ARROW = re.compile(r"[ \t]*(?:\u2192|\u21d2|->|=>|\u27a4|\u25b8|\u261e)[ \t]*\w")
_SIGNED = re.compile(r"\b[Ss]igned,?[ ](?:[^\W\d_]\.[ ]?){1,3}")
_SEVERAL = 2


def find_tail(
    lines: Sequence[str], first: int, end: int, names: Collection[str]
) -> int:
    """
    The line at which the last paragraphs that are the maker's begin; *end* where there
    are none. *first* is the answer's first line, *names* are those of the voices.
    """
    tail = end
    while (start := find_last_paragraph(lines, first, tail)) is not None:
        if not _is_makers("\n".join(lines[start:tail]), names):
            break
        tail = start
    return tail


def find_last_paragraph(lines: Sequence[str], first: int, end: int) -> int | None:
    """Where the last paragraph begins; None where it is the only one, or code."""
    while end > first and not lines[end - 1].strip():
        end -= 1
    start = end
    while start > first and lines[start - 1].strip():
        start -= 1
    is_code = start < end and read_fence(lines[end - 1]) is not None
    return None if start <= first or start == end or is_code else start


def _is_makers(text: str, names: Collection[str]) -> bool:
    words = set(re.findall(r"[\w.]+", text))
    told = {name for name in names if name in words}
    is_signed = _SIGNED.search(text) is not None
    is_marked = _ARROW.match(text) is not None
    return is_signed or is_marked or len(told) >= _SEVERAL or speaks_of_several(text)
