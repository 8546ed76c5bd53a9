"""What a branch announces is what is left there: of who is there, and as it stands."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.domain.act import ActKind
from bot.domain.symposium import Symposium
from bot.domain.turn import BALLOT, Cue, Turn
from bot.host.counting import RequestCount, count_requests
from tests.formats.council.deliberating import (
    LEAVES,
    NAMES,
    SILENT,
    Deliberating,
    Said,
    opened,
    play,
)

BRUNO, FARID = NAMES[1], NAMES[5]
TWICE = play({BRUNO: "No list."}, answers={FARID: SILENT})
"""Bruno's ballot has to be asked for once more, and Farid gives no answer."""
FEW = NAMES[:3]
COURSES: Mapping[str, dict[str, object]] = {
    "blind": {"samples": 2},
    "rounds": {"rounds": 3},
    "relay": {"rounds": 2, "baseline": True},
    "duet": {"turns": 5, "baseline": True},
    "interview": {"questions": 2},
}


def begun(format_: str, **options: object) -> Symposium:
    it = opened(FEW, **options, format=format_)
    return replace(it, format=format_)


def left(it: Symposium) -> RequestCount:
    return count_requests(it, asks_synthesiser=False)


def is_second(turn: Turn, it: Symposium) -> bool:
    own = (turn.voice, turn.task, BALLOT)
    return own in [
        (t.voice, t.task, t.task) for t in it.turns if t.number < turn.number
    ]


def compare(course: Deliberating, *, first: int = 0) -> list[tuple[int, int]]:
    """From each step on what is told to be left, and how many are made then."""
    told: list[tuple[int, RequestCount]] = []
    while course.step():
        told.append((len(course.it.turns), left(course.it)))
    it = course.it
    rest = [it.turns[number:] for number, _ in told[first:]]
    made = [sum(not is_second(turn, it) for turn in turns) for turns in rest]
    return [(each.answers, n) for (_, each), n in zip(told[first:], made, strict=True)]


def answer(cue: Cue, _: int) -> Said:
    return f"{cue.voice} says {cue.round}."


@pytest.mark.parametrize("format_", COURSES)
def test_as_many_are_left_as_are_made_from_there_on(format_: str) -> None:
    found = compare(Deliberating(begun(format_, **COURSES[format_]), answer))
    assert len(found) > 0
    assert [told for told, _ in found] == [made for _, made in found]


@pytest.mark.parametrize("format_", ["rounds", "relay", "interview", "blind"])
def test_of_who_is_dismissed_nothing_is_left(format_: str) -> None:
    course = Deliberating(begun(format_, **{**COURSES[format_], "samples": 1}), answer)
    course.step()
    course.do(ActKind.DISMISSED, FEW[2])
    told, before = left(course.it), len(course.it.turns)
    while course.step():
        pass
    assert told.answers == len(course.it.turns) - before


def test_of_a_council_what_its_answers_and_ballots_leave() -> None:
    found = compare(Deliberating(opened(), TWICE))
    assert found == [(6, 6), (1, 1), (1, 1), (0, 0)]


def test_a_ballot_that_cannot_be_read_is_all_that_may_be_asked_for_twice() -> None:
    course, tries = Deliberating(opened(), TWICE), []
    while course.step():
        tries.append(left(course.it).second_tries)
    assert tries == [5, 1, 0, 0]


def test_who_is_dismissed_from_a_council_neither_judges_nor_is_asked_again() -> None:
    course = Deliberating(opened(), TWICE)
    course.step()
    course.do(ActKind.DISMISSED, BRUNO, NAMES[0])
    assert (left(course.it).answers, left(course.it).second_tries) == (4, 3)


def test_of_too_few_answers_nothing_is_left_to_rank() -> None:
    course = Deliberating(opened(FEW), play(answers={FEW[0]: SILENT}))
    course.step()
    assert (left(course.it).answers, left(course.it).second_tries) == (0, 0)


def test_of_a_dialogue_with_one_who_remains_a_last_word_is_left() -> None:
    course = Deliberating(
        begun("duet", turns=9),
        lambda cue, _: LEAVES if cue.voice != FEW[2] else f"{cue.voice} says so.",
    )
    course.it = replace(course.it, voices=course.it.voices[1:])
    act = replace(course.it.acts[0], voices=FEW[1:])
    course.it = replace(course.it, acts=(act,))
    course.step()
    assert left(course.it).answers == 1


def test_of_a_tailored_course_what_its_convener_has_still_to_write() -> None:
    course = Deliberating(begun("tailored", convener=FEW[0], interim=1), answer)
    assert (left(course.it).answers, left(course.it).second_tries) == (7, 2)
    course.step()
    assert (left(course.it).answers, left(course.it).second_tries) == (6, 2)
    course.do(ActKind.DISMISSED, FEW[1])
    assert (left(course.it).answers, left(course.it).second_tries) == (4, 1)
    course.do(ActKind.DISMISSED, FEW[0])
    assert (left(course.it).answers, left(course.it).second_tries) == (1, 0)
