"""
What providers send instead of an answer, and what a person is told.

The shapes are the providers' own, the words are written anew around the few by which a
refusal is recognised.
"""

import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceBusy
from bot.wire.complaints import explain_fault
from bot.wire.dialects import DIALECTS
from tests.wire.refusals.bodies import (
    anthropic,
    google,
    judged,
    openai,
    openrouter,
)

NO_KEY = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    "reason": "API_KEY_INVALID",
}
BEYOND = "maximum context length is 10 tokens. However, 12 were asked for."
VLLM = f"This model's {BEYOND}"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, openai("Incorrect API key provided: sk-1***2.", code="invalid_api_key")),
        (
            400,
            {"code": "invalid-argument", "error": "Incorrect API key provided: x***"},
        ),
        (400, google("INVALID_ARGUMENT", "Look at your key.", NO_KEY)),
        (400, google("INVALID_ARGUMENT", "API key expired. Renew it.")),
        (401, anthropic("invalid x-api-key", "authentication_error")),
        (400, openai("Invalid API key")),
        (403, {"code": "InvalidApiKey", "message": "No such.", "request_id": "r"}),
        (401, "<html><h1>401 Authorization Required</h1>"),
        (401, ""),
    ],
)
def test_a_wrong_key_is_told_by_its_variable(status: int, body: object) -> None:
    error = judged(status, body)

    assert error.reason is Reason.UNAUTHORISED
    assert str(error).startswith(
        "acme.test did not accept the key. Check the variable A_KEY"
    )


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, anthropic("Your credit balance is too low for this API.")),
        (400, {"code": "Arrearage", "message": "Access denied.", "request_id": "r"}),
        (400, openai("Access denied, see that your account is in good standing.")),
        (402, openai("Insufficient Balance", type="unknown_error")),
        (402, openrouter(402, "Insufficient credits. Add more.")),
        (402, ""),
        (403, {"code": "perm", "error": "Your team doesn't have any credits yet."}),
        (
            403,
            {"code": "x", "error": "Team 7 has either used all available credits or"},
        ),
        (429, {"code": "x", "error": "Team 7 has used all available credits or so."}),
        (429, {"error": {"code": "1113", "message": "Please recharge."}}),
        (429, {"error": {"code": 1113, "message": "Insufficient balance or package"}}),
        (429, openai("Your quota is spent.", code="insufficient_quota")),
        (
            429,
            {
                "error": {
                    "message": "Suspended.",
                    "type": "exceeded_current_quota_error",
                }
            },
        ),
        (403, openai("The free tier is over.", code="AllocationQuota.FreeTierOnly")),
        (
            400,
            openrouter(
                400,
                "Provider returned error",
                anthropic("Your credit balance is too low"),
            ),
        ),
        (429, "insufficient quota"),
    ],
)
def test_no_credit_is_no_haste_and_is_not_asked_again(
    status: int, body: object
) -> None:
    error = judged(status, body)

    assert error.reason is Reason.REFUSED_BY_ENDPOINT
    assert not isinstance(error, VoiceBusy)
    assert "the account has no credit left. Top it up" in str(error)


