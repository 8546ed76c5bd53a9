"""What stands in <think>...</think> at the head of an answer, in any dialect."""

import pytest

from bot.domain.turn import Reason
from tests.loopback.endpoint_scenarios import Scenario
from tests.voices.asking import Asking

PIECES = ("\n<thi", "nk>\nHm, ", "a</b> door.</", "think>\n", "\nDoubt ", "is <think>.")


@pytest.mark.parametrize("streams", [True, False])
async def test_a_thought_at_the_head_is_reasoning_and_no_words(
    asking: Asking, *, streams: bool
) -> None:
    asking.endpoint.plays("m", Scenario(words=PIECES, streams=streams))
    heard = await asking.hear("m")

    assert (heard.words, heard.reasoning, heard.reason) == (
        "Doubt is <think>.",
        "Hm, a</b> door.",
        None,
    )


@pytest.mark.parametrize("streams", [True, False])
async def test_a_thought_that_the_limit_cut_is_no_answer(
    asking: Asking, *, streams: bool
) -> None:
    scenario = Scenario(words=PIECES[:2], finish="length", streams=streams)
    asking.endpoint.plays("m", scenario)
    heard = await asking.hear("m")

    assert (heard.words, heard.reasoning, heard.reason) == (
        "",
        "Hm, ",
        Reason.BLANK,
    )


async def test_reasoning_that_comes_apart_stands_before_a_thought_in_the_words(
    asking: Asking,
) -> None:
    scenario = Scenario(reasoning=("Hm. ",), words=("<think>", "So.", "</think>A"))
    asking.endpoint.plays("m", scenario)
    heard = await asking.hear("m")

    assert (heard.words, heard.reasoning) == ("A", "Hm. So.")
