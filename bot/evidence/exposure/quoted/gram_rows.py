"""
Rows of words as runs of so many words in a row, each run a number.

Numbers take less room than tuples of words. Two runs may have one number by chance, so
whoever finds a run compares the words themselves, or needs several.
"""

from array import array
from collections.abc import Iterator, Sequence

from bot.evidence.exposure.readings import WordRow

GRAM = 4  # words in a row, by which wording is known again


def gram(words: WordRow) -> int:
    """The number of a run of these words."""
    return hash(words)


def grams(words: Sequence[str], size: int) -> Sequence[int]:
    """One for each run, in order; equal runs have equal numbers."""
    return array("q", each_gram(words, size))


def each_gram(words: Sequence[str], size: int) -> Iterator[int]:
    """The same one by one, for whoever needs them once, or may not need all."""
    shifted = (words[n:] for n in range(size))
    return map(hash, zip(*shifted, strict=False))
