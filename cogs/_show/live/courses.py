"""How what is asked is shown: on a board of its own, or in messages that grow."""

from dataclasses import replace

from bot.domain.act import ASKING, Act
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.formats import format_named


def list_courses(symposium: Symposium) -> tuple[Act, ...]:
    """All that asked the voices something, in order; the first is how it began."""
    asked = tuple(act for act in symposium.acts if act.kind in ASKING)
    return asked or (symposium.first_act(),)


def find_course(symposium: Symposium, turn: Turn) -> Act:
    """What the turn answers."""
    first, *_ = courses = list_courses(symposium)
    return next((act for act in courses if act.id == turn.act), first)


def grows(symposium: Symposium, act: Act) -> bool:
    """
    Whether each answer is a message that grows: one voice speaks at a time. What is
    sealed is not shown before its end.
    """
    if act.chose("sealed"):
        return False
    format_ = format_named(act.format or symposium.format)
    return not format_.at_once or _is_answered_by_one(symposium, act)


def list_offers(symposium: Symposium, act: Act, *, is_running: bool) -> tuple[str, ...]:
    """
    What can be done with it beside stopping: paused and resumed, where one voice speaks
    at a time; gone on with, where it was a dialogue, and the last that was held.
    """
    if is_running:
        if not grows(symposium, act):
            return ()
        return ("resume",) if symposium.is_paused else ("pause",)
    format_ = format_named(act.format or symposium.format)
    is_latest = find_board(symposium, list_courses(symposium)[-1]).id == act.id
    return ("go_on",) if format_.hears_endings and is_latest else ()


def has_board(symposium: Symposium, act: Act) -> bool:
    """Whether it has one of its own: the first, and what several answer."""
    is_first = act.id == list_courses(symposium)[0].id
    return is_first or not _is_answered_by_one(symposium, act)


def find_board(symposium: Symposium, act: Act) -> Act:
    """The course whose board shows it: its own, or the last before it that has one."""
    board, *later = list_courses(symposium)
    for course in later:
        if (course.place or 0) > (act.place or 0):
            break
        if has_board(symposium, course):
            board = course
    return board


def view_course(symposium: Symposium, act: Act) -> Symposium:
    """The symposium as if it were this course alone, as its board shows it."""
    turns = tuple(
        turn
        for turn in symposium.turns
        if find_board(symposium, find_course(symposium, turn)).id == act.id
    )
    if act.id == list_courses(symposium)[0].id:
        return replace(symposium, turns=turns)
    asked = act.voices or tuple(voice.name for voice in symposium.participants)
    return replace(
        symposium,
        question=act.text,
        voices=tuple(v for v in symposium.participants if v.name in asked),
        format=act.format or symposium.format,
        rounds=act.count("rounds"),
        samples=act.count("samples"),
        turns=turns,
    )


def _is_answered_by_one(symposium: Symposium, act: Act) -> bool:
    voices = len(act.voices or symposium.voices)
    return voices == 1 and act.count("samples") == 1
