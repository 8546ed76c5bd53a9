"""An ending: where and why a conversation was over, as its acts tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.act import Act, ActKind, Closing
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn


class EndingKind(StrEnum):
    """
    *loop* is every way of going round: repetition, cycles, paraphrase, praise, litany,
    token storm, deadlock.
    """

    CLOSING = "closing"
    LOOP = "loop"
    EMPTY = "empty"
    REFUSAL = "refusal"
    LEFT = "left"
    CAP = "cap"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Ending:
    """
    Messages count from 1. *stop_at* is the message after which nothing more should be
    asked, *onset* the one with which the ending began; *evidence* are plain sentences
    that cite message numbers and passages; *rule* is the name of the listener's rule
    that found it, None where none did.
    """

    kind: EndingKind
    stop_at: int
    onset: int
    evidence: tuple[str, ...]
    rule: str | None = None


def find_ending(symposium: Symposium) -> Ending | None:
    """How its last course of turns ended; None while it goes on, and of any other."""
    return tell_ending(symposium.acts, symposium.turns, symposium.closings)


def tell_ending(
    acts: Sequence[Act], turns: Sequence[Turn], closings: Sequence[Closing]
) -> Ending | None:
    """
    What the last verdict or stop says of the last course that was to have so many
    turns: those that came before a closing named it (rule 6 in `bot/integrity/chain`).
    """
    told = (_told(act, turns) for act in reversed(_ends(acts, closings)))
    return next(filter(None, told), None)


def list_verdicts(symposium: Symposium, course: Act) -> tuple[Act, ...]:
    """What the host has found of that course: rows of the record, in their order."""
    ends = _between(course, symposium.acts, symposium.closings)
    return tuple(act for act in ends if act.kind is ActKind.ENDED)


def ending_of(verdict: Act) -> Ending | None:
    """What the host's row says; None if it is none that this program understands."""
    kind = verdict.options.get("kind")
    onset, stop_at = (_whole(verdict, name) for name in ("onset", "stop_at"))
    if verdict.kind is not ActKind.ENDED or kind not in [*EndingKind]:
        return None
    if onset is None or stop_at is None:
        return None
    rule = verdict.options.get("rule")
    named = rule if isinstance(rule, str) else None
    return Ending(EndingKind(str(kind)), stop_at, onset, _lines(verdict.text), named)


def find_course(acts: Sequence[Act]) -> Act | None:
    """The last that asked for so many turns."""
    asked = (ActKind.ASKED, ActKind.FOLLOWED_UP)
    held = (act for act in acts if act.kind in asked)
    return next(
        (act for act in reversed([*held]) if _whole(act, "turns") is not None), None
    )


def _ends(acts: Sequence[Act], closings: Sequence[Closing]) -> list[Act]:
    course = find_course(acts)
    return [] if course is None else _between(course, acts, closings)


def _between(
    course: Act, acts: Sequence[Act], closings: Sequence[Closing]
) -> list[Act]:
    begun = course.place or 0
    closed = min((c.place or 0 for c in closings if c.act == course.id), default=None)
    return [
        act
        for act in acts
        if act.kind in (ActKind.ENDED, ActKind.STOPPED)
        and (act.place or 0) > begun
        and (closed is None or (act.place or 0) < closed)
    ]


def _told(act: Act, turns: Sequence[Turn]) -> Ending | None:
    if act.kind is ActKind.ENDED:
        return ending_of(act)
    named = act.options.get("turns")
    ids = named if isinstance(named, list | tuple) else ()
    stopped = {one for one in ids if isinstance(one, str)}
    place = act.place or 0
    heard = [t.number for t in turns if 0 < (t.place or 0) < place or t.id in stopped]
    last = max(heard, default=0)
    return Ending(EndingKind.STOPPED, last, last, _lines(act.text))


def _whole(act: Act, option: str) -> int | None:
    chosen = act.options.get(option)
    return chosen if isinstance(chosen, int) and not isinstance(chosen, bool) else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
