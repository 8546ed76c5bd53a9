"""How a conversation ended: told by the last verdict or stop of its last course."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.ending import Ending, EndingKind, ending_of, find_ending
from bot.domain.names import ActId, SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.domain.words.ending_words import describe_ending, ending_words

AT = datetime(2026, 11, 21, tzinfo=UTC)
ADA, BRUNO = VoiceName("Ada"), VoiceName("Bruno")
CLOSED = {"kind": "closing", "onset": 2, "stop_at": 4, "turns": ["s.1", "s.2"]}
LEAVE = "Messages 2 to 4 take leave and do nothing else.\nIn them: goodbye."
COURSE = {"format": "duet", "turns": 24}


def act(done: ActKind, place: int, text: str = "", **options: object) -> Act:
    own = ActId(f"a{place}")
    return Act(done, None, AT, text, options=options, id=own, place=place)


def said(number: int, place: int | None) -> Turn:
    turn = Turn(TurnId(f"s.{number}"), number, (ADA, BRUNO)[number % 2], place=place)
    return replace(turn, status=Status.SPEAKING if place is None else Status.SPOKEN)


def held(*happened: Act | Turn | Closing) -> Symposium:
    voices = (Voice(ADA), Voice(BRUNO))
    return Symposium(
        SymposiumId("s"),
        "",
        voices,
        format="duet",
        acts=tuple(one for one in happened if isinstance(one, Act)),
        turns=tuple(one for one in happened if isinstance(one, Turn)),
        closings=tuple(one for one in happened if isinstance(one, Closing)),
    )


ASKED = act(ActKind.ASKED, 1, "Is tea a fruit?", **COURSE)
TURNS = tuple(said(number, number + 1) for number in range(1, 5))
VERDICT = act(ActKind.ENDED, 6, LEAVE, **CLOSED)
ENDING = Ending(EndingKind.CLOSING, 4, 2, tuple(LEAVE.split("\n")))


def test_what_goes_on_has_no_ending_and_a_verdict_is_one() -> None:
    assert find_ending(held(ASKED, *TURNS)) is None
    assert find_ending(held(ASKED, *TURNS, VERDICT)) == ENDING


def test_a_question_that_is_no_conversation_has_none_however_it_was_stopped() -> None:
    asked = act(ActKind.ASKED, 1, "Why?", format="blind", rounds=1)
    stop = act(ActKind.STOPPED, 6, "was stopped by kim", turns=["s.4"])

    assert find_ending(held(asked, *TURNS, stop)) is None


def test_who_was_stopped_in_mid_message_is_the_last_that_was_heard() -> None:
    stop = act(ActKind.STOPPED, 6, "was stopped by kim", turns=["s.5"])
    cut = said(5, 7).fell_silent(Reason.DISMISSED, "was stopped by kim")

    assert find_ending(held(ASKED, *TURNS, stop, cut)) == Ending(
        EndingKind.STOPPED, 5, 5, ("was stopped by kim",)
    )
    at_once = act(ActKind.STOPPED, 2, "was stopped")
    assert find_ending(held(ASKED, at_once)) == Ending(
        EndingKind.STOPPED, 0, 0, ("was stopped",)
    )


def test_what_is_stopped_after_its_closing_is_something_else() -> None:
    closing = Closing(AT, ASKED.id, place=7)
    asked_on = act(ActKind.FOLLOWED_UP, 8, "Ada?", format="follow_up")
    stop = act(ActKind.STOPPED, 9, "was stopped by kim")

    assert find_ending(held(ASKED, *TURNS, VERDICT, closing, asked_on, stop)) == ENDING


def test_going_on_begins_anew() -> None:
    closing = Closing(AT, ASKED.id, place=7)
    goes_on = act(ActKind.FOLLOWED_UP, 8, "", **COURSE)
    more = (said(5, 9), said(6, 10))
    cap = act(ActKind.ENDED, 11, "Two.", kind="cap", onset=6, stop_at=6)

    before = held(ASKED, *TURNS, VERDICT, closing, goes_on, *more)
    assert find_ending(before) is None
    after = held(ASKED, *TURNS, VERDICT, closing, goes_on, *more, cap)
    assert find_ending(after) == Ending(EndingKind.CAP, 6, 6, ("Two.",))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "boredom"},
        {"kind": ["closing"]},
        {"kind": None},
        {"onset": None},
        {"onset": True},
        {"stop_at": "4"},
        {"stop_at": 4.0},
    ],
)
def test_a_verdict_that_nobody_understands_is_none(wrong: dict[str, object]) -> None:
    verdict = replace(VERDICT, options={**CLOSED, **wrong})

    assert ending_of(verdict) is None
    assert find_ending(held(ASKED, *TURNS, verdict)) is None


def test_people_are_told_after_which_message_and_why_and_since_when() -> None:
    assert describe_ending(held(ASKED, *TURNS)) == ()
    assert describe_ending(held(ASKED, *TURNS, VERDICT)) == (
        "It ended after message 4: the voices took leave from message 2 on.",
        "Messages 2 to 4 take leave and do nothing else.",
        "In them: goodbye.",
    )


def test_what_was_only_noted_is_told_before_the_end() -> None:
    cap = act(ActKind.ENDED, 9, "All were used.", kind="cap", onset=6, stop_at=6)

    assert describe_ending(
        held(ASKED, *TURNS, VERDICT, said(5, 7), said(6, 8), cap)
    ) == (
        (
            "An ending was noted, and it went on, after message 4: the voices took "
            "leave from message 2 on."
        ),
        "Messages 2 to 4 take leave and do nothing else.",
        "In them: goodbye.",
        "It ended after message 6: it was to have no more turns.",
        "All were used.",
    )


def test_every_kind_has_its_words() -> None:
    assert set(ending_words) == set(EndingKind)
