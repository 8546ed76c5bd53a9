"""The record as the sections of a markdown export make it, in any order. No I/O."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.integrity.record import Record
from bot.integrity.verify import recorded_digests, recorded_place
from bot.transcript.prose import Prose, question_in, turn_in
from bot.transcript.record_block import Skeleton
from bot.transcript.sections import VOICE, voice_heading


def as_found(bones: Skeleton, prose: list[str]) -> Record:
    """
    The record as its sections make it: each is the turn that was recorded exactly so,
    else a turn of the same heading that no section is, else its heading alone.
    """
    starts = [at for at, line in enumerate(prose) if line.startswith(VOICE)]
    sections = [prose[start:end] for start, end in pairwise([*starts, len(prose)])]
    recorded = recorded_digests(bones.record.get("integrity")) or []
    turns = zip(turns_of(bones.record), bones.symposium.turns, strict=True)
    unused = dict(enumerate(turns))
    longer = len(unused) - len(sections)

    def taken(at: int, among: list[str] | None) -> Record | None:
        order = (at, at + longer, *unused)
        candidates = dict.fromkeys(place for place in order if place in unused)
        return _taken(bones, sections[at], unused, candidates, among)

    exact = [taken(at, recorded) for at in range(len(sections))]
    found = [
        one or taken(at, None) or {"voice": sections[at][0].removeprefix(VOICE)}
        for at, one in enumerate(exact)
    ]
    opening = prose[: starts[0]] if starts else prose
    return {**bones.record, "question": _question(bones, opening), "turns": found}


def _taken(
    bones: Skeleton,
    section: list[str],
    unused: dict[int, tuple[Record, Turn]],
    candidates: Iterable[int],
    recorded: list[str] | None,
) -> Record | None:
    """The first candidate the section can be, and is *recorded* as, if asked."""
    for place in candidates:
        record, turn = unused[place]
        if section[0] != voice_heading(bones.symposium, turn):
            continue
        try:
            found = with_words(record, turn_in(Prose(section), bones, turn))
        except Unreadable:
            continue
        if recorded is None or recorded_place(found, recorded) is not None:
            del unused[place]
            return found
    return None


def _question(bones: Skeleton, opening: list[str]) -> str | None:
    try:
        return question_in(Prose(opening), bones)
    except Unreadable:
        return None


def turns_of(record: Record) -> list[Record]:
    turns = record["turns"]
    return [dict(turn) for turn in turns] if isinstance(turns, list) else []


def with_words(record: Mapping[str, object], turn: Turn) -> Record:
    return {**record, "question": turn.question, "text": turn.text}
