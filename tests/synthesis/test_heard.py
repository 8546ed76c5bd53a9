"""Who was heard, and who is missing."""

from dataclasses import replace

from bot.domain.names import VoiceName
from bot.domain.synthesis import Missing
from bot.domain.turn import Reason, Status
from bot.synthesis.heard import find_heard, find_missing
from tests.synthesis.symposia import baker_and_mason, said, spoken, symposium, voice

BAKER, MASON = VoiceName("Baker"), VoiceName("Mason")


def test_whoever_spoke_is_heard_in_the_order_of_the_panel() -> None:
    asked = baker_and_mason()
    assert dict(find_heard(asked)) == {BAKER: asked.turns[:1], MASON: asked.turns[1:]}
    assert find_missing(asked) == ()


def test_what_a_silent_voice_had_begun_to_say_does_not_count() -> None:
    asked = symposium(voice("Baker"), voice("Mason"))
    asked = said(asked, spoken("Baker", "Bread is"), reason=Reason.BROKE_OFF)
    asked = said(asked, spoken("Mason", ""), reason=Reason.DISMISSED)
    assert dict(find_heard(asked)) == {}
    assert find_missing(asked) == (
        Missing(BAKER, Reason.BROKE_OFF),
        Missing(MASON, Reason.DISMISSED),
    )


def test_a_voice_that_spoke_in_one_round_and_not_in_the_next_was_heard() -> None:
    asked = said(baker_and_mason(), spoken("Mason", ""), reason=Reason.BLANK, round_=2)
    assert MASON in find_heard(asked)
    assert find_missing(asked) == ()


def test_words_of_farewell_count() -> None:
    asked = baker_and_mason()
    left = asked.settle(replace(asked.turns[1], status=Status.LEFT))
    assert MASON in find_heard(left)


def test_a_voice_that_passed_or_was_never_asked_is_missing_without_a_reason() -> None:
    asked = baker_and_mason()
    asked = asked.settle(replace(asked.turns[1], status=Status.PASSED, text=""))
    asked = replace(asked, voices=(*asked.voices, voice("Smith")))
    assert find_missing(asked) == (
        Missing(MASON, None),
        Missing(VoiceName("Smith"), None),
    )
