"""
Pull quotes: a sentence of an interview that its editors set once more between the
paragraphs, in a block quote, in bold, in italics or in quotation marks.

It is theirs where the same words stand in the message that it is in, or in one below,
as nobody quotes what is yet to be said; right above a question, where nothing is said
of it any more, also in one above.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

_FEWEST = 4  # words
_LONGEST = 400  # characters
_MOST = 40  # of a document: where there are more, voices write so
_DRESSED = re.compile(
    r">[ \t]*(?P<quoted>[^\s>].*)|(?P<mark>\*{1,3}|_{1,2})(?P<marked>[^*_]+)(?P=mark)"
    r"|[\"\u201c\u201e\u00ab\u300c](?P<said>[^\"\u201c\u201d\u00ab\u00bb\u300c\u300d]+)"
    r"[\"\u201d\u201c\u00bb\u300d]"
)
_WORD = re.compile(r"\w+")


def find_pulled(
    lines: Sequence[str],
    begun: Sequence[int],
    fenced: Collection[int],
    asked: Collection[int] = (),
) -> frozenset[int]:
    """
    *begun*: the lines, from 0, on which messages begin; *fenced*: those of code;
    *asked*: those of questions that nobody is named for.
    """
    spans = list(pairwise((*begun, len(lines))))
    found: dict[int, str] = {}
    for first, end in spans:
        for at in range(first + 1, end):
            words = "" if at in fenced else _read_dressed(lines, at)
            if words:
                found[at] = words
    if not 0 < len(found) <= _MOST:
        return frozenset()
    said = [
        _fold(" ".join(lines[at] for at in range(first, end) if at not in found))
        for first, end in spans
    ]
    return frozenset(
        at
        for n, (first, end) in enumerate(spans)
        for at in range(first + 1, end)
        if at in found
        and any(
            found[at] in text
            for text in (said if _is_above(lines, at, asked) else said[n:])
        )
    )


def _is_above(lines: Sequence[str], at: int, asked: Collection[int]) -> bool:
    """The next line that is not blank is one of those."""
    below = range(at + 1, len(lines))
    return next((n for n in below if lines[n].strip()), -1) in asked


def _read_dressed(lines: Sequence[str], at: int) -> str:
    """The words of a paragraph of one line in such a dress; empty for any other."""
    line = lines[at].strip()
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    if not line or len(line) > _LONGEST or any(map(str.strip, around)):
        return ""
    match = _DRESSED.fullmatch(line)
    words = _fold(next(filter(None, match.groupdict().values()))) if match else ""
    if match is not None and match["marked"]:
        words = _fold(match["marked"])
    return words if len(words.split()) >= _FEWEST else ""


def _fold(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
