"""What only sounds like a known refusal, or is one in each dialect."""

import pytest

from bot.domain.turn import Reason
from bot.errors import VoiceBusy
from bot.wire.dialects import DIALECTS
from tests.wire.refusals.bodies import (
    anthropic,
    google,
    judged,
    openai,
)

SPENT = "You exceeded your current quota, please check your plan and billing details."
ECHO = "credit balance is too low, prompt is too long, Incorrect API key, Unknown model"


@pytest.mark.parametrize(
    "message",
    [
        f'Invalid content: "{ECHO}"',
        f"Invalid content: '{ECHO}'.",
        f"messages.0: `{ECHO}` is of the wrong kind",
        f"Could not read “{ECHO}”",
        f"[{{'type': 'missing', 'loc': ('body',), 'input': {{'text': '{ECHO}'}}}}]",
        "x" * 3000 + ECHO,
        "This model does not support images",
        "The model is not found wanting",
        "Invalid model parameter: mood",
        "model settings: top_p not found in the range",
        "Model output must not exist twice",
        "The prompt may not be empty; how long is up to you",
        "context length must be a number",
        "max_tokens is too large: 50. This model takes at most 40.",
        "No API was called; the key of the table is missing",
        "The country code is not supported in locale",
        "credit card required for no reason",
        "balance of the tree is insufficient",
    ],
)
def test_words_that_only_sound_so_are_an_ordinary_refusal(message: str) -> None:
    error = judged(400, openai(message))

    assert error.reason is Reason.REFUSED_BY_ENDPOINT
    assert str(error).startswith("acme.test refused the request (400).")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (429, google("RESOURCE_EXHAUSTED", SPENT, code=429)),
        (429, openai("Rate limit reached on tokens per min (TPM): Limit 10, Used 9")),
        (429, openai("Too many tokens, please wait before trying again.")),
        (429, openai("Slow down", code="rate_limit_exceeded")),
        (500, openai("insufficient funds of patience: no credits for this joke")),
        (503, openai("The model is overloaded; no such model server is free")),
        (529, anthropic("Overloaded", "overloaded_error")),
    ],
)
def test_who_is_only_busy_stays_so(status: int, body: object) -> None:
    assert isinstance(judged(status, body), VoiceBusy)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_reads_them(dialect: str) -> None:
    refused = {
        400: (anthropic("prompt is too long: 12"), Reason.REFUSED_BY_ENDPOINT),
        404: (openai("Gone.", code="model_not_found"), Reason.MISCONFIGURED),
        403: (openai("Invalid API key"), Reason.UNAUTHORISED),
        429: (openai("Spent.", code="insufficient_quota"), Reason.REFUSED_BY_ENDPOINT),
    }
    for status, (body, reason) in refused.items():
        assert judged(status, body, dialect=dialect).reason is reason
