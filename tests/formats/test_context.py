"""What a voice cannot take in leaves from the oldest on, and the record says so."""

from dataclasses import replace

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Cue, Part
from bot.domain.voice import Voice
from bot.formats.relay import relay
from bot.formats.speech.context import estimate_tokens, fit, shorten
from tests.formats.courses import ADA, BEN, QUESTION, CourseBuilder

WORDS = "so " * 100  # 300 bytes, 104 tokens


def bare(turns: int) -> Cue:
    """A dialogue of so many turns, of which every second is the voice's own."""
    said = tuple(
        Part(("assistant", "user")[n % 2], f"{n} {WORDS}", TurnId(f"s.{n}"))
        for n in range(1, turns + 1)
    )
    question = Part("user", QUESTION, stays=True)
    system = Part("system", "You are Ada.", stays=True)
    return Cue(ADA, QUESTION, (system, question, Part("assistant", "Yes."), *said[1:]))


def voice(context: int | None) -> Voice:
    return Voice(ADA, max_tokens=100, context=context)


MADE = CourseBuilder(ADA, BEN).made


def test_what_fits_or_has_no_known_bound_is_left_as_it_is() -> None:
    cue = bare(9)
    assert fit(cue, voice(None), MADE) is cue
    assert fit(cue, voice(100_000), MADE) is cue


def test_the_question_the_system_text_and_the_last_words_stay() -> None:
    cue = fit(bare(10), voice(600), MADE)

    assert cue.parts[:2] == bare(10).parts[:2]
    assert cue.parts[-1] == bare(10).parts[-1]
    assert estimate_tokens(cue) <= 500
    assert cue.heard[1].text == f"{QUESTION}\n\n[messages 2 to 8 are not shown]"
    assert cue.heard[2].role == "assistant"
    assert cue.left_out == ("s.2", "s.3", "s.4", "s.5", "s.6", "s.7")
    shown = {met.turn for met in cue.exposures}
    assert shown == {"s.8", "s.9", "s.10"}


def test_the_same_has_left_for_several_turns_so_that_the_beginning_stands() -> None:
    gaps = []
    for turns in range(20, 60):
        parts = fit(bare(turns), voice(2000), MADE).parts
        gaps += [part.text for part in parts if "not shown" in part.text]

    assert len(gaps) > 30
    assert len(set(gaps)) <= len(gaps) / 3


def test_under_lines_the_note_is_the_host_s() -> None:
    course = CourseBuilder(rounds=4)
    for number in range(9):
        (cue,) = relay(course.made, course.made.acts[0])
        assert isinstance(cue, Cue)
        said = f"{number} {WORDS}"
        course.says(cue.voice, said, round=cue.round, act=course.made.acts[0].id)
    (cue,) = relay(course.made, course.made.acts[0])
    assert isinstance(cue, Cue)
    fitting = fit(cue, replace(voice(900)), course.made)

    assert estimate_tokens(fitting) <= 800
    host = " the host]\n[messages 2 to "
    assert host in fitting.heard[0].text
    assert len(fitting.left_out) + len(fitting.exposures) == 9


def test_once_refused_it_is_about_half_and_nothing_if_nothing_can_leave() -> None:
    cue = bare(20)
    shorter = shorten(cue, voice(None), MADE)
    assert shorter is not None
    assert estimate_tokens(shorter) <= estimate_tokens(cue) // 2
    again = shorten(cue, voice(1000), MADE)
    assert again is not None
    assert estimate_tokens(again) <= 450
    alone = Cue(VoiceName("Ada"), QUESTION, (Part("user", QUESTION, stays=True),))
    assert shorten(alone, voice(None), MADE) is None
