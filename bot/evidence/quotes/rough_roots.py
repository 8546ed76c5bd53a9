"""
What a word's forms have in common, roughly, in languages with endings.

Rougher than `bot/text/roots.py`, which needs to know the language: a quotation is a few
words, and the shares in `altered.py` were tuned on this.
"""

import re
from functools import lru_cache

_ROOT = 5  # letters by which inflected forms of a word are held to be the same
_CYRILLIC_ROOT = 4  # whose endings are longer
_ENDING = re.compile(r"(?<=...)(?:ing|ed|es|s|ly|er|en|e|d)$")
_ACCENT = re.compile("[\u0300-\u036f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Of "remembers", "remembered" and "remember" it is "remem"."""
    bare = unaccented(word)
    if _CYRILLIC.match(bare):
        return bare[:_CYRILLIC_ROOT]
    return _ENDING.sub("", bare)[:_ROOT]


def unaccented(word: str) -> str:
    return word if word.isascii() else _ACCENT.sub("", word)
