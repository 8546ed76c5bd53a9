"""Words that are as long as an address, or as a row of pictures without a space."""

import time

import pytest

from bot.domain.names import TurnId
from bot.domain.synthesis import Check
from bot.evidence.quotes.verbatim import locate
from tests.growth.timing import STEEPEST, find_ratio

TURN = TurnId("k.1")
ROWS = {"pictures": "🎭🎪", "figures": "1,2,", "an address": "ab/c?d="}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("again", [2, 400])
def test_what_ends_a_word_is_found_however_long_the_word_is(
    row: str, again: int
) -> None:
    said = f"Look: {row * again}heron stands there"

    def check(quoted: str) -> Check:
        return locate(quoted, [(TURN, said)]).check

    assert check(f"{row * again}heron stands there") is Check.VERBATIM
    assert check(f"{row}heron stands there") is Check.VERBATIM
    assert check("eron stands there") is not Check.VERBATIM
    assert check(f"{row}herons stand there") is not Check.VERBATIM


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_word_that_ends_a_long_one_is_found_where_it_stands_alone_too(
    row: str,
) -> None:
    alone, behind = TurnId("k.1"), TurnId("k.2")
    said = [(alone, "A heron waits there."), (behind, f"Look: {row * 400}heron stood")]

    def found_in(quoted: str) -> tuple[Check, TurnId | None]:
        found = locate(quoted, said)
        return found.check, found.turn

    assert found_in("heron waits there") == (Check.VERBATIM, alone)
    assert found_in("heron stood") == (Check.VERBATIM, behind)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_long_word_takes_as_long_as_it_has_characters(row: str) -> None:
    def seconds(size: int) -> float:
        said = row * size
        began = time.process_time()
        locate("the heron", [(TURN, said)])
        return time.process_time() - began

    seconds(10)
    assert find_ratio(seconds, 20_000) < STEEPEST
