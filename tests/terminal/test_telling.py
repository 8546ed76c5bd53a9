"""Sentences about turns and tables."""

from dataclasses import replace

import pytest

from bot.domain.synthesis import Check
from bot.domain.turn import Status, Turn
from bot.terminal.telling import heading, outcome, quoted, whose
from tests.terminal.examples import (
    ADA,
    BROKEN,
    CUT,
    SPOKEN,
    SYMPOSIUM,
    SYNTHESIS,
    turn,
)


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (SPOKEN, "spoke 32 characters in 2.5 s"),
        (CUT, "spoke 9 characters, cut by the token limit"),
        (BROKEN, "is silent (stalled; kept 5 characters): No more."),
        (replace(turn(4, ADA), status=Status.PASSED), "passed"),
        (replace(turn(5, ADA), status=Status.LEFT), "left"),
    ],
)
def test_the_outcome_of_a_turn_is_told_in_one_line(ended: Turn, said: str) -> None:
    assert outcome(ended) == said


def test_round_and_sample_are_named_only_where_there_are_several() -> None:
    assert whose(SPOKEN, SYMPOSIUM) == "Ada"
    many = replace(SYMPOSIUM, rounds=2, samples=2)
    assert whose(replace(SPOKEN, round=2), many) == "Ada, round 2, sample 1"


def test_a_partial_table_says_so_in_its_heading() -> None:
    assert heading(SYNTHESIS) == "Synthesis, by Ada (partial: 1 voice is missing)"
    whole = replace(SYNTHESIS, by="none", missing=())
    assert heading(whole) == "Synthesis, extracted without a model"


@pytest.mark.parametrize("check", Check)
def test_only_what_was_found_word_for_word_stands_in_quotation_marks(
    check: Check,
) -> None:
    said = quoted(replace(SYNTHESIS.rows[0], check=check))

    if check is Check.VERBATIM:
        assert said == "“A question is a door.”"
    else:
        label = check.value.replace("_", " ")
        assert said == f"paraphrase ({label}): A question is a door."