@pytest.mark.parametrize("status", [402, 400, 403])
def test_credit_for_a_shorter_answer_names_both_cures(status: int) -> None:
    error = judged(
        status,
        openrouter(
            status,
            "This requires more credits, or fewer max_tokens. You asked for 65536, and "
            "can only afford 30104.",
        ),
    )

    assert error.reason is Reason.REFUSED_BY_ENDPOINT
    assert "Top it up, or set a lower max_tokens for this voice." in str(error)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, openrouter(403, "Key limit exceeded (total limit). See your keys.")),
        (400, anthropic("You have reached your specified API usage limits until May.")),
        (429, openai("Billing hard limit.", code="billing_hard_limit_reached")),
        (403, openai("Your monthly spending limit was reached.")),
    ],
)
def test_a_limit_to_the_spending_is_no_wrong_key(status: int, body: object) -> None:
    error = judged(status, body)

    assert error.reason is Reason.REFUSED_BY_ENDPOINT
    assert not isinstance(error, VoiceBusy)
    assert "Raise that limit there" in str(error)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, anthropic("prompt is too long: 12 tokens > 10 maximum")),
        (
            400,
            anthropic("input length and `max_tokens` exceed context limit: 8 + 4 > 10"),
        ),
        (413, anthropic("Request exceeds the size.", "request_too_large")),
        (400, openai(VLLM, code="invalid_request_error")),
        (400, openrouter(400, f"This endpoint's {BEYOND}")),
        (400, openai("prompt too long; exceeded max context length by 2 tokens")),
        (
            400,
            {
                "error": {
                    "message": "The total length of all messages is too long.",
                    "type": "too_many_prompt_tokens",
                    "code": 400,
                }
            },
        ),
        (
            400,
            google(
                "INVALID_ARGUMENT", "The input token count (12) exceeds the most (10)."
            ),
        ),
        (
            400,
            {
                "error": {
                    "code": 400,
                    "message": "the request exceeds the available context size. try it",
                    "type": "exceed_context_size_error",
                    "n_ctx": 10,
                }
            },
        ),
        (500, openai("the request exceeds the available context size")),
        (500, openai("failed to decode, try again, increasing context size")),
        (
            400,
            {
                "object": "error",
                "message": VLLM,
                "type": "BadRequestError",
                "code": 400,
            },
        ),
        (
            400,
            openai("The decoder prompt is longer than the maximum model length of 10"),
        ),
        (400, openai("Shorten it.", code="context_length_exceeded")),
        (429, openai("Request too large for gpt on tokens per min (TPM): Limit 10")),
        (413, openai("Request too large for llama (TPM)", code="rate_limit_exceeded")),
        (400, {"error": "This model's maximum prompt length is 10 but it has 12."}),
        (400, openai("Invalid request: Your request exceeded model token limit: 10")),
        (
            400,
            {
                "code": "InvalidParameter",
                "message": "Range of input length should be [1, 10]",
            },
        ),
        (400, {"error": {"code": "1261", "message": "Prompt exceeds max length"}}),
        (
            400,
            openai(
                "Prompt contains 12 tokens, too large for 10 maximum context length"
            ),
        ),
        (400, {"message": "too many tokens: size limit exceeded by 2 tokens."}),
        (
            400,
            openrouter(
                400, "Provider returned error", anthropic("prompt is too long: 12")
            ),
        ),
        (413, ""),
    ],
)
def test_too_long_a_prompt_is_told_in_each_providers_wording(
    status: int, body: object
) -> None:
    error = judged(status, body)

    assert error.reason is Reason.REFUSED_BY_ENDPOINT
    assert not isinstance(error, VoiceBusy)
    assert "What acme/one was to be shown is longer than acme.test takes" in str(error)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, openrouter(400, "acme/one is not a valid model ID")),
        (
            400,
            {
                "object": "error",
                "message": "Invalid model: acme/one",
                "type": "invalid_model",
            },
        ),
        (400, openai("Model Not Exist")),
        (400, openai("The model `acme/one` has been decommissioned. Use another.")),
        (400, openai("Gone.", code="model_decommissioned")),
        (400, {"error": {"code": "1211", "message": "Look at the model code."}}),
        (
            400,
            {
                "error": {
                    "message": "Invalid model 'acme/one'. See the docs.",
                    "code": 400,
                }
            },
        ),
        (403, openai("The project may not.", code="model_not_found")),
        (404, openai("The model `acme/one` does not exist, or you may not use it.")),
        (404, {"error": 'model "acme/one" not found, try pulling it first'}),
        (404, google("NOT_FOUND", "models/one-9.9 is not found for v1beta.", code=404)),
        (404, openai("Not found the model acme/one or permission denied")),
        (400, openai("The requested model is not there.", code="model_not_supported")),
    ],
)
def test_an_unknown_model_is_misconfigured_whatever_the_status(
    status: int, body: object
) -> None:
    error = judged(status, body)

    assert error.reason is Reason.MISCONFIGURED
    assert "acme.test does not know the model acme/one" in str(error)


@pytest.mark.parametrize("body", [openai("Nothing here."), "", "<html>404"])
def test_a_404_that_names_no_model_may_be_a_wrong_address(body: object) -> None:
    error = judged(404, body)

    assert error.reason is Reason.MISCONFIGURED
    assert "or is not the right address" in str(error)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<!doctype html><title>Just a moment...</title>", "with a web page (403)"),
        (
            openai(
                "Country, region, or territory not supported",
                code="unsupported_country_region_territory",
            ),
            "answers nobody from where this runs",
        ),
        (
            google("FAILED_PRECONDITION", "User location is not supported here."),
            "from where",
        ),
        (
            openai("Access denied. Check your network."),
            "does not allow this (403). Check",
        ),
        ("", "does not allow this (403)"),
    ],
)
def test_a_403_need_not_be_the_key(body: object, said: str) -> None:
    error = judged(403, body)

    assert said in str(error)
    assert "did not accept the key" not in str(error)


def test_a_place_that_google_does_not_serve_is_400() -> None:
    body = google("FAILED_PRECONDITION", "User location is not supported for the API.")

    assert "answers nobody from where this runs" in str(judged(400, body))


def test_a_limit_of_tokens_that_was_set_is_named_where_the_prompt_is_too_long() -> None:
    voice = Voice(VoiceName("Ada"), model="m", base_url="https://a.test", max_tokens=9)
    fault = DIALECTS["openai"].read_refusal(413, b"")

    assert "lower max_tokens of this voice" in str(explain_fault(fault, voice))
