"""An answer that is withheld: filtered, counted, and why in the endpoint's words."""

import json

import pytest

from bot.domain.turn import Reason, Usage
from tests.loopback.endpoint_scenarios import Scenario
from tests.voices.asking import KEY, Asking

SORRY = f"I would rather not, {KEY}."


def stream(*steps: object) -> Scenario:
    """A stream of these steps as they stand, which is told by its first letters."""
    return Scenario(body="".join(f"data: {json.dumps(step)}\n\n" for step in steps))


def refused(*, streams: bool) -> Scenario:
    refusal = {"type": "refusal", "refusal": SORRY}
    ended = {
        "status": "completed",
        "output": [{"type": "message", "content": [refusal]}],
        "usage": {"input_tokens": 9, "output_tokens": 4},
    }
    if not streams:
        return Scenario(body=json.dumps(ended))
    deltas = [
        {"type": "response.refusal.delta", "delta": piece}
        for piece in (SORRY[:25], SORRY[25:])
    ]
    return stream(*deltas, {"type": "response.completed", "response": ended})


@pytest.mark.parametrize("dialect", ["responses"])
@pytest.mark.parametrize("streams", [True, False])
async def test_a_refusal_is_no_answer_and_its_words_are_the_detail(
    asking: Asking, *, streams: bool
) -> None:
    asking.endpoint.plays("m", refused(streams=streams))
    heard = await asking.hear("m")

    assert (heard.reason, heard.words) == (Reason.FILTERED, "")
    assert heard.detail.endswith("It said: “I would rather not, [key].”")
    assert (heard.finish_reason, heard.usage) == ("content_filter", Usage(9, 4))
    assert len(asking.endpoint.requests) == 1


@pytest.mark.parametrize("dialect", ["google"])
@pytest.mark.parametrize("as_array", [True, False])
async def test_a_question_that_is_blocked_is_filtered_and_counted(
    asking: Asking, *, as_array: bool
) -> None:
    step = {
        "promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
        "usageMetadata": {"promptTokenCount": 9},
    }
    asking.endpoint.plays(
        "m", Scenario(body=json.dumps([step])) if as_array else stream(step)
    )
    heard = await asking.hear("m")

    assert (heard.reason, heard.words) == (Reason.FILTERED, "")
    assert heard.detail.endswith("It said: “PROHIBITED_CONTENT”")
    assert heard.usage == Usage(9)


@pytest.mark.parametrize("dialect", ["google"])
async def test_a_broken_call_of_a_tool_is_named(asking: Asking) -> None:
    candidate = {"content": {}, "finishReason": "MALFORMED_FUNCTION_CALL"}
    asking.endpoint.plays("m", stream({"candidates": [candidate]}))
    heard = await asking.hear("m")

    assert heard.reason is Reason.BLANK
    assert "“malformed_function_call”" in heard.detail


@pytest.mark.parametrize("dialect", ["responses"])
async def test_a_failure_that_a_rule_on_content_caused_is_filtered(
    asking: Asking,
) -> None:
    error = {"code": "invalid_prompt", "message": "It was flagged."}
    failed = {"type": "response.failed", "response": {"error": error}}
    asking.endpoint.plays("m", stream(failed))
    heard = await asking.hear("m")

    assert heard.reason is Reason.FILTERED
    assert heard.detail.endswith("It said: “It was flagged.”")
