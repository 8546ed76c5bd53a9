"""An answer that says whose it is, where that was to be hidden, is found."""

from dataclasses import replace

import pytest

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.formats.speech.own_name import find_name_of, find_own_name
from tests.formats.courses import ADA, BEN, CourseBuilder


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("As Ada I would say so.", "Ada"),
        ("I, the Harbour, disagree.", "Harbour"),
        ("I am Claude, made by others.", "Claude"),
        ("This is Claude-Opus-4.5 speaking.", "Claude-Opus-4.5"),
        ("CLAUDE here.", "CLAUDE"),
        ("A harbour, and adamant ones; Ben said so.", None),
        ("", None),
    ],
)
def test_by_its_name_its_epithet_or_its_model(said: str, named: str | None) -> None:
    course = CourseBuilder(identity="label", labels={ADA: "Voice A"})
    ada = Voice(ADA, epithet="Harbour", model="anthropic/claude-opus-4.5")
    course.made = replace(course.made, voices=(ada, *course.made.voices[1:]))

    turn = course.says(ADA, said)
    assert find_own_name(course.made, turn) == named
    assert find_own_name(course.made, course.says(BEN, said)) == (
        "Ben" if "Ben" in said else None
    )


def test_where_names_are_known_nothing_is_found() -> None:
    course = CourseBuilder()
    assert find_own_name(course.made, course.says(ADA, "I am Ada.")) is None


@pytest.mark.parametrize(
    ("name", "said", "named"),
    [
        ("Will", "Will it be so? I think it will.", None),
        ("Will", "It is so. Will it stay so?", None),
        ("Will", "“Will it be so?”, they ask.", None),
        ("Will", "I, Will, say so.", "Will"),
        ("No", "No.\n\nNo: not at all.", None),
        ("Command", "- Command it so.\n- Command nothing.", None),
        ("Command", "As Command I would not.", "Command"),
        ("Command", "**Command:** I would not.", "Command"),
        ("Claude", "Claude here.", "Claude"),
        ("Edda", "Edda here.", "Edda"),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_name(
    name: str, said: str, named: str | None
) -> None:
    assert find_name_of(Voice(VoiceName(name)), said) == named


@pytest.mark.parametrize(
    ("model", "said", "named"),
    [
        (
            "anthropic/claude-opus-4.5",
            "As a model made by Anthropic I cannot tell.",
            "model made by Anthropic",
        ),
        (
            "claude-3-7",
            "I was trained by the people at Anthropic.",
            "trained by the people at Anthropic",
        ),
        ("claude-3-7", "What was made by them. Anthropic says so.", None),
        ("openai/gpt-5", "Anthropic says otherwise, as does OpenAI.", None),
        ("openai/gpt-5", "As one trained by Anthropic would.", None),
        ("o3", "OpenAI made me cautious.", "OpenAI made me"),
        (
            "google/gemini-3",
            "Ich bin ein von Google entwickeltes Modell.",
            "Google entwickeltes",
        ),
        ("qwen3-max", "我是由Alibaba开发的。", "我是由Alibaba"),
        ("x/unheard-of", "I was made by Anthropic.", None),
        (None, "I was made by Anthropic.", None),
    ],
)
def test_a_maker_is_one_s_own_where_something_is_said_to_be_made_by_it(
    model: str | None, said: str, named: str | None
) -> None:
    assert find_name_of(Voice(ADA, model=model), said) == named
