r"""
Which words cannot be missing where an entry of a word list is found.

To search a text for a long list takes a look at each of its letters; to see that it has
not all the words of any entry, a look at its words. The pattern "that concludes
(?:our|this) (?:talk|session)" needs "that" and "concludes", one of "our" and "this" and
one of "talk" and "session". What is not understood of a pattern may be anything, so
that no word is needed for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from bot.text.wordlists import PATTERNS, as_pattern, entries, is_edged

WHOLE = " "
"""Ends a word that is needed as it is; any other only begins the word that is."""

Needed = tuple[frozenset[str], ...]
"""One word of each of these is there."""

# A letter, class, bracket or what is escaped, with how often it stands there.
_PART = re.compile(
    r"\((?:\?[:!=])?|(?:\\.|\[[^\[\]]*+\]|.)(?:[?*+]\+?|\{[\d,]{0,9}\}\+?)?", re.DOTALL
)
_OPENED, _CLOSED, _GOES_ON = "(?:", ")", "(?= "
_MEANT = "().^$[]\\|"  # signs that are no letters of their own


def needed_in(listed: tuple[str, str], fold: Callable[[str], str]) -> Iterator[Needed]:
    """
    What each entry of a file's key needs that `alternatives` finds at the edges of
    words, in a plain text whose words have ASCII letters only.
    """
    file, key = listed
    yield from needed_words(as_pattern(fold(entry)) for entry in entries(file, key))
    for pattern in entries(file, key + PATTERNS):
        for needed in needed_words([pattern]):
            # What is found anywhere may begin and end within a word.
            edged = is_edged(pattern) or not all(map(_is_ascii, needed))
            yield needed if edged else ()


def needed_words(patterns: Iterable[str]) -> Iterator[Needed]:
    """What each branch of these patterns needs that stands at the edges of words."""
    for row in chain.from_iterable(map(_split, patterns)):
        yield tuple(_find(row, at_edge=True, ends=True))


def _is_ascii(words: frozenset[str]) -> bool:
    return any(map(str.isascii, words))


def _find(row: Sequence[str], *, at_edge: bool, ends: bool) -> Iterator[frozenset[str]]:
    """*word* is what is read of one, and None where its beginning is not known."""
    word = "" if at_edge else None
    for at, part in enumerate(row, 1):
        if (letter := _letter(part)) is not None:
            if letter.isalnum() or letter == "'":
                word = None if word is None else word + letter
                continue
            yield from _needed(word, WHOLE)
            word = ""
            continue
        yield from _needed(word, WHOLE if part.startswith(_GOES_ON) else "")
        if is_group := part.startswith(_OPENED) and part.endswith(_CLOSED):
            last = ends and at == len(row)
            yield from _of_group(_split(_inside(part)), at_edge=word == "", ends=last)
        word = "" if (is_group or word == "") and _ends_with_space(part) else None
    yield from _needed(word, WHOLE if ends else "")


def _of_group(
    rows: Sequence[Sequence[str]], *, at_edge: bool, ends: bool
) -> Iterator[frozenset[str]]:
    """Where each branch needs a word, one of these; the longest of each."""
    found = [list(_find(row, at_edge=at_edge, ends=ends)) for row in rows]
    if all(found):
        yield frozenset().union(*(max(needed, key=shortest) for needed in found))


def shortest(words: frozenset[str]) -> int:
    """The length of the shortest of them."""
    return min(map(len, words))


def _needed(word: str | None, end: str) -> Iterator[frozenset[str]]:
    # The words of a text come without the apostrophes at their ends.
    if word and (known := word.rstrip("'")):
        yield frozenset([known + end])


def _letter(part: str) -> str | None:
    """The letter or sign that stands there, once and no other; else None."""
    if part.startswith("\\"):
        return part[1] if len(part) == len("\\.") and not part[1].isalnum() else None
    return part if len(part) == 1 and part not in _MEANT else None


def _ends_with_space(part: str) -> bool:
    """Whether a group ends with one however it is read; if it may be missing, too."""
    return part.startswith(_OPENED) and all(
        row and row[-1] == " " for row in _split(_inside(part))
    )


def _inside(group: str) -> str:
    return group[len(_OPENED) : group.rindex(_CLOSED)]


def _split(pattern: str) -> list[list[str]]:
    """Its branches, each as a row of letters, classes and groups."""
    branches: list[list[str]] = [[]]
    for part in _parts(pattern):
        if part == "|":
            branches.append([])
        else:
            branches[-1].append(part)
    return branches


def _parts(pattern: str) -> Iterator[str]:
    """The letters, classes and whole groups of it, one after the other."""
    depth, begun = 0, ""
    for part in _PART.findall(pattern):
        begun += part
        depth += part.startswith("(") - part.startswith(_CLOSED)
        if depth == 0:
            yield begun
            begun = ""
