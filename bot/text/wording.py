"""A text as a row of words, each with the way back to where it stands. No I/O."""

from bisect import bisect_left
from dataclasses import dataclass

from bot.text.folding import Folded, fold
from bot.text.words import word_places


@dataclass(frozen=True, slots=True)
class Wording:
    """*words* are folded; *starts* and *ends* are their offsets into *folded*."""

    text: str
    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Offsets into the text of the words from *first* to before *last*."""
        return self.folded.original(self.starts[first], self.ends[last - 1])

    def passage(self, first: int, last: int) -> str:
        """Exactly as it stands in the text."""
        start, end = self.place(first, last)
        return self.text[start:end]

    def within(self, start: int, end: int) -> range:
        """Which words stand between two offsets into the text."""
        first = bisect_left(self.starts, self.folded.at(start))
        return range(first, bisect_left(self.starts, self.folded.at(end)))


def wording(text: str) -> Wording:
    """Linear in the text's length."""
    folded = fold(text)
    places = word_places(folded.text)
    return Wording(
        text,
        folded,
        tuple(word for word, _, _ in places),
        tuple(start for _, start, _ in places),
        tuple(end for _, _, end in places),
    )
