"""
What a cell of a table quotes: what stands in it between quotation marks.

A cell without quotation marks is a paraphrase. So is one that quotes but a word or two
among words of its own: those are terms. Of one with more between its marks, that is the
quotation, and the rest is what the table says of it.
"""

import re
from dataclasses import dataclass

from bot.text.scripts import UNSPACED

_FEWEST = 3  # words; fewer among others are a term
_PAIRS = (
    "\u201c[^\u201c\u201d]+\u201d",
    "\u201e[^\u201e\u201c\u201d]+[\u201c\u201d]",
    "\u00ab[^\u00ab\u00bb]+\u00bb",
    "\u00bb[^\u00ab\u00bb]+\u00ab",
    "\u2039[^\u2039\u203a]+\u203a",
    "\u300c[^\u300c\u300d]+\u300d",
    "\u300e[^\u300e\u300f]+\u300f",
    "\u300a[^\u300a\u300b]+\u300b",
    '"(?!\\s)[^"]+(?<!\\s)"',
    "(?<!\\w)['\u2018](?!\\s)(?:[^'\u2018\u2019]|(?<=\\w)['\u2019](?=\\w))+['\u2019](?!\\w)",
)
_QUOTED = re.compile("|".join(_PAIRS))
_OPENING = "\u201c\u201e\u00ab\u00bb\u2039\u300c\u300e\u300a\"'\u2018"
_CLOSING = "\u201d\u201c\u00bb\u00ab\u203a\u300d\u300f\u300b\"'\u2019"
_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EDGES = "*_~` \t"
_STOPS = ".,;:!?\u2026\u3002"
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class QuotedCell:
    """
    *passages* are the quotations, without their marks, none of a paraphrase; *beside*
    is what stands outside them.
    """

    passages: tuple[str, ...]
    beside: str = ""

    @property
    def is_all(self) -> bool:
        """Nothing stands in it but what is quoted."""
        return bool(self.passages) and not _WORD.search(self.beside)


def read_cell(cell: str) -> QuotedCell:
    bare = _TAG.sub(" / ", cell).strip(_EDGES)
    spans = [match.span() for match in _QUOTED.finditer(bare)]
    if _is_wrapped(bare) and not _is_begun_and_ended(bare, spans):
        return QuotedCell((bare.rstrip(_STOPS + _EDGES)[1:-1].strip(),))
    inner = (bare[start + 1 : end - 1].strip(_EDGES) for start, end in spans)
    passages = tuple(passage for passage in inner if passage)
    beside = _QUOTED.sub(" ", _TAG.sub(" ", cell)).strip(_EDGES)
    if _WORD.search(beside):
        passages = tuple(p for p in passages if len(_WORD.findall(p)) >= _FEWEST)
    return QuotedCell(passages, beside)


def _is_wrapped(bare: str) -> bool:
    """It begins and ends with marks of one pair, whatever stands in between."""
    end = bare.rstrip(_STOPS + _EDGES)
    place = _OPENING.find(bare[:1]) if bare else -1
    return place >= 0 and len(end) > 1 and end.endswith(_CLOSING[place])


def _is_begun_and_ended(bare: str, spans: list[tuple[int, int]]) -> bool:
    end = len(bare.rstrip(_STOPS + _EDGES))
    return bool(spans) and spans[0][0] == 0 and spans[-1][1] == end
