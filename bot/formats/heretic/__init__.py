"""
Heretic: each point of a table is put to chosen voices for the strongest case against
it, one point after the other, all heretics at once; then, if wanted, the cases are
shown to those who carried the point, who say whether they still hold it.

One cue is one point, so that every answer belongs to its point by its task. Where no
heretic has a case nobody is asked to reply, and nobody replies to a case of its own.
"""

from collections.abc import Sequence

from bot.domain.act import Act
from bot.domain.format import RequestsLeft
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Status, Turn
from bot.formats.heretic.challenged_points import (
    ChallengedPoint,
    list_asked,
    read_points,
)
from bot.formats.heretic.closing_lines import Case, read_case
from bot.formats.heretic.putting import call_heretic, call_to_reply
from bot.formats.heretic.task_turns import find_turns


def heretic(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    for point in read_points(symposium, act):
        due = _put(symposium, act, point)
        if due is not None:
            return due
    return ()


def count_heretic(act: Act) -> int:
    """Each heretic on each point, and each reply that is wanted to another's case."""
    asked = list_asked(act)
    replies = (name for names in asked.values() for name in names)
    heard = sum(any(each != name for each in act.voices) for name in replies)
    return len(asked) * len(act.voices) + heard


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """Cases that are to be made, and replies where there is or may be one of others."""
    turns, left = find_turns(symposium, act), 0
    for point in read_points(symposium, act):
        cases = [turn for turn in turns if turn.task == point.case]
        called = {turn.voice for turn in cases}
        due = [n for n in act.voices if n not in called and not symposium.is_absent(n)]
        replied = {turn.voice for turn in turns if turn.task == point.reply}
        left += len(due) + sum(
            any(each != name for each in due) or bool(_of_others(cases, name))
            for name in point.asked
            if name not in replied and not symposium.is_absent(name)
        )
    return RequestsLeft(left)


def _put(
    symposium: Symposium, act: Act, point: ChallengedPoint
) -> tuple[Cue, ...] | None:
    """What is next of one point; None if that is settled."""
    turns = find_turns(symposium, act)
    cases = [turn for turn in turns if turn.task == point.case]
    called = {turn.voice for turn in cases}
    due = tuple(
        call_heretic(symposium, act, name, point=point)
        for name in act.voices
        if name not in called and not symposium.is_absent(name)
    )
    if due or not all(turn.is_over for turn in cases):
        return due
    replies = [turn for turn in turns if turn.task == point.reply]
    replied = {turn.voice for turn in replies}
    due = tuple(
        call_to_reply(symposium, act, name, point=point, cases=_of_others(cases, name))
        for name in point.asked
        if name not in replied
        and not symposium.is_absent(name)
        and _of_others(cases, name)
    )
    return due if due or not all(turn.is_over for turn in replies) else None


def _of_others(cases: Sequence[Turn], name: str) -> tuple[Turn, ...]:
    """The cases that others have made; that there is none is no case to reply to."""
    return tuple(
        turn
        for turn in cases
        if turn.voice != name
        and turn.status is not Status.SILENT
        and turn.text.strip()
        and read_case(turn.text) is not Case.NONE
    )
