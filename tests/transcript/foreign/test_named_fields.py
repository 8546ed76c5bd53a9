"""Rounds whose fields are called as those who speak in them."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.foreign.program_exports import Json, beside, read_json, said

DOOR = "A door is a pause between two rooms that do not know of one another."
WALL = "A wall is an answer to a question that nobody in the house had asked yet."
KEY = "A key is a question of its own, and it fits the lock or it does not fit it."


def rounds(*entries: Json, **around: object) -> Json:
    numbered = [{"round": n, **one} for n, one in enumerate(entries, 1)]
    return {"question": "What is a door?", **around, "rounds": numbered}


@pytest.mark.parametrize(
    ("one", "two"),
    [("claude", "gemini"), ("gpt-4o", "deepseek_r1"), ("Mistral", "Qwen 3")],
)
def test_fields_called_as_models_are_the_voices(one: str, two: str) -> None:
    it = read_json(rounds({one: DOOR, two: WALL}, {one: KEY, two: DOOR}))
    said_words = [(one, DOOR), (two, WALL), (one, KEY), (two, DOOR)]
    assert [(name, text) for name, text, _ in said(it)] == said_words
    assert {turn.question for turn in it.turns} == {"What is a door?"}


def test_one_round_is_enough_and_what_was_decided_is_a_note() -> None:
    it = read_json(rounds({"claude": DOOR, "gemini": WALL}, final_decision="Claude: A"))
    assert [name for name, *_ in said(it)] == ["claude", "gemini"]
    assert ("final_decision", "Claude: A") in beside(it)


def test_a_field_may_hold_words_and_their_time() -> None:
    entry: Json = {"text": DOOR, "timestamp": "2025-03-01T10:00:00Z"}
    it = read_json(rounds({"claude": entry, "gemini": WALL}))
    assert said(it)[0][:2] == ("claude", DOOR)
    assert str(it.turns[0].started) == "2025-03-01 10:00:00+00:00"


def test_a_name_beside_models_speaks_where_it_is_in_all_rounds() -> None:
    one: Json = {"claude": DOOR, "zorvox": WALL, "topic": "doors"}
    it = read_json(rounds(one, {"claude": KEY, "zorvox": DOOR}))
    assert [name for name, *_ in said(it)] == ["claude", "zorvox"] * 2


@pytest.mark.parametrize(
    "entries",
    [
        ({"claude": DOOR, "rationale": WALL}, {"claude": KEY, "rationale": DOOR}),
        ({"claude": DOOR, "winner_reason": WALL}, {"claude": KEY}),
        ({"claude": DOOR, "zorvox": WALL}, {"claude": KEY, "jury9": KEY}),
        ({"optimist": DOOR, "sceptic": WALL}, {"optimist": KEY, "sceptic": DOOR}),
    ],
)
def test_other_fields_are_nobody_s_until_somebody_says_so(
    entries: tuple[Json, ...],
) -> None:
    with pytest.raises(Unreadable, match=r"--voice|rounds\[0\]|voice"):
        read_json(rounds(*entries))


def test_somebody_may_say_so() -> None:
    document = '{"rounds": [{"optimist": "A door is near.", "sceptic": "It is shut."}]}'
    choices = ReadingChoices(voices={"optimist": "Ada", "sceptic": "Ben"})
    it = read(document, choices=choices)
    assert {turn.voice for turn in it.turns} == {"Ada", "Ben"}
