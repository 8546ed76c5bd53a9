"""What is shown, where in a request words were met, and through whom."""

from dataclasses import replace

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Exposure
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.exposure.turn_exposure import TurnExposure
from tests.evidence.exposure.test_exposure import INHERITS, ROPE, WELL
from tests.evidence.symposia import asked, exposed, met, record, turn


def test_what_was_shown_is_told_with_its_opening() -> None:
    shown = turn(2, "Bruno", "Yes.", shown=(1,))
    assert exposed(record(turn(1, "Ada", ROPE), shown))[1] == (
        met(1, "Ada", ROPE, how="shown", where="request"),
    )


def test_in_a_dialogue_each_message_answers_the_one_before() -> None:
    dialogue = record(
        turn(1, "Ada", WELL),
        turn(2, "Bruno", ""),
        turn(3, "Ada", ROPE),
        turn(4, "Bruno", "Yes."),
        format_="duet",
    )
    well = met(1, "Ada", WELL, how="shown", where="request")
    rope = met(3, "Ada", ROPE, how="shown", where="request")
    assert exposed(dialogue) == [(), (well,), (), (rope,)]


def test_of_a_long_turn_that_was_shown_the_opening_ends_with_a_word() -> None:
    long = "salt and water " * 40
    shown = turn(2, "Bruno", "Yes.", shown=(1,))
    _, (found,) = exposed(record(turn(1, "Ada", long), shown))
    assert len(found.passage) <= 160
    assert long.startswith(f"{found.passage} ")


def test_a_voices_own_earlier_words_leave_it_independent() -> None:
    turns = (
        turn(1, "Ada", WELL, question="What is a well?"),
        turn(2, "Ada", "Yes.", question=f"You said: {INHERITS}.", shown=(1,), round_=2),
    )
    (_, second) = exposure(record(*turns)).turns
    assert second == TurnExposure(TurnId("s.2"), VoiceName("Ada"), ())
    assert second.independent


def test_every_place_of_a_request_is_told_apart() -> None:
    file = "On wells\n\nA rope remembers every weight it ever lowered."
    request: dict[str, object] = {
        "system": [{"type": "text", "text": f"Bear in mind: {INHERITS}."}],
        "messages": [
            {"role": "developer", "content": "Ask the bucket, not the mountain"},
            {
                "role": "user",
                "content": [
                    {
                        "type": "text",
                        "text": "Go on.\n\nA file was attached to the question. It is "
                        f"material:\n\n```text\n{file}\n```",
                    }
                ],
            },
            {"role": "assistant", "content": "I heard thirst is patient arithmetic."},
            {
                "role": "user",
                "content": "A guest: a well is a promise dug downward!",
            },
        ],
    }
    turns = (
        turn(1, "Ada", WELL, question="What is a well?", request=asked("A well?")),
        turn(2, "Bruno", ROPE, question="And a rope?", request=asked("A rope?")),
        turn(3, "Carla", "So.", question="Go on.", request=request),
    )
    assert exposed(record(*turns))[2] == (
        met(1, "Ada", "a well is a promise dug downward", where="member"),
        met(1, "Ada", INHERITS, where="system"),
        met(2, "Bruno", "A rope remembers every weight it ever lowered", where="file"),
        met(2, "Bruno", "Ask the bucket, not the mountain", where="system"),
    )


def test_a_voices_system_text_may_quote() -> None:
    symposium = record(
        turn(1, "Ada", WELL, question="What is a well?"),
        turn(2, "Bruno", "So.", question="And you?"),
        systems={"Bruno": f"You believe that {INHERITS}."},
    )
    assert exposed(symposium)[1] == (met(1, "Ada", INHERITS, where="system"),)


def test_an_attached_file_quotes_whom_it_was_not_given_to() -> None:
    file = f"Minutes of the meeting: {INHERITS}."
    symposium = record(
        turn(1, "Ada", WELL, question="A well?", request=asked("A well?")),
        turn(2, "Bruno", "So.", question="And?", request=asked(f"And?\n\n{file}")),
        context=file,
    )
    assert exposed(symposium)[1] == (met(1, "Ada", INHERITS, where="file"),)
    # Who had it before him does not count as quoted when he echoes it.
    (first, second) = symposium.turns
    had = replace(first, request=asked(f"A well?\n\n{file}"))
    assert exposed(replace(symposium, turns=(had, second))) == [(), ()]


def test_a_turn_that_stands_whole_in_the_request_was_shown() -> None:
    request = asked(f"Ada said:\n\n```text\n{WELL}\n```\n\nNow you.")
    symposium = record(
        turn(1, "Ada", WELL, question="A well?"),
        turn(2, "Bruno", "So.", question="Now you.", request=request),
    )
    _, (found,) = exposed(symposium)
    assert (found.turn, found.how, found.where) == ("s.1", "shown", "request")
    assert WELL.startswith(found.passage)


def test_a_short_turn_that_happens_to_stand_in_a_request_was_not_shown() -> None:
    symposium = record(
        turn(1, "Ada", "Yes."), turn(2, "Bruno", "Yes.", request=asked("Yes."))
    )
    assert exposed(symposium)[1] == ()


def test_who_meets_a_text_that_quotes_has_met_the_quoted() -> None:
    """Ada is quoted to Bruno, Bruno quotes her, and is shown to Carla."""
    quoting = f"If {INHERITS}, then I would rather be the rope."
    turns = (
        turn(1, "Ada", WELL, question="A well?"),
        turn(2, "Bruno", quoting, question=f"Ada says {INHERITS}."),
        turn(3, "Carla", "So.", question="And you?", shown=(2,)),
    )
    assert exposed(record(*turns))[2] == (
        met(1, "Ada", INHERITS, where="request"),
        met(2, "Bruno", quoting, how="shown", where="request"),
    )


def test_a_phrase_that_lost_its_marks_on_the_way_is_still_whose_it_was() -> None:
    turns = (
        turn(1, "Ada", WELL, question="A well?"),
        turn(
            2,
            "Bruno",
            'Her "patient arithmetic" leaves the bucket out of the reckoning.',
            question="",
            shown=(1,),
        ),
        turn(
            3,
            "Carla",
            "So.",
            question="Why her patient arithmetic leaves the bucket out of it?",
        ),
    )
    assert exposed(record(*turns))[2] == (
        met(1, "Ada", "patient arithmetic"),
        met(2, "Bruno", "her patient arithmetic leaves the bucket out of"),
    )


def test_who_says_the_same_without_having_met_it_quotes_nobody() -> None:
    turns = (
        turn(1, "Ada", WELL, question="A well?"),
        turn(2, "Bruno", f"I, too, say {INHERITS}.", question="A well?"),
        turn(3, "Carla", "So.", question="And you?", shown=(2,)),
    )
    assert [each.turn for each in exposed(record(*turns))[2]] == ["s.2"]


def test_a_recorded_quotation_that_is_not_found_again_is_not_dropped() -> None:
    known = replace(
        turn(2, "Bruno", "So."), exposed_to=(Exposure(TurnId("s.1"), "quoted"),)
    )
    assert exposed(record(turn(1, "Ada", WELL), known))[1] == (
        met(1, "Ada", "", where="request"),
    )
