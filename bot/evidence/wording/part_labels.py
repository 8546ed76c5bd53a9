"""
Which parts of an answer are nobody's words: headings and labels.

A heading, a line that is bold and nothing else, the bold label that opens a line or an
item of a list, and what stands before the colon in a line that opens with the name of
a voice ("Claude (Round 1):"). They say what a part is called, and voices that are asked
alike call their parts alike.
"""

import re
from collections.abc import Iterator, Sequence

_MOST = 80  # characters of a label
_ITEM = r"[ \t]{0,12}(?:[-*+\u2022][ \t]{1,3}|\d{1,3}[.)][ \t]{1,3})?+"
_BOLD = rf"(?:\*\*[^*\n]{{1,{_MOST}}}\*\*|__[^_\n]{{1,{_MOST}}}__)"
_HEADING = r"[ \t]{0,3}\#{1,6}[ \t][^\n]*+"
_BOLD_LINE = rf"{_ITEM}{_BOLD}[ \t]{{0,3}}:?[ \t]{{0,3}}$"
# **Label:** or **Label**: and what is written after it is the voice's own.
_BOLD_LABEL = (
    rf"{_ITEM}(?:\*\*[^*\n]{{1,{_MOST}}}:\*\*"
    rf"|__[^_\n]{{1,{_MOST}}}:__|{_BOLD}[ \t]?:)"
)
_FIXED = re.compile(
    f"^(?:{_HEADING}|{_BOLD_LINE}|{_BOLD_LABEL})", re.MULTILINE | re.VERBOSE * 0
)
_OPENING = re.compile(rf"^[ \t>*_\#\[(-]{{0,6}}([^:\n]{{1,{_MOST}}}):", re.MULTILINE)


def find_labels(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where they stand in *text*; *names* are those that the document's voices have."""
    yield from (found.span() for found in _FIXED.finditer(text))
    if names:
        named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        for opening in _OPENING.finditer(text):
            if named.match(opening[1].lstrip("*_ ")):
                yield opening.span()
