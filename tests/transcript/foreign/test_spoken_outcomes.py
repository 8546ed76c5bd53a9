"""A synthesis or a verdict beside the rounds: a voice's, somebody's, or not clear."""

import pytest

from bot.errors import Unreadable
from tests.transcript.foreign.program_exports import Json, read_json, said

DOOR = "A door is a wall that has changed its mind."
WALL = "A wall is what a door would be without you."
END = "Both agree that somebody has to come through it."


ANSWERS = [
    {"model": "anthropic/claude-sonnet-4.5", "model_alias": "claude", "text": DOOR},
    {"model": "openai/gpt-5", "model_alias": "gpt", "text": WALL},
]
ROUND: Json = {"prompt": "What is a door?", "responses": ANSWERS}


def rounds(**beside: object) -> Json:
    return {"rounds": [ROUND], **beside}


@pytest.mark.parametrize(
    ("beside", "by"),
    [
        ({"synthesis": {"model_alias": "claude", "content": END}}, "claude"),
        ({"synthesis": {"model": "openai/gpt-5", "content": END}}, "openai/gpt-5"),
        ({"verdict": {"model": "mistralai/large", "text": END}}, "mistralai/large"),
        ({"final_decision": {"speaker": "gpt", "content": END}}, "gpt"),
        ({"synthesizer_id": "claude", "synthesis": END}, "claude"),
        ({"judge": "gpt", "final_verdict": END}, "gpt"),
        ({"conclusion": {"claude": END}}, "claude"),
        ({"synthesis": END}, None),
        ({"judge": "the county", "verdict": END}, None),
        ({"summary": {"model": "small/one", "text": END}}, None),
        ({"verdict": {"author": "M. Hill", "text": END}}, None),
        ({"summary": {"role": "user", "text": END}}, None),
    ],
)
def test_what_was_made_of_it_is_a_turn_where_a_voice_is_named(
    beside: Json, by: str | None
) -> None:
    found = [(name, text) for name, text, *_ in said(read_json(rounds(**beside)))]

    assert found == [("claude", DOOR), ("gpt", WALL)] + ([(by, END)] if by else [])


def test_a_round_may_have_its_own() -> None:
    made = {"model_alias": "gpt", "content": END}
    document: Json = {"rounds": [{**ROUND, "synthesis": made}]}

    assert [name for name, *_ in said(read_json(document))] == ["claude", "gpt", "gpt"]


def test_what_a_program_makes_of_one_message_is_no_turn() -> None:
    short = {"model": "x/y", "content": "A door, in short."}
    entry: Json = {"speaker": "claude", "content": DOOR, "summary": short}
    other: Json = {"speaker": "gpt", "content": WALL}

    assert len(said(read_json({"transcript": [entry, other]}))) == 2


def test_a_name_that_nobody_knows_is_refused_with_its_field() -> None:
    beside: Json = {"verdict": {"speaker": "Themis", "content": END}}

    with pytest.raises(Unreadable, match=r"verdict: it is not clear"):
        read_json(rounds(**beside))
