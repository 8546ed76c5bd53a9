"""
What every text that is compared reads as, each text read once.

Whoever looks for evidence more than once may hand in the same readings again: what is
made of a text is made of nothing else, so they change no result.
"""

from collections.abc import Callable, Hashable
from sys import intern
from typing import ParamSpec, TypeVar, cast

from bot.text.folding import folded_text
from bot.text.words import Wording, wording, words

_P = ParamSpec("_P")
_T = TypeVar("_T")

WordRow = tuple[str, ...]


class Readings:
    """
    Words by text; where they stand in it is kept for those that need it. Mutable: it
    grows with what is read, and is owned by whoever made it.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, object] = {}
        self._words: dict[str, WordRow] = {}
        self._worded: dict[str, Wording] = {}

    def of(self, read: Callable[_P, _T], *args: _P.args, **options: _P.kwargs) -> _T:
        """What *read*, a pure function, makes of arguments that can be hashed."""
        key = (read, args, tuple(sorted(options.items())))
        if key not in self._made:
            self._made[key] = read(*args, **options)
        return cast("_T", self._made[key])

    def words(self, text: str) -> WordRow:
        if text not in self._words:
            # One string for each word, however often it is said.
            self._words[text] = tuple(map(intern, words(folded_text(text))))
        return self._words[text]

    def wording(self, text: str) -> Wording:
        if text not in self._worded:
            worded = self._worded[text] = wording(text)
            self._words.setdefault(text, worded.words)
        return self._worded[text]

    def passage(self, text: str, first: int, last: int) -> str:
        """Exactly as the words stand in the text."""
        return self.wording(text).passage(first, last)

    def place(self, text: str, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words into the text."""
        return self.wording(text).place(first, last)
