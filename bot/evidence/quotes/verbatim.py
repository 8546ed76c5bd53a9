"""Whether a voice said what it is quoted with."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId
from bot.domain.synthesis import Check
from bot.evidence.quotes.altered import check_inexact
from bot.evidence.quotes.prepared_text import PreparedText, prepare
from bot.text.folding import fold
from bot.text.words import is_parted, word_end

_MEANT = frozenset("#%&@/\\§‰")  # punctuation that is part of what is said


@dataclass(frozen=True, slots=True)
class Located:
    """
    What became of a quotation; *start* and *end* are offsets in code points into the
    text of *turn*, and all three are None unless the check is verbatim.
    """

    check: Check
    turn: TurnId | None = None
    start: int | None = None
    end: int | None = None


def locate(formulation: str, texts: Sequence[tuple[TurnId, str]]) -> Located:
    """
    Looks for a formulation in the texts of the voice that it is ascribed to.

    * verbatim: it stands there in one piece, beginning and ending with whole words,
      but for emphasis, block-quote marks, kinds of quotation marks, dashes and
      ellipses, case and white space (see `folding.py`), and for the quotation marks
      and the punctuation around it. The first such place is given.
    * spliced, altered: see `altered.py`; given only when it is nowhere verbatim.
    * not_found: none of these, or there is no word in it.
    """
    return locate_prepared(formulation, [prepare(turn, text) for turn, text in texts])


def locate_prepared(formulation: str, texts: Sequence[PreparedText]) -> Located:
    """The same, of texts that are prepared already."""
    quoted = outer_stripped(fold(formulation).text)
    if not any(map(_is_said, quoted)):
        return Located(Check.NOT_FOUND)
    place = verbatim(quoted, texts)
    return place if place is not None else Located(check_inexact(quoted, texts))


def verbatim(quoted: str, texts: Sequence[PreparedText]) -> Located | None:
    """Where a folded quotation stands first in one piece, if anywhere."""
    for text in texts:
        if (start := _find(quoted, text.folded)) is not None:
            place = text.wording.folded.original(start, start + len(quoted))
            return Located(Check.VERBATIM, text.turn, *place)
    return None


def outer_stripped(folded: str) -> str:
    """A folded quotation without the punctuation around it; "" if no word is left."""
    first, last = 0, len(folded)
    while first < last and _is_outer(folded[first]):
        first += 1
    while last > first and _is_outer(folded[last - 1]):
        last -= 1
    return folded[first:last]


def _find(quoted: str, text: str) -> int | None:
    """Where it stands in the text with nothing of a word left over."""
    at = text.find(quoted)
    while at >= 0:
        if is_parted(text, at) and is_parted(text, at + len(quoted)):
            return at
        # No word begins before the one that was met here has ended.
        at = text.find(quoted, max(at + 1, word_end(text, at)))
    return None


def _is_said(character: str) -> bool:
    """Part of a word, or a picture that may stand for one."""
    return character.isalnum() or unicodedata.category(character) == "So"


def _is_outer(character: str) -> bool:
    if character in _MEANT:
        return False
    return character.isspace() or unicodedata.category(character).startswith("P")
