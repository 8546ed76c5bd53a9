"""A challenge that is paused, stopped or left, in which voices go or say nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.act import ActKind, Closing
from bot.domain.names import TableId
from bot.domain.turn import Status
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.formats.heretic import heretic
from bot.formats.heretic.challenge_outcome import find_challenges
from bot.formats.heretic.challenge_told import tell_challenge, tell_sum
from bot.formats.heretic.challenged_points import describe_task, find_table
from bot.formats.requests.announcement import OPTION
from bot.formats.requests.requests_told import tell_requests
from bot.host.broken_off import find_broken, find_unfinished
from tests.formats.courses import ADA, BEN, CLEO, CourseBuilder
from tests.formats.heretic.challenged import answer, begin, challenge, due, hold


def asked(course: CourseBuilder) -> list[tuple[str, str | None]]:
    return [(cue.voice, cue.task) for cue in due(course.made)]


def test_paused_between_two_points_it_goes_on_with_the_next() -> None:
    course = begin()
    challenge(course, CLEO)
    answer(course, due(course.made)[0], "A case.")
    course.act(ActKind.PAUSED)
    assert asked(course) == []
    course.act(ActKind.RESUMED)
    assert asked(course) == [(CLEO, "case_2")]


def test_stopped_nobody_is_asked_any_more_and_what_was_said_is_told() -> None:
    course = begin()
    act = challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "A case.")
    course.act(ActKind.STOPPED, by="Eve")
    outlook = look_ahead(course.made, format_named)
    assert (outlook.due, [each.id for each in outlook.answered][-1]) == ((), act.id)
    first, second = find_challenges(course.made)[0].outcomes
    assert [each.said for each in (*first.cases, *second.cases)] == [
        "case",
        "not_asked",
    ]
    assert {each.said for each in first.replies} == {"not_asked"}


@pytest.mark.parametrize(
    ("text", "is_stopped", "why"),
    [
        ("A case.", True, "it was stopped"),
        ("There is no case.", True, "it was stopped"),
        ("There is no case.", False, "nobody replies where there is no case to"),
    ],
)
def test_why_nobody_was_asked_to_reply_is_told_as_it_was(
    text: str, why: str, *, is_stopped: bool
) -> None:
    course = begin()
    act = challenge(course, CLEO, reply=True)
    number = {"answers": 7, "tables": 0, "second_tries": 0}
    announcing = replace(act, options={**act.options, OPTION: number})
    course.made = replace(course.made, acts=(*course.made.acts[:-1], announcing))
    if is_stopped:
        answer(course, due(course.made)[0], text)
        course.act(ActKind.STOPPED, by="Eve")
    else:
        hold(course, {("Cleo", "case_1"): text, ("Cleo", "case_2"): text})
    made = course.made
    closing = Closing(datetime(2026, 1, 1, tzinfo=UTC), act.id, place=99)
    (told,) = tell_requests(made.close(closing))
    assert f", as {why}" in told
    assert (" and " in told) is False


def test_a_heretic_who_is_dismissed_makes_no_more_cases_and_its_case_is_shown() -> None:
    course = begin()
    challenge(course, CLEO, BEN, reply=True)
    cleo, ben = due(course.made)
    answer(course, cleo, "It broke once.")
    course.act(ActKind.DISMISSED, by="Eve", voices=(CLEO,))
    answer(course, ben, "There is no case.")
    assert asked(course) == [(ADA, "reply_1"), (BEN, "reply_1")]
    assert "It broke once." in due(course.made)[0].heard[-1].text
    for cue in due(course.made):
        answer(course, cue, "Held: it is.")
    assert asked(course) == [(BEN, "case_2")]
    answer(course, due(course.made)[0], "A case.")
    # Who carried the point and was dismissed is not asked whether it holds it.
    assert asked(course) == [(ADA, "reply_2")]


def test_who_carried_a_point_and_left_is_not_asked_about_it() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "A case.")
    ada, _ = due(course.made)
    answer(course, ada, "I go.", Status.LEFT)
    (found,) = find_challenges(course.made)
    assert found.outcomes[0].replies[0].said == "left"
    answer(course, due(course.made)[0], "Held: it is.")
    answer(course, due(course.made)[0], "A case.")
    assert asked(course) == [(BEN, "reply_2"), (CLEO, "reply_2")][:1]


@pytest.mark.parametrize("status", [Status.SILENT, Status.PASSED])
def test_heretics_who_say_nothing_leave_the_next_point_to_be_put(
    status: Status,
) -> None:
    course = begin()
    challenge(course, BEN, CLEO, reply=True)
    for cue in due(course.made):
        answer(course, cue, "", status)
    assert asked(course) == [(BEN, "case_2"), (CLEO, "case_2")]
    (found,) = find_challenges(course.made)
    assert {each.said for each in found.outcomes[0].cases} == {status.value}


def test_what_a_silent_heretic_left_of_a_case_is_put_to_nobody() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "It broke on", Status.SILENT)
    assert asked(course) == [(CLEO, "case_2")]


def test_a_case_made_by_who_passes_or_leaves_with_it_is_put() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "It broke once. I go.", Status.LEFT)
    assert asked(course) == [(ADA, "reply_1"), (BEN, "reply_1")]


def test_replies_wait_until_all_cases_of_the_point_are_in() -> None:
    course = begin()
    challenge(course, BEN, CLEO, reply=True)
    ben, cleo = due(course.made)
    act = course.made.acts[-1]
    speaking = course.made.begin(cleo, act)
    course.made = speaking
    answer(course, ben, "A case.")
    assert asked(course) == []


def test_the_next_point_waits_until_all_have_replied() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "A case.")
    ada, ben = due(course.made)
    course.made = course.made.begin(ben, course.made.acts[-1])
    answer(course, ada, "Held: it is.")
    assert asked(course) == []


def test_killed_between_two_points_each_is_asked_again_for_itself() -> None:
    course = begin()
    act = challenge(course, BEN, CLEO)
    for cue in due(course.made):
        course.made = course.made.begin(cue, act)
    broken = find_unfinished(course.made)
    over = replace(course.made, turns=tuple(t for t in course.made.turns if t.is_over))
    found = [find_broken(broken, cue, act) for cue in due(over)]
    assert [(turn.voice, turn.task) for turn in found if turn] == [
        (BEN, "case_1"),
        (CLEO, "case_1"),
    ]


def test_a_second_challenge_is_told_beside_the_first() -> None:
    course = begin()
    first = challenge(course, CLEO)
    hold(course, {})
    second = challenge(course, BEN, reply=True)
    assert asked(course) == [(BEN, "case_1")]
    hold(course, {("Ada", "reply_1"): "Moved: a little."})
    one, other = find_challenges(course.made)
    assert (one.act.id, other.act.id) == (first.id, second.id)
    assert [c.voice for o in one.outcomes for c in o.cases] == [CLEO, CLEO]
    assert [c.voice for o in other.outcomes for c in o.cases] == [BEN, BEN]
    assert tell_sum(one) == "2 points: 2 cases."
    assert other.outcomes[0].replies[0].said == "moved"


def test_the_points_are_those_of_the_latest_table_that_was_asked_for_them() -> None:
    course = begin()
    (made,) = course.made.syntheses
    redone = replace(made, id=TableId("k7p2.t2"), themes=(made.themes or ())[:1])
    failed = replace(made, id=TableId("k7p2.t3"), by="none", themes=None)
    course.made = course.made.add_synthesis(redone).add_synthesis(failed)
    assert find_table(course.made) == redone


def test_a_passage_of_another_voice_than_the_table_says_carries_nothing() -> None:
    course = begin()
    (made,) = course.made.syntheses
    promise, *others = made.themes or ()
    ada, ben = promise.passages
    swapped = replace(promise, passages=(ada, replace(ben, voice=CLEO)))
    wrong = replace(made, themes=(swapped, *others))
    course.made = replace(course.made, syntheses=(wrong,))
    challenge(course, CLEO)
    # The first point is carried by one voice then, and is none.
    assert asked(course) == [(CLEO, "case_2")]


def test_a_case_is_shown_without_what_was_said_of_other_points() -> None:
    course = begin()
    challenge(course, CLEO)
    answer(course, due(course.made)[0], "It broke once.")
    (cue,) = due(course.made)
    assert "It broke once." not in "".join(m.text for m in cue.heard)


def test_of_a_case_that_was_made_once_more_the_last_is_shown() -> None:
    course = begin()
    act = challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "It broke once.")
    first = course.made.turns[-1]
    options = {"format": "retry", "turns": [first.id]}
    course.act(ActKind.RETRIED, by="Eve", voices=(CLEO,), options=options)
    course.says(CLEO, "It never held.", task="case_1", retries=first.id)
    replies = [cue for cue in heretic(course.made, act) if cue.task == "reply_1"]
    assert [cue.voice for cue in replies] == [ADA, BEN]
    shown = "".join(message.text for cue in replies for message in cue.heard)
    assert ("It never held." in shown, "It broke once." in shown) == (True, False)


def test_a_pass_without_a_line_is_a_pass_and_with_one_it_is_that_line() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "A case.")
    ada, ben = due(course.made)
    answer(course, ada, "I would rather not.", Status.PASSED)
    answer(course, ben, "Moved: to the sea.", Status.LEFT)
    (found,) = find_challenges(course.made)
    assert [each.said for each in found.outcomes[0].replies] == ["passed", "moved"]
    # Nobody was asked about the second point yet.
    assert tell_sum(found) == (
        "2 points: 1 case; when shown them 1 moved and 0 held, and 1 did not say which."
    )
    assert "Ada passed (turn 5)" in tell_challenge(found)[0].sentences


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("case_1", "case against point 1"),
        ("reply_12", "reply on point 12"),
        ("case_0", None),
        ("case_", None),
        ("case_1x", None),
        ("answer", None),
        (None, None),
    ],
)
def test_a_task_of_a_challenge_is_told_in_words(
    task: str | None, told: str | None
) -> None:
    assert describe_task(task) == told
