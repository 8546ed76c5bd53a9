"""The record as the sections of a markdown export make it, in any order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.domain.names import TurnId
from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.integrity.record import Record
from bot.integrity.verify import recorded_places
from bot.transcript.layout import SPEAKER, VOICE, LaidOut
from bot.transcript.prose.export_prose import Prose, question_in, turn_in
from bot.transcript.prose.sections import voice_heading
from bot.transcript.record_block import (
    Skeleton,
    add_question,
    turn_with_words,
    turns_of,
    with_question,
)

# Less than one, so that what was added lies between two recorded places.
_BETWEEN = 0.001
_TRIES = 2_000  # and four a section; else the time would grow with their square


def as_found(bones: Skeleton, prose: list[str]) -> Record:
    """
    The record as its sections make it: each is the turn that was recorded exactly so,
    else a turn of the same heading that no section is, else its heading alone.
    """
    starts = [at for at in range(len(prose)) if bones.layout.begins_section(prose, at)]
    sections = [prose[start:end] for start, end in pairwise([*starts, len(prose)])]
    question = _question(bones, prose[: starts[0]] if starts else prose)
    bones = with_question(bones, question or "")
    reading = _Reading(bones, bones.layout, {})
    whole = {**bones.record, "question": question}
    turns = zip(turns_of(bones.record), bones.symposium.turns, strict=True)
    unused = dict(enumerate(turns))
    # Where a section's turn is, nearly always: at its own number, or behind all the
    # turns that are missing. Only then every other one is tried.
    longer = len(unused) - len(sections)
    place_of = recorded_places(whole)

    tries = iter(range(_TRIES + 4 * len(sections)))

    def taken(at: int, *, exactly: bool) -> Record | None:
        anywhere = (place for place, _ in zip(list(unused), tries, strict=False))
        order = chain((at, at + longer), anywhere)
        candidates = (place for place in order if place in unused)
        known = place_of if exactly else None
        return _take(reading, sections[at], unused, candidates, known)

    # Exact ones first, and for all: a changed section could else take the turn that
    # stands unchanged further down.
    exact = [taken(at, exactly=True) for at in range(len(sections))]
    found = [
        one or taken(at, exactly=False) or _heading(at, sections[at])
        for at, one in enumerate(exact)
    ]
    return add_question(whole, question) | {"turns": _place(found)}


def _place(found: list[Record]) -> list[Record]:
    """What nobody recorded stands before the next section that somebody did."""
    known = [place for turn in found if isinstance(place := turn.get("place"), int)]
    # From the end, so that what was added last lies behind all that was recorded.
    later: float = max(known, default=1) + 2 * _BETWEEN
    placed = []
    for turn in reversed(found):
        place = turn.get("place")
        later = place if isinstance(place, int) else later
        placed.append({"place": later - _BETWEEN} | turn)
    return placed[::-1]


def _heading(at: int, section: list[str]) -> Record:
    name = section[0].removeprefix(VOICE).removeprefix(SPEAKER)
    return {"voice": name, "number": at + 1}


@dataclass(frozen=True, slots=True)
class _Reading:
    """*said* are the turns that were found by now: later ones may refer to them."""

    bones: Skeleton
    layout: LaidOut
    said: dict[TurnId, Turn]

    def read(self, section: list[str], turn: Turn) -> Turn:
        return turn_in(Prose(section, self.layout), self.bones, turn, self.said)


def _take(
    reading: _Reading,
    section: list[str],
    unused: dict[int, tuple[Record, Turn]],
    candidates: Iterable[int],
    place_of: Callable[[Record], int | None] | None,
) -> Record | None:
    """The first candidate that the section can be, and is recorded as, if asked."""
    for place in candidates:
        record, turn = unused[place]
        # The cheap question first: to read the section costs as much as it is long.
        if section[0] != voice_heading(reading.layout, turn):
            continue
        try:
            found = turn_with_words(record, reading.read(section, turn))
        except Unreadable:
            continue
        if place_of is None or place_of(found) is not None:
            del unused[place]
            return found
    return None


def _question(bones: Skeleton, opening: list[str]) -> str | None:
    try:
        return question_in(Prose(opening, bones.layout), bones)
    except Unreadable:
        return None
