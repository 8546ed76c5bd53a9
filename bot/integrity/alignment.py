"""
What became of a row of recorded things: the first changed, removed, added, moved one.

A thing that was found is *kept* at the place where exactly it was recorded, or
it is strange. A strange thing takes the place of a recorded one that is lost when it
claims to be that one, or stands where that one stood, between the same neighbours:
that one was changed. What is strange beyond that was added, what is lost beyond that
was removed. Of those that are there, the longest row in the recorded order stays; the
others were moved.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf


class Alteration(StrEnum):
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """Places from 0; *found* is None for one removed, *recorded* for one added."""

    how: Alteration
    recorded: int | None
    found: int | None


def first_step(
    many: int, kept: Sequence[int | None], claims: Sequence[int | None]
) -> Edit | None:
    """
    The first difference in the order of the record; None if there is none.

    *many* were recorded. For each that was found, *kept* is the place where exactly
    this was recorded, *claims* the place it claims, or None; no place is kept twice.
    """
    # Of a record A B C, with something strange x in what was found:
    # A x C: x stands where B stood, so B was changed.
    # A B x C: nothing is lost, so x was added.
    # B A C: of the rows that rise A C stays, so B was moved.
    places, lost = _places(many, kept, claims)
    ranked = [(float(place), Edit(Alteration.REMOVED, place, None)) for place in lost]
    staying = _longest_rising([place for place in places if place is not None])
    before = -1
    for at, (place, own) in enumerate(zip(places, kept, strict=True)):
        if place is None:
            # Half a place: behind the recorded one before it, ahead of the one after.
            ranked.append((before + 0.5, Edit(Alteration.ADDED, None, at)))
            continue
        before = place
        if own is None:
            ranked.append((place, Edit(Alteration.CHANGED, place, at)))
        elif place not in staying:
            ranked.append((place, Edit(Alteration.MOVED, place, at)))
    return min(ranked, key=lambda one: one[0])[1] if ranked else None


def _places(
    many: int, kept: Sequence[int | None], claims: Sequence[int | None]
) -> tuple[list[int | None], list[int]]:
    """The recorded place of each that was found, and the places of none."""
    places = list(kept)
    there = set(kept)
    lost = [place for place in range(many) if place not in there]
    free = set(lost)
    # Claims before neighbours: who says which one it is may stand anywhere.
    for at, claim in enumerate(claims):
        if places[at] is None and claim in free:
            places[at] = claim
            free.remove(claim)
    # Between neighbours at places 2 and 5 only 3 or 4 can be the one that was changed.
    # Popping keeps *lost* in order, as the bisection needs it.
    lost = sorted(free)
    before = -1
    for at, after in enumerate(_following(places)):
        found = bisect_right(lost, before)
        if places[at] is None and found < len(lost) and lost[found] < after:
            places[at] = lost.pop(found)
        own = places[at]
        before = before if own is None else own
    return places, lost


def _following(places: Sequence[int | None]) -> list[float]:
    """For each place that of the next neighbour that has one, else one after all."""
    after, found = inf, []
    for place in reversed(places):
        found.append(after)
        after = after if place is None else place
    return found[::-1]


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The members of a longest rising subsequence (patience sorting)."""
    # ends[n] is the smallest place with which a rising row of n + 1 can end. No place
    # stands twice (no place is kept twice), so a place can be the key.
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        pile = bisect_left(ends, place)
        before[place] = ends[pile - 1] if pile else None
        ends[pile : pile + 1] = [place]
    row: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        row.add(last)
        last = before[last]
    return row
