"""
Which kinds of formulas may stand in a message, told by its words alone.

Most messages have no word without which there is no formula of a kind, and need not be
searched for it. What a word tells is the same in every message, so it is kept.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import methodcaller
from types import MappingProxyType

from bot.evidence.endings.content_items import plain
from bot.text.needed_words import WHOLE, needed_in, shortest

PARTING, THANKS, COURTING, PRAISING = "parting", "thanks", "courting", "praising"
REFUSING, INSISTING, WAITING = "refusing", "insisting", "waiting"
BETWEEN, HANDING_BACK = "between", "handing_back"

WARM = frozenset([THANKS, COURTING, PRAISING])

LISTED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        PARTING: (("farewells", "announcements"), ("farewells", "goodbyes")),
        THANKS: (("courtesies", "thanks"),),
        COURTING: (("courtesies", "courting"),),
        PRAISING: (("praise", "praise"),),
        REFUSING: (("refusals", "refusals"),),
        INSISTING: (("refusals", "insisting"),),
        WAITING: (("refusals", "waiting"),),
        BETWEEN: (("choices", "between"),),
        HANDING_BACK: (("choices", "handing_back"),),
    }
)
_EVERY = frozenset(LISTED)
_KEPT = 1 << 16  # words
_ANYTHING = frozenset([""])
_HEAD = 3  # letters


@dataclass(frozen=True, slots=True)
class _Told:
    """
    A formula of that kind that may stand where its longest word does: it needs all
    words of *beside* too, and one of each of *among*, or one that begins so.
    """

    kind: str
    beside: frozenset[str]
    among: tuple[tuple[frozenset[str], tuple[str, ...]], ...]

    def fits(self, words: frozenset[str]) -> bool:
        """Whether one of each of *among* is there."""
        for whole, begun in self.among:
            if words.isdisjoint(whole) and not _begin(begun, words):
                return False
        return True


def _begin(begun: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(map(methodcaller("startswith", begun), words))


def kinds_in(said: Sequence[str]) -> frozenset[str]:
    """Those that may stand in a plain text of these words; where unsure, every one."""
    if not said or not "".join(said).isascii():
        return _EVERY
    words = frozenset(said)
    told = chain.from_iterable(map(_told_by, words))
    found: set[str] = set()
    for each in told:
        if each.kind not in found and each.beside <= words and each.fits(words):
            found.add(each.kind)
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def _told_by(word: str) -> tuple[_Told, ...]:
    table = _table()
    if word[: table.head] not in table.heads:
        return ()
    begun = [table.told.get(word[:length], ()) for length in table.lengths]
    whole = table.told.get(word + WHOLE, ())
    return tuple(dict.fromkeys(chain(whole, *begun))) if whole or any(begun) else ()


@dataclass(frozen=True, slots=True)
class _Table:
    """
    What a needed word tells, or what begins one, of one of these *lengths*; *heads* are
    the first letters of all, so many.
    """

    told: Mapping[str, Sequence[_Told]]
    lengths: frozenset[int]
    heads: frozenset[str]
    head: int


@cache
def _table() -> _Table:
    table = defaultdict(list)
    for kind, lists in LISTED.items():
        for needed in chain.from_iterable(needed_in(at, plain) for at in lists):
            longest = max(needed, key=shortest, default=_ANYTHING)
            told = _tell(kind, [words for words in needed if words is not longest])
            for word in filter(str.isascii, longest):
                table[word].append(told)
    lengths = frozenset(len(word) for word in table if not word.endswith(WHOLE))
    head = min(_HEAD, *lengths)
    heads = frozenset(word.removesuffix(WHOLE)[:head] for word in table)
    return _Table(table, lengths, heads, head)


def _tell(kind: str, others: Sequence[frozenset[str]]) -> _Told:
    parted = [
        (
            frozenset(w.removesuffix(WHOLE) for w in words if w.endswith(WHOLE)),
            tuple(w for w in words if not w.endswith(WHOLE)),
        )
        for words in others
    ]
    alone = [whole for whole, begun in parted if len(whole) == 1 and not begun]
    return _Told(
        kind,
        frozenset().union(*alone),
        tuple(each for each in parted if each[0] not in alone or each[1]),
    )
