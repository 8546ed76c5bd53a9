"""
Which kinds of formulas may stand in a message, told by its words alone.

Most messages have no word without which there is no formula of a kind, and need not be
searched for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType

from bot.evidence.endings.content_items import plain
from bot.text.needed_words import WHOLE, needed_in, shortest

PARTING, THANKS, COURTING, PRAISING = "parting", "thanks", "courting", "praising"
REFUSING, INSISTING, WAITING = "refusing", "insisting", "waiting"
BETWEEN, HANDING_BACK, HUSHING = "between", "handing_back", "hushing"

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
        HUSHING: (("stillness", "hushes"),),
    }
)
_EVERY = frozenset(LISTED)
_ANYTHING = frozenset([""])
_HEAD = 3  # letters


@dataclass(frozen=True, slots=True)
class _Told:
    """
    A formula of that kind that may stand where its longest word does: it needs all
    words of *beside* too, and one of each of *among*, or one that begins so; such a
    beginning is kept with a space before it.
    """

    kind: str
    beside: frozenset[str]
    among: tuple[tuple[frozenset[str], tuple[str, ...]], ...]

    def fits(self, words: frozenset[str], row: str) -> bool:
        """Whether one of each of *among* is there; *row*: each behind a space."""
        for whole, begun in self.among:
            if words.isdisjoint(whole) and not any(word in row for word in begun):
                return False
        return True


def kinds_in(said: Sequence[str]) -> frozenset[str]:
    """Those that may stand in a plain text of these words; where unsure, every one."""
    row = f" {' '.join(said)}"
    if not said or not row.isascii():
        return _EVERY
    words = frozenset(said)
    found: set[str] = set()
    for each in chain.from_iterable(_find_told(words)):
        if each.kind not in found and each.beside <= words and each.fits(words, row):
            found.add(each.kind)
    return frozenset(found)


def _find_told(words: frozenset[str]) -> Iterator[Sequence[_Told]]:
    """What these words tell, each by itself."""
    table = _table()
    for word in words & table.whole.keys():
        yield table.whole[word]
    head, begun = table.head, table.begun
    for word in [word for word in words if word[:head] in begun]:
        for beginning, told in begun[word[:head]]:
            if word.startswith(beginning):
                yield told


@dataclass(frozen=True, slots=True)
class _Table:
    """
    What needed words tell: those that are needed as they are, and beginnings of words,
    each with what it tells, by their first letters, so many.
    """

    whole: Mapping[str, Sequence[_Told]]
    begun: Mapping[str, Sequence[tuple[str, Sequence[_Told]]]]
    head: int


@cache
def _table() -> _Table:
    told = defaultdict(list)
    for kind, lists in LISTED.items():
        for needed in chain.from_iterable(needed_in(at, plain) for at in lists):
            longest = max(needed, key=shortest, default=_ANYTHING)
            each = _tell(kind, [words for words in needed if words is not longest])
            for word in filter(str.isascii, longest):
                told[word].append(each)
    whole = {w.removesuffix(WHOLE): told[w] for w in told if w.endswith(WHOLE)}
    beginnings = [word for word in told if not word.endswith(WHOLE)]
    head = min(_HEAD, *map(len, beginnings))
    begun = defaultdict(list)
    for word in beginnings:
        begun[word[:head]].append((word, told[word]))
    return _Table(whole, dict(begun), head)


def _tell(kind: str, others: Sequence[frozenset[str]]) -> _Told:
    parted = [
        (
            frozenset(w.removesuffix(WHOLE) for w in words if w.endswith(WHOLE)),
            tuple(f" {w}" for w in words if not w.endswith(WHOLE)),
        )
        for words in others
    ]
    alone = [whole for whole, begun in parted if len(whole) == 1 and not begun]
    return _Told(
        kind,
        frozenset().union(*alone),
        tuple(each for each in parted if each[0] not in alone or each[1]),
    )
