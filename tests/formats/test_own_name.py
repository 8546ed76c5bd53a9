"""An answer that says whose it is, where that was to be hidden, is found."""

from dataclasses import replace

import pytest

from bot.domain.voice import Voice
from bot.formats.speech.own_name import find_own_name
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
