"""The words of every text that is compared, each text read once."""

from functools import lru_cache
from sys import intern

from bot.text.folding import folded_text
from bot.text.words import wording, words

WordRow = tuple[str, ...]
_KEPT = 16  # texts with the way back to their letters, which takes far more room


class Readings:
    """Words by text; where they stand in it is worked out for those that need it."""

    def __init__(self) -> None:
        self._words: dict[str, WordRow] = {}
        self.wording = lru_cache(maxsize=_KEPT)(wording)

    def words(self, text: str) -> WordRow:
        if text not in self._words:
            # One string for each word, however often it is said.
            self._words[text] = tuple(map(intern, words(folded_text(text))))
        return self._words[text]

    def passage(self, text: str, first: int, last: int) -> str:
        """Exactly as the words stand in the text."""
        return self.wording(text).passage(first, last)

    def place(self, text: str, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words into the text."""
        return self.wording(text).place(first, last)
