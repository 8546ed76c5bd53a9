"""
How usual a word is in a language, by `wordfreq`, with its inflected forms. No I/O.

On the Zipf scale: 3 is once in a million words, 6 once in a thousand. The forms of a
word are counted together (see `stems.py`). What is in no list is held to be rarer than
once in a million.
"""

from collections.abc import Mapping
from functools import cache
from math import log10

from bot.text.stems import stem_of

UNLISTED = 2.5
USUAL = 5.9  # from here on a word says nothing by itself
_UNSPACED = ("zh", "ja")


@cache
def zipfs(language: str) -> Mapping[str, float]:
    """The Zipf frequency of each stem; empty for a language that has no list."""
    # wordfreq takes 0.2 s to import; most commands never ask.
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - as said above

    try:
        listed = get_frequency_dict(language, "small")
    except LookupError:
        return {}
    sums: dict[str, float] = {}
    for word, share in listed.items():
        key = stem_of(word.casefold(), language)
        sums[key] = sums.get(key, 0.0) + share
    return {key: log10(share) + 9 for key, share in sums.items()}


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words of several characters by which unspaced text is parted."""
    if language not in _UNSPACED:
        return frozenset()
    return frozenset(word for word in zipfs(language) if len(word) > 1)
