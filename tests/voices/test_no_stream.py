"""What comes with status 200 and is no answer is known at once, and quoted."""

import json

import pytest

from bot.domain.turn import Reason
from tests.loopback.endpoint_scenarios import FINE, WORDS, Scenario
from tests.voices.asking import KEY, Asking

BEGUN = {
    "openai": {"choices": [{"delta": {"content": "Doubt"}}]},
    "anthropic": {"type": "content_block_delta", "delta": {"text": "Doubt"}},
    "google": {"candidates": [{"content": {"parts": [{"text": "Doubt"}]}}]},
    "responses": {"type": "response.output_text.delta", "delta": "Doubt"},
}


@pytest.mark.parametrize("text", ["Ollama is running", "Hello {key}\nand welcome.\n"])
async def test_plain_text_is_garbled_at_once_and_quoted(
    asking: Asking, text: str
) -> None:
    asking.endpoint.plays(
        "m", Scenario(body=text, headers={"content-type": "text/plain"})
    )
    heard = await asking.hear("m")

    assert (heard.reason, heard.words) == (Reason.GARBLED, "")
    quoted = text.replace("{key}", "[key]").replace("\n", " ").strip()
    assert heard.detail == (
        f"{asking.endpoint.url} sent “{quoted}” instead of an answer. Check base_url "
        "of this voice: it usually ends in /v1."
    )
    assert KEY not in heard.detail
    assert len(asking.endpoint.requests) == 1


@pytest.mark.parametrize("body", ["", ": ping\n\n", "event: ping\n\n", "data"])
async def test_a_stream_without_an_event_may_be_asked_for_again(
    asking: Asking, body: str
) -> None:
    asking.endpoint.plays("m", Scenario(body=body), FINE)

    assert (await asking.hear("m")).words == "".join(WORDS)


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"code": 500, "message": "Oh no", "type": "server_error"}},
        {"code": 500, "message": "Oh no", "type": "server_error"},
        {"error": "Oh no"},
        "Oh no",
    ],
)
async def test_an_error_line_behind_words_breaks_off_with_its_cause(
    asking: Asking, error: object
) -> None:
    begun = f"data: {json.dumps(BEGUN[asking.dialect])}\n\n"
    line = error if isinstance(error, str) else json.dumps(error)
    asking.endpoint.plays("m", Scenario(body=f"{begun}error: {line}\n\n"))
    heard = await asking.hear("m")

    assert (heard.reason, heard.words) == (Reason.BROKE_OFF, "Doubt")
    assert heard.detail.endswith(
        "broke off in the middle of the answer. Ask again. It said: “Oh no”"
    )


async def test_an_error_line_before_words_says_why_and_is_not_asked_again(
    asking: Asking,
) -> None:
    error = {"code": 500, "message": "failed to decode, try increasing context size"}
    line = json.dumps({"error": error})
    asking.endpoint.plays("m", Scenario(body=f"error: {line}\n\n"))
    heard = await asking.hear("m")

    assert heard.reason is Reason.REFUSED_BY_ENDPOINT
    assert "is longer than" in heard.detail
    assert len(asking.endpoint.requests) == 1


async def test_an_error_line_of_a_busy_server_is_asked_again(asking: Asking) -> None:
    line = json.dumps({"error": {"code": 503, "message": "Loading model"}})
    asking.endpoint.plays("m", Scenario(body=f"error: {line}\n\n"), FINE)

    assert (await asking.hear("m")).words == "".join(WORDS)
