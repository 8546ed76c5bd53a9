"""
A turn's text, prepared for the check of quotations: its words, and its sentences.

Everything the voice wrote is in one of the sentences: headings, lists and verse too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.names import TurnId
from bot.text.sentences import sentence_ends
from bot.text.words import Wording, wording

_FEWEST = 3  # words; a shorter sentence counts as the beginning of the next


@dataclass(frozen=True, slots=True)
class PreparedText:
    """What *turn* said; each of the *sentences* says which of its words it holds."""

    turn: TurnId
    wording: Wording
    sentences: tuple[range, ...]

    @property
    def folded(self) -> str:
        return self.wording.folded.text

    @property
    def words(self) -> tuple[str, ...]:
        return self.wording.words


def prepare(turn: TurnId, text: str) -> PreparedText:
    """Linear in the text's length."""
    worded = wording(text)
    return PreparedText(turn, worded, tuple(_sentences(worded)))


def _sentences(worded: Wording) -> Iterator[range]:
    first = 0
    for end in sentence_ends(worded.text):
        last = worded.within(0, end).stop
        if last - first >= _FEWEST:
            yield range(first, last)
            first = last
    if first < len(worded.words):
        yield range(first, len(worded.words))
