"""
A message cut into words and content items, in any script.

An item is what can be said for the first time: a word by its first six letters (a
stem good enough for languages that inflect at the end), a number, or two neighbouring
characters where a script puts no spaces. Short words of alphabets are left out, as
they are mostly grammar; in a message of at most six words everything counts, and so
does each pair of neighbours, because "twenty one" is new after "twenty" and "one".

The text is made plain, not folded (`bot/text/folding.py`), and its words keep the signs
of Indian scripts: emphasis and dashes, which folding takes away, are part of what is
drawn, and the shares in the rules were tuned on words cut so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.text.scripts import UNSPACED, is_character

BRIEF = 6
"""A message of at most so many words is taken word by word."""

_STEM = 6
_GRAMMAR = 3
_NUMBERS = 2
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0dff"
_ASCII_WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9']*[A-Za-z0-9])?")
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}](?:[^\W_{UNSPACED}]|['{_MARKS}])*")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})


def plain(text: str) -> str:
    """The text with one form for each letter, apostrophe and case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a plain text; where there are no spaces, each character."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text))
    return tuple([word.rstrip("'") for word in _WORD.findall(text)])


def content_items(said: Sequence[str]) -> frozenset[str]:
    if len(said) <= BRIEF:
        return frozenset(said) | frozenset(pairs(said))
    joined = "".join(said)
    if joined.isascii() and joined.isalpha():
        return frozenset([word[:_STEM] for word in said if len(word) > _GRAMMAR])
    cut = _content if joined.isascii() else _content_of_any_script
    numbers = list(filter(str.isdigit, said))
    if len(numbers) < _NUMBERS:
        return frozenset(cut(said))
    return frozenset(cut(said)) | frozenset(pairs(numbers))


def pairs(said: Sequence[str]) -> Iterator[str]:
    """Each two neighbouring words."""
    return (f"{one} {next_}" for one, next_ in pairwise(said))


def shingles(said: Sequence[str]) -> frozenset[str]:
    """Words and pairs of them, by which two messages are compared."""
    return frozenset(said) | frozenset(pairs(said))


def resembles(one: frozenset[str], other: frozenset[str], least: float) -> bool:
    """Whether they resemble each other so much; sets of other sizes never do."""
    small, large = sorted((len(one), len(other)))
    return small >= least * large and resemblance(one, other) >= least


def mostly_characters(said: Sequence[str]) -> bool:
    """Whether most of its words are characters of a script without spaces."""
    return 2 * sum(map(is_character, said)) > len(said)


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared over all, 0 to 1 (A. Broder 1997, On the resemblance of documents)."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _content(said: Sequence[str]) -> Iterable[str]:
    """Of ASCII words."""
    return [
        word[:_STEM] if word.isalpha() else word
        for word in said
        if len(word) > _GRAMMAR or not word.isalpha()
    ]


def _content_of_any_script(said: Sequence[str]) -> Iterable[str]:
    before = ""
    for word in said:
        if is_character(word):
            if before:
                yield before + word
            before = word
            continue
        before = ""
        if len(word) > _GRAMMAR or not word.isalpha() or not _is_cased(word):
            yield word[:_STEM] if word.isalpha() else word


def _is_cased(word: str) -> bool:
    return word.upper() != word
