"""Who is asked about which point, having been shown what, and what becomes of it."""

from bot.domain.act import ActKind
from bot.domain.names import TurnId
from bot.domain.synthesis import ThemeKind
from bot.domain.turn import Status
from bot.formats.heretic import count_heretic
from bot.formats.heretic.challenge_outcome import find_challenges
from bot.formats.heretic.challenge_told import tell_challenge, tell_sum
from bot.formats.heretic.challenged_points import find_points, read_points
from tests.formats.courses import ADA, BEN, CLEO
from tests.formats.heretic.challenged import (
    answer,
    begin,
    challenge,
    due,
    hold,
    without_passage,
)


def test_a_point_is_a_theme_that_two_voices_carry_in_their_own_words() -> None:
    it = begin().made
    found = find_points(it, it.syntheses[0])
    assert [(p.number, p.carriers) for p in found] == [
        (1, (ADA, BEN)),
        (3, (ADA, BEN, CLEO)),
    ]


def test_a_point_whose_words_were_erased_is_none_and_the_others_keep_their_places() -> (
    None
):
    course = begin()
    act = challenge(course, CLEO)
    it = without_passage(course.made)
    assert [(p.number, p.place, p.of) for p in read_points(it, act)] == [(3, 2, 2)]


def test_each_point_is_put_to_all_heretics_at_once_and_then_the_next() -> None:
    course = begin()
    act = challenge(course, BEN, CLEO)
    asked = hold(course, {})
    assert asked == [
        [("Ben", "case_1"), ("Cleo", "case_1")],
        [("Ben", "case_2"), ("Cleo", "case_2")],
    ]
    assert count_heretic(act) == sum(map(len, asked))


def test_who_carried_a_point_replies_to_the_cases_of_others() -> None:
    course = begin()
    act = challenge(course, BEN, reply=True)
    asked = hold(course, {})
    # Ben's own case is none that he has to reply to.
    assert asked == [
        [("Ben", "case_1")],
        [("Ada", "reply_1")],
        [("Ben", "case_2")],
        [("Ada", "reply_2"), ("Cleo", "reply_2")],
    ]
    assert count_heretic(act) == sum(map(len, asked))


def test_where_nobody_has_a_case_nobody_is_asked_to_reply() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    none = {("Cleo", "case_1"): "There is no case.", ("Cleo", "case_2"): ""}
    assert hold(course, none) == [[("Cleo", "case_1")], [("Cleo", "case_2")]]


def test_a_heretic_is_shown_the_point_with_its_passages_fenced_and_attributed() -> None:
    course = begin()
    challenge(course, CLEO)
    (cue,) = due(course.made)
    shown = "\n".join(message.text for message in cue.heard)
    assert "Ada said:\n\n```text\na promise\n```" in shown
    assert "Ben said:\n\n```text\ndoor promises\n```" in shown
    assert "The table calls it:\n\n```text\nA promise\n```" in shown
    assert {e.turn: e.how for e in cue.exposures} == {
        TurnId("k7p2.3"): "shown",  # its own
        TurnId("k7p2.1"): "quoted",
        TurnId("k7p2.2"): "quoted",
    }


def test_an_echo_is_put_as_an_echo() -> None:
    course = begin(kind=ThemeKind.ECHO)
    challenge(course, CLEO)
    answer(course, due(course.made)[0], "A case.")
    (cue,) = due(course.made)
    assert "echo" in cue.heard[-1].text
    titles = [each.title for each in tell_challenge(find_challenges(course.made)[0])]
    assert titles[1].endswith(" (echo: the others had met the first)")
    assert titles[0].endswith(" (unprompted)")


def test_a_reply_is_shown_the_cases_and_no_words_from_other_points() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    answer(course, due(course.made)[0], "It broke once.")
    ada, _ = due(course.made)
    assert "Cleo said:\n\n```text\nIt broke once.\n```" in ada.heard[-1].text
    assert "Held:" in ada.heard[-1].text


def test_who_leaves_is_asked_no_more_and_the_others_are() -> None:
    course = begin()
    challenge(course, BEN, CLEO)
    ben, cleo = due(course.made)
    answer(course, ben, "I go.", Status.LEFT)
    answer(course, cleo, "A case.")
    assert [(c.voice, c.task) for c in due(course.made)] == [(CLEO, "case_2")]


def test_what_became_of_each_point_is_told_by_name_and_in_sum() -> None:
    course = begin()
    challenge(course, CLEO, reply=True)
    hold(
        course,
        {
            ("Ada", "reply_1"): "Yes.\n\nHeld: it is a promise.",
            ("Ben", "reply_1"): "Well.\n\nMoved: not late at night.",
            ("Cleo", "case_2"): "There is no case.",
        },
    )
    (found,) = find_challenges(course.made)
    first, second = tell_challenge(found)
    assert first.sentences == (
        "Cleo made a case against it (turn 4): “A case.”",
        "Ada still holds it (turn 5): “it is a promise.”",
        "Ben has moved (turn 6): “not late at night.”",
    )
    assert second.sentences == ("Cleo: there is no case (turn 7)",)
    assert {reply.said for reply in found.outcomes[1].replies} == {"not_asked"}
    assert tell_sum(found) == (
        "2 points: 1 case, 1 answer that there is none; when shown them 1 moved and "
        "1 held."
    )


def test_of_a_retried_answer_the_last_counts() -> None:
    course = begin()
    challenge(course, CLEO)
    answer(course, due(course.made)[0], "", Status.SILENT)
    failed = course.made.turns[-1]
    answer(course, due(course.made)[0], "A case.")
    retry = {"format": "retry", "turns": [failed.id]}
    course.act(ActKind.RETRIED, by="Eve", voices=(CLEO,), options=retry)
    again = next(cue for cue in due(course.made) if cue.retries)
    course.says(CLEO, "Now.", task=again.task, retries=failed.id)
    (outcome, _) = find_challenges(course.made)[0].outcomes
    assert [(c.said, c.number) for c in outcome.cases] == [("case", 6)]


def test_options_that_no_program_wrote_put_nothing() -> None:
    wrong: tuple[object, ...] = (None, 3, "x", [None], [{"theme": True}], [{}])
    for points in (*wrong, [{"theme": 99, "asked": 3}]):
        course = begin()
        options: dict[str, object] = {"format": "heretic", "points": points}
        options["points_of"] = "k7p2.t1"
        act = course.act(ActKind.CHALLENGED, voices=(CLEO,), options=options)
        assert due(course.made) == []
        assert read_points(course.made, act) == ()
