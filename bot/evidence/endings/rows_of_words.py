"""
What is said again word for word: rows of five words that had been said before.

A row of five words that stands in two texts is seldom there by chance, so the share of
a message that such rows cover tells who repeats from who only speaks of the same thing.
Where each character counts for a word, a row is ten of them. A row is kept by its hash.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.evidence.endings.content_items import mostly_characters
from bot.text.scripts import has_unspaced

_ROW = 5
_ROW_OF_CHARACTERS = 10


def passages(said: Sequence[str]) -> tuple[int, ...]:
    """The rows of a message, one beginning with each of its words, but the last few."""
    row = _row(said)
    return tuple(map(hash, zip(*(said[at:] for at in range(row)), strict=False)))


def neighbours(said: Sequence[str]) -> frozenset[int]:
    """Each two neighbouring words of a message, by their hash."""
    return frozenset(map(hash, pairwise(said)))


def recited(rows: Sequence[int], before: AbstractSet[int], length: int) -> float:
    """The share of so many words that stand in rows which were there before."""
    if before.isdisjoint(rows):
        return 0.0
    row = length - len(rows) + 1
    covered = end = 0
    for at, each in enumerate(rows):
        if each in before:
            covered += at + row - max(end, at)
            end = at + row
    return covered / length if length else 0.0


def _row(said: Sequence[str]) -> int:
    spaced = not has_unspaced("".join(said)) or not mostly_characters(said)
    return _ROW if spaced else _ROW_OF_CHARACTERS
