"""Rows of an arena: two models answer the same questions, each under its letter."""

import json

import pytest

from bot.errors import Unreadable
from tests.transcript.foreign.program_exports import Json, beside, read_json, said

ROW: Json = {
    "question_id": "58210e39b3fd4441a2bd4a518bb44c2d",
    "model_a": "vicuna-13b",
    "model_b": "koala-13b",
    "winner": "model_b",
    "judge": "arena_user_1",
    "turn": 2,
    "anony": True,
    "language": "English",
    "tstamp": 1682351591.1322,
    "openai_moderation": {"categories": {"hate": False}, "flagged": False},
}
ASKED = ["What is a door?", "And at night?"]
A = ["A hole with manners.", "It closes."]
B = ["A wall that gave up.", "It listens."]


def talk(answers: list[str], asked: list[str] = ASKED) -> list[Json]:
    messages: list[Json] = []
    for question, answer in zip(asked, answers, strict=True):
        messages.append({"role": "user", "content": question})
        messages.append({"role": "assistant", "content": answer})
    return messages


SPOKEN = [
    *(("vicuna-13b", A[0], ASKED[0]), ("koala-13b", B[0], ASKED[0])),
    *(("vicuna-13b", A[1], ASKED[1]), ("koala-13b", B[1], ASKED[1])),
]


@pytest.mark.parametrize(
    "sides",
    [
        {"conversation_a": talk(A), "conversation_b": talk(B)},
        {
            "prompt": json.dumps(ASKED),
            "response_a": json.dumps(A),
            "response_b": json.dumps(B),
        },
    ],
)
@pytest.mark.parametrize("listed", [False, True])
def test_each_answer_is_of_its_letter_s_model(sides: Json, *, listed: bool) -> None:
    row: Json = {**ROW, **sides}
    it = read_json([row] if listed else row)
    assert said(it) == SPOKEN
    assert ("winner", "model_b") in beside(it)


def test_one_question_with_two_plain_answers() -> None:
    sides = {"prompt": ASKED[0], "response_a": A[0], "response_b": B[0]}
    assert said(read_json({**ROW, **sides})) == SPOKEN[:2]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"conversation_b": talk(B[:1], ASKED[:1])}, "4 messages and conversation_b 2"),
        ({"conversation_b": talk(B, ["Why?", "So?"])}, "not the same question"),
        ({"model_b": "vicuna-13b"}, "two voices cannot have one name"),
        ({"model_b": ""}, "may have been said by a voice"),
    ],
)
def test_what_does_not_fit_is_refused(changed: Json, why: str) -> None:
    sides = {"conversation_a": talk(A), "conversation_b": talk(B)}
    with pytest.raises(Unreadable, match=why):
        read_json({**ROW, **sides, **changed})


def test_of_several_rows_somebody_has_to_choose_one() -> None:
    row: Json = {**ROW, "conversation_a": talk(A), "conversation_b": talk(B)}
    with pytest.raises(Unreadable, match="--conversation NUMBER"):
        read_json([row, row])
