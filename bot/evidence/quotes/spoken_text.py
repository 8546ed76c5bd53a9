"""
A text as it is spoken: the row of its words, without punctuation, which changes none.

What is part of what is said belongs to its word: punctuation between two digits (3.5,
10:30), an apostrophe between letters (it's), signs (50%, C++, $5), and # & @ / § but
where they stand alone, as those of a heading or a break do. A character of a script
without spaces is a word, and no space stands beside it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.text.scripts import UNSPACED
from bot.text.words import is_parted, word_end

MEANT = frozenset("#%&@/\\§‰")
"""Punctuation that is part of what is said."""

_LAST_BLOCK = 0x20000  # no punctuation stands beyond the first two planes
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True)
class SpokenText:
    """The *words* of the text *folded*; *text*, which is compared, is all of them."""

    folded: str
    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return join_words(self.words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in *text*."""
        found: list[int] = []
        at = 0
        for gap, word in zip(_gaps(self.words), self.words, strict=True):
            found.append(at + len(gap))
            at += len(gap) + len(word)
        return tuple(found)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each word begins in *folded*."""
        return tuple([w.start() for w in _word().finditer(self.folded)])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into *folded* of text[start:end], not empty."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        word = bisect_right(self.starts, at) - 1
        return self.places[word] + at - self.starts[word]


def spoken(folded: str) -> SpokenText:
    """Linear in its length."""
    return SpokenText(folded, spoken_words(folded))


def spoken_words(folded: str) -> tuple[str, ...]:
    return tuple(_word().findall(folded))


def join_words(words: Sequence[str]) -> str:
    """One after another, as the *text* of what is spoken has them."""
    spaced = " ".join(words)
    if _IS_UNSPACED.search(spaced) is None:
        return spaced
    return "".join(map(str.__add__, _gaps(words), words))


def _gaps(words: Sequence[str]) -> Iterator[str]:
    """What parts each word from the one before: a space, if both have spaces."""
    is_spaced = False
    for word in words:
        dense = _IS_UNSPACED.match(word) is not None
        yield " " if is_spaced and not dense else ""
        is_spaced = not dense


def find_words(quoted: str, text: str, start: int = 0) -> int | None:
    """Where *quoted* stands in *text*, both as spoken, with nothing of a word left."""
    at = text.find(quoted, start)
    while at >= 0:
        end = at + len(quoted)
        if is_parted(text, at) and is_parted(text, end) and text[end : end + 1] != "'":
            return at
        # No word begins before the one that was met here has ended.
        at = text.find(quoted, max(at + 1, word_end(text, at)))
    return None


@cache
def _word() -> re.Pattern[str]:
    mute = "".join(
        re.escape(character)
        for character in map(chr, range(_LAST_BLOCK))
        if unicodedata.category(character).startswith("P") and character not in MEANT
    )
    # Most of a text is plain letters, which are known quickly, and taken in one go.
    plain = "a-z0-9"
    said = rf"(?:[{plain}]++|[^\s{mute}{UNSPACED}{plain}])+"
    return re.compile(
        rf"(?<=\d )\*(?= \d)"
        rf"|[{UNSPACED}]"
        rf"|(?<![#/\\])(?!(?<!\S)[#/\\]+(?!\S)){said}(?:(?:(?<=\d)[.,:'\-](?=\d)|'(?=[^\W{UNSPACED}])){said})*"
    )
