"""
What a document's head says of its marks: "Text in [square brackets] was added by me",
"what stands in round brackets the machines wrote themselves".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.text.wordlists import whole_words
from bot.transcript.handmade.directions.inline_directions import Dress

_MOST = 60  # lines above the first message
_LONGEST = 400  # characters of one line of a paragraph
_CLAUSE = re.compile(
    r"(?<![.;:,!\u2013\u2014])[.;:,!\u2013\u2014]++(?=\s|$)|\n[ \t]*+\n"
)
_DRESSES = {
    "round": (Dress.ROUND, Dress.ITALIC_ROUND),
    "square": (Dress.SQUARE, Dress.ITALIC_SQUARE),
    "italic": (Dress.ITALIC,),
    "brackets": (Dress.ROUND, Dress.ITALIC_ROUND, Dress.SQUARE, Dress.ITALIC_SQUARE),
}


@dataclass(frozen=True, slots=True)
class DeclaredMarks:
    """The dresses of what its *maker* wrote, and of what is the *voices'* own."""

    maker: frozenset[Dress] = frozenset()
    voices: frozenset[Dress] = frozenset()


def find_declared_marks(above: Sequence[str]) -> DeclaredMarks:
    """As the lines *above* the first message say; of both is as good as of neither."""
    maker: set[Dress] = set()
    voices: set[Dress] = set()
    named: tuple[Dress, ...] = ()
    for clause in _split(above):
        found = tuple(_find_dresses(clause))
        named = found or named
        is_makers = whole_words("marks", "makers").search(clause) is not None
        is_voices = whole_words("marks", "voices").search(clause) is not None
        if named and is_makers is not is_voices:
            (maker if is_makers else voices).update(named)
            named = ()
        elif is_makers or is_voices:
            named = ()
    return DeclaredMarks(frozenset(maker - voices), frozenset(voices - maker))


def _split(above: Sequence[str]) -> Iterator[str]:
    text = "\n".join(line[:_LONGEST] for line in above[:_MOST])
    for clause in _CLAUSE.split(text.replace("\u2019", "'")):
        yield " ".join(clause.split())


def _find_dresses(clause: str) -> Iterator[Dress]:
    for key, dresses in _DRESSES.items():
        left = whole_words("marks", key).sub("", clause)
        if left != clause:
            yield from dresses
        clause = left  # brackets that are called round are no others
