"""How long an endpoint wants to be left alone, said in the body of its refusal."""

import json

import pytest

from bot.domain.turn import Reason
from bot.errors import VoiceBusy
from bot.wire.complaints import explain_fault
from bot.wire.dialects import DIALECTS
from tests.wire.refusals.bodies import (
    ADA,
    google,
    judged,
    openai,
    openrouter,
)


def retry(delay: str) -> object:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


def quota(*ids: str) -> object:
    kind = "type.googleapis.com/google.rpc.QuotaFailure"
    return {"@type": kind, "violations": [{"quotaId": name} for name in ids]}


MINUTE, DAY = (
    "RequestsPerMinutePerProject-FreeTier",
    "RequestsPerDayPerProject-FreeTier",
)
SPENT = "You exceeded your current quota, please check your plan and billing details."


@pytest.mark.parametrize("dialect", ["google", "openai"])
@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("34s", 34.0), ("48.939935699s", 48.939935699), ("soon", None)],
)
def test_google_says_in_the_body_when_to_ask_again(
    dialect: str, delay: str, seconds: float | None
) -> None:
    body = google("RESOURCE_EXHAUSTED", SPENT, retry(delay), quota(MINUTE), 7, code=429)
    error = judged(429, body, dialect=dialect)

    assert isinstance(error, VoiceBusy)
    assert (error.reason, error.retry_after) == (Reason.RATE_LIMITED, seconds)


def test_a_header_counts_more_than_the_body() -> None:
    body = json.dumps(google("RESOURCE_EXHAUSTED", SPENT, retry("34s"), code=429))
    fault = DIALECTS["google"].read_refusal(429, body.encode())
    error = explain_fault(fault, ADA, retry_after=3.0)

    assert isinstance(error, VoiceBusy)
    assert error.retry_after == 3.0


@pytest.mark.parametrize(
    "body",
    [
        google("RESOURCE_EXHAUSTED", SPENT, quota(MINUTE, DAY), retry("34s"), code=429),
        openrouter(429, "Rate limit exceeded: free-models-per-day"),
        openai("Limit reached on requests per day (RPD)", code="rate_limit_exceeded"),
    ],
)
def test_what_is_used_up_for_the_day_is_not_asked_for_again(body: object) -> None:
    error = judged(429, body)

    assert not isinstance(error, VoiceBusy)
    assert error.reason is Reason.RATE_LIMITED
    assert "Ask again tomorrow" in str(error)
