"""
A turn's text, prepared for the check of quotations: its words, and its sentences.

Everything the voice wrote is in one of the sentences: headings, lists and verse too.
What only few quotations need is worked out when it is first asked for.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.domain.names import TurnId
from bot.evidence.quotes.rough_roots import root
from bot.evidence.quotes.spoken_text import SpokenText, spoken
from bot.text.folding import Folded, fold
from bot.text.languages import DEFAULT, language_of
from bot.text.sentences import sentence_ends
from bot.text.wordlists import entries

_FEWEST = 3  # words; a shorter sentence counts as the beginning of the next


@dataclass(frozen=True)
class PreparedText:
    """What *turn* said; each of the *sentences* says which of its words it holds."""

    turn: TurnId
    text: str

    @cached_property
    def spoken(self) -> SpokenText:
        return spoken(self.folded.text)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        return self.spoken.words

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        return tuple(self._sentences())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """What the forms of its words have in common, one of each."""
        return tuple(map(root, self.words))

    @cached_property
    def roots_held(self) -> frozenset[str]:
        return frozenset(self.roots)

    @cached_property
    def articles(self) -> frozenset[str]:
        """Those of its language."""
        language = language_of(self.spoken.text, self.words) or DEFAULT
        return frozenset(entries("articles", "articles", language))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text of what it speaks from *start* to before *end*."""
        return self.folded.original(*self.spoken.place(start, end))

    def _sentences(self) -> Iterator[range]:
        first, count = 0, len(self.words)
        for end in sentence_ends(self.text):
            last = bisect_left(self.spoken.places, self.folded.at(end))
            if last - first >= _FEWEST:
                yield range(first, last)
                first = last
        if first < count:
            yield range(first, count)


def prepare(turn: TurnId, text: str) -> PreparedText:
    """Linear in the text's length, and only once it is asked for anything."""
    return PreparedText(turn, text)
