"""
Who is taken for the source of words that several turns hold.

The turn that had ended first; of each voice that the text names, its first as well. A
turn is called by its rank in the order of the ends, a place in it is that rank, shifted
by so many bits, and the number of a word.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName

SHIFT = 32
_FEW = 8


class Several:
    """Places in turns, one in each, in their order; and the first of each voice."""

    __slots__ = ("_firsts", "all")

    def __init__(self, *places: int) -> None:
        self.all = list(places)
        self._firsts: Sequence[int] | None = None

    def firsts(self, voices: Sequence[VoiceName]) -> Sequence[int]:
        """Worked out when somebody asks first, all places being known by then."""
        if self._firsts is None:
            found: dict[VoiceName, int] = {}
            for place in self.all:
                found.setdefault(voices[place >> SHIFT], place)
            self._firsts = tuple(found.values())
        return self._firsts


Places = int | Several
"""Most stand in one turn only, and an index has very many."""


def add_place(known: Places | None, rank: int, word: int) -> Places:
    """Ranks come in order; of one turn the first place counts."""
    place = rank << SHIFT | word
    if known is None:
        return place
    several = known if isinstance(known, Several) else Several(known)
    if several.all[-1] >> SHIFT == rank:
        return known
    several.all.append(place)
    return several


@dataclass(frozen=True, slots=True)
class Sources:
    """
    Any turn may be the source, or only those *met*, in order. *voices* is who spoke, by
    rank, *named* are the voices that the text names.
    """

    voices: Sequence[VoiceName]
    named: frozenset[VoiceName] = frozenset()
    met: Sequence[int] | None = None

    def chosen(self, places: Places) -> Iterator[int]:
        """Those that count."""
        if isinstance(places, int):
            if self.met is None or _holds(self.met, places >> SHIFT):
                yield places
            return
        first, missing = True, set(self.named)
        for place in self._possible(places):
            voice = self.voices[place >> SHIFT]
            if first or voice in missing:
                yield place
                first = False
                missing.discard(voice)
            if not missing:
                return

    def _possible(self, places: Several) -> Iterator[int]:
        if self.met is None:
            yield from places.firsts(self.voices)
        elif len(places.all) <= _FEW * len(self.met):
            for place in places.all:
                if _holds(self.met, place >> SHIFT):
                    yield place
        else:
            for rank in self.met:
                at = bisect_left(places.all, rank << SHIFT)
                if at < len(places.all) and places.all[at] >> SHIFT == rank:
                    yield places.all[at]


def _holds(ranks: Sequence[int], rank: int) -> bool:
    at = bisect_left(ranks, rank)
    return at < len(ranks) and ranks[at] == rank
