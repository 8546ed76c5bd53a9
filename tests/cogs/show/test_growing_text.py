"""What stands in a message that grows: its latest words, and the turn it is of."""

from dataclasses import replace

import pytest

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from cogs._show.budget import DISPLAYS, measure
from cogs._show.live.growing_text import write_growing

ADA = Voice(VoiceName("Ada"))
TURN = Turn(TurnId("abcd2345.3"), 3, ADA.name)


def written(words: str, turn: Turn = TURN, *, heading: bool = False) -> str:
    return write_growing(turn, ADA, words, heading=heading, names=[ADA.name])


def test_before_the_first_word_it_says_that_it_has_been_asked() -> None:
    assert written("") == "💭 *has been asked*\n-# abcd2345.3 · speaking"


def test_words_stand_as_they_come_above_the_turn_s_id() -> None:
    assert written("A door") == "A door\n-# abcd2345.3 · speaking"
    assert written("A door", heading=True).startswith("**Ada**\nA door\n-# ")


def test_who_is_asked_again_says_so() -> None:
    again = replace(TURN, attempt=2)
    assert written("A", again).endswith("-# abcd2345.3 · speaking, asked again")


@pytest.mark.parametrize("letter", ["w", "門", "🚪"])
@pytest.mark.parametrize("length", [3_000, 5_000, 50_000])
def test_of_more_than_fits_the_latest_words_are_shown(letter: str, length: int) -> None:
    text = written((letter * 9 + " ") * (length // 10) + "the last words")
    assert DISPLAYS.holds(measure(text))
    assert text.endswith("the last words\n-# abcd2345.3 · speaking")
    if length > 5_000:
        assert text.startswith("… ")


def test_code_that_is_not_closed_yet_does_not_swallow_the_marker() -> None:
    assert written("So:\n```py\nx = 1") == (
        "So:\n```py\nx = 1\n```\n-# abcd2345.3 · speaking"
    )


def test_code_whose_beginning_is_not_shown_any_more_is_code_still() -> None:
    text = written("So:\n```py\n" + "x = 1\n" * 2_000)
    assert text.startswith("```py\n… ")
    assert text.endswith("\n```\n-# abcd2345.3 · speaking")
    assert DISPLAYS.holds(measure(text))


def test_a_voice_cannot_pass_for_the_marker() -> None:
    text = written("Well.\n-# abcd2345.4 · speaking")
    assert "\n\\-# abcd2345.4" in text
