"""
The sentences of a text, as a quotation is held against them. No I/O.

Everything the voice wrote is in one of them: headings, lists and verse too. A sentence
ends with its stop, with a blank line, and before the next item of a list or a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.names import TurnId
from bot.text.words import Wording, wording

_FEWEST = 3  # words; a shorter sentence counts as the beginning of the next

_CLOSERS = r"[\"'”’»)\]*_`~]*"  # noqa: RUF001 - quotation marks close sentences too
_END = re.compile(
    rf"(?:[.!?…؟۔]+{_CLOSERS}(?=\s|$)|[。！？｡।॥]+[”’」』）]*)\s*"  # noqa: RUF001 - as above
    r"|\n(?:[ \t>]*+\n)+[ \t>]*"
    r"|\n[ \t>]*(?=(?:[-*+•][ \t]|\d{1,3}[.)][ \t]|\#{1,6}[ \t]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]\.[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|cf|ca|bzw|al|No|Nr"
    r"|[A-Z]))\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words *first* to before *last*."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passages:
    """A turn's text, prepared for the check of quotations."""

    turn: TurnId
    wording: Wording
    sentences: tuple[Sentence, ...]

    @property
    def folded(self) -> str:
        return self.wording.folded.text

    @property
    def words(self) -> tuple[str, ...]:
        return self.wording.words


def passages(turn: TurnId, text: str) -> Passages:
    """Linear in the text's length."""
    worded = wording(text)
    return Passages(turn, worded, tuple(_sentences(worded)))


def sentences(text: str) -> list[str]:
    """The sentences as they stand, those without words left out."""
    found, start = [], 0
    for end in (*_ends(text), len(text)):
        sentence = text[start:end].strip(" \t\n>")
        if any(character.isalnum() for character in sentence):
            found.append(sentence)
        start = end
    return found


def _sentences(worded: Wording) -> Iterator[Sentence]:
    first = 0
    for end in _ends(worded.text):
        last = worded.within(0, end).stop
        if last - first >= _FEWEST:
            yield Sentence(first, last)
            first = last
    if first < len(worded.words):
        yield Sentence(first, len(worded.words))


def _ends(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        stop = end[0].strip()
        # "Dr. Smith" and "e.g. this" go on.
        start = end.start()
        if stop == "." and _ABBREVIATION.search(text, max(start - 5, 0), start + 1):
            continue
        yield end.end()
