"""
How still a message is: what in it speaks of ending and rest, and what news it brings.

A dialogue that is over goes on in fewer words that name the end, thank, or set a scene
in which nothing happens. No such word takes leave by itself ("the choir ends at ten"),
so they are only counted here, and so are the words that nobody had said.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from bot.evidence.endings.content_items import (
    BRIEF,
    content_items,
    plain,
    plain_words,
)
from bot.evidence.endings.leaving import QUOTED
from bot.text.scripts import has_unspaced, is_character
from bot.text.wordlists import alternatives, entries

_STEM = 6  # letters, as content items have them
_GRAMMAR = 3
_KNOWN = 1 << 16  # words whose looking up is kept
# A line that stands in marks from its beginning to its end, or is a slash and a
# command, or tells in the way of chats what somebody does; or marks alone.
_FRAMED = re.compile(
    r"[*_]{1,3}[^*]+[*_]{1,3}[.\u2026]?|~[^~]+~|\|[^|]+\||/\w[^/]*|\* [^*]+|[\W_]+"
    r"|(?:[\[(<{\u3010\uff08\uff3b][^\])>}\u3011\uff09\uff3d]*+"
    r"[\])>}\u3011\uff09\uff3d][.\u2026]?\s?)+"
)
_MARK = re.compile('["\u201c\u201e\u00ab\u300c]')
_NUMBER = 6  # digits
_FRAMED_WORDS = 14  # of a line, at most


@dataclass(frozen=True, slots=True)
class Stillness:
    """
    *hushes* are the different words of ending and rest, *news* how many words nobody
    had said, but for those and for small words; *framed* says that each line stands in
    marks, as a stage direction or a system's message does; *cites*, that something new
    stands in quotation marks, *counts*, that a short number is new.
    """

    hushes: frozenset[str]
    news: int
    framed: bool
    cites: bool
    counts: bool


def find_stillness(
    text: str, said: Sequence[str], fresh: frozenset[str], *, may_hush: bool
) -> Stillness:
    """
    That of a *text* whose words are *said*, with these *fresh* content items; whether
    it *may_hush* its words tell (`hearing/telling_words.py`).
    """
    quoted = QUOTED.findall(text) if _MARK.search(text) else []
    own = plain_words(plain(QUOTED.sub(" ", text))) if quoted else said
    hushes, rest = _find_hushes(own, said) if may_hush else (frozenset[str](), said)
    return Stillness(
        hushes,
        _count_news(rest, fresh, brief=len(said) <= BRIEF),
        is_framed(text),
        any(_is_fresh(plain_words(plain(part)), fresh) for part in quoted),
        has_new_number(said, fresh),
    )


def _find_hushes(
    own: Sequence[str], said: Sequence[str]
) -> tuple[frozenset[str], Sequence[str]]:
    """The words and pairs of ending and rest, and what was *said* beside them."""
    hushes = set(filter(_hushes, own))
    begins = _find_pair_beginnings(own)
    paired = {
        pair for pair in pairwise(own) if pair[0] in begins and _hushes_as_pair(*pair)
    }
    covered = hushes.union(*paired)
    rest = [word for word in said if word not in covered] if covered else said
    if has_unspaced("".join(own)):
        inside, joined = _patterns()[1], "".join(own)
        hushes.update(inside.findall(joined))
        rest = plain_words(inside.sub(" ", joined))
    return frozenset(hushes) | {" ".join(pair) for pair in paired}, rest


def is_number(word: str) -> bool:
    """One that is told: longer digits are none."""
    return word.isdigit() and len(word) <= _NUMBER


def has_new_number(said: Sequence[str], fresh: frozenset[str]) -> bool:
    """Whether one of the words that are *said* is a number, and *fresh*."""
    return any(item in said for item in fresh if is_number(item))


def count_plain_news(sentence: str, fresh: frozenset[str], *, brief: bool) -> int:
    """How many words of a plain text are new, but for small words and those of rest."""
    said = [word for word in plain_words(sentence) if not _hushes(word)]
    return _count_news(said, fresh, brief=brief)


def is_absence(direction: str) -> bool:
    """Whether a plain stage direction tells that somebody is not there any more."""
    return bool(_absences().match(direction.lstrip()))


def tells_departure(direction: str) -> bool:
    """Whether a plain stage direction tells that somebody goes."""
    return bool(_goings().search(direction))


def _count_news(rest: Sequence[str], fresh: frozenset[str], *, brief: bool) -> int:
    if not has_unspaced("".join(rest)):
        return _count_new_words(rest, fresh, brief=brief)
    spaced = [word for word in rest if not is_character(word)]
    news = _count_new_words(spaced, fresh, brief=brief)
    characters = [word for word in rest if is_character(word)]
    new = {a + b for a, b in pairwise(characters)} if not brief else set(characters)
    return news + (len(new & fresh) + 1) // 2


def _count_new_words(said: Iterable[str], fresh: frozenset[str], *, brief: bool) -> int:
    """Different ones, but small words; in a *brief* message a word is a whole item."""
    stem = None if brief else _STEM
    new = {w for w in said if (w[:stem] if w.isalpha() else w) in fresh}
    told = new - _small_words()
    return sum(len(word) > _GRAMMAR or not word.isalpha() for word in told)


def _is_fresh(quoted: Sequence[str], fresh: frozenset[str]) -> bool:
    items = content_items(quoted) | frozenset(quoted)
    return not fresh.isdisjoint(items)


def is_framed(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line.strip("`")]
    return bool(lines) and all(
        _FRAMED.fullmatch(line) and len(line.split()) <= _FRAMED_WORDS for line in lines
    )


@lru_cache(maxsize=_KNOWN)
def _hushes(word: str) -> bool:
    edged, inside = _patterns()
    if is_character(word):
        return False
    if edged.fullmatch(word):
        return True
    return not word.isascii() and inside.search(word) is not None


@lru_cache(maxsize=_KNOWN)
def _hushes_as_pair(one: str, other: str) -> bool:
    return bool(_patterns()[0].fullmatch(f"{one} {other}"))


def _find_pair_beginnings(said: Sequence[str]) -> frozenset[str]:
    """Most words begin none: so most pairs of words need not be looked at."""
    whole, begun = _pair_beginnings()
    found = whole.intersection(said)
    if not begun:
        return found
    return found.union(word for word in said if word.startswith(begun))


@cache
def _pair_beginnings() -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of entries of two, and of those that may go on the beginnings."""
    listed = map(plain, entries("stillness", "hushes"))
    first = {pair.partition(" ")[0] for pair in listed if " " in pair}
    begun = {word.rstrip("*+") for word in first if word.endswith(("*", "+"))}
    return frozenset(first), tuple(begun)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For a whole word or two, and for what stands in a script without edges."""
    edged, inside = alternatives("stillness", "hushes", fold=plain)
    return re.compile(f"(?:{edged})"), re.compile(f"(?:{inside})")


@cache
def _absences() -> re.Pattern[str]:
    edged, inside = alternatives("stillness", "absences", fold=plain)
    return re.compile(rf"(?:[^\W\d_]{{1,24}} )?(?:(?:{edged})(?!\w)|{inside})")


@cache
def _goings() -> re.Pattern[str]:
    edged, inside = alternatives("stillness", "goings", fold=plain)
    return re.compile(rf"(?<!\w)(?:{edged})(?!\w)|{inside}")


@cache
def _small_words() -> frozenset[str]:
    listed = entries("small_words", "left_out")
    return frozenset(plain(word) for word in listed if len(word) > _GRAMMAR)
