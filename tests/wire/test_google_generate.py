import json

import pytest

from bot.domain.turn import Reason, Usage
from bot.errors import VoiceError
from bot.wire.delta import Delta
from bot.wire.dialects.google_generate import read_answer, read_event, read_refusal
from bot.wire.faults import Fault
from bot.wire.refusals.meanings import Meaning
from bot.wire.sse import ServerSentEvent


def event(data: object) -> ServerSentEvent:
    told = data if isinstance(data, str) else json.dumps(data)
    return ServerSentEvent("message", told)


def step(*parts: object, **more: object) -> dict[str, object]:
    content = {"role": "model", "parts": list(parts)}
    return {"candidates": [{"index": 0, "content": content, **more}]}


THOUGHT = {"text": "Hm", "thought": True}


@pytest.mark.parametrize(
    ("data", "delta"),
    [
        (step({"text": "Doubt "}), Delta("Doubt ")),
        (step({"text": "Doubt "}, {"text": "is"}), Delta("Doubt is")),
        (step(THOUGHT), Delta("", "Hm")),
        (step(THOUGHT, {"text": "So"}), Delta("So", "Hm")),
        (step({"text": "So", "thought": False}), Delta("So")),
        (step({"functionCall": {"name": "x"}}), Delta()),
        (step({"text": "Another"}, index=1), Delta()),
        (step({"text": "", "thoughtSignature": "x"}), Delta()),
        (step({"text": "D"}) | {"modelVersion": "g-1"}, Delta("D", model="g-1")),
        (step(finishReason="STOP"), Delta(finish_reason="stop")),
        (step(finishReason="MAX_TOKENS"), Delta(finish_reason="length")),
        (
            step(finishReason="MALFORMED_FUNCTION_CALL"),
            Delta(finish_reason="malformed_function_call"),
        ),
        (step(finishReason="FINISH_REASON_UNSPECIFIED"), Delta()),
        (
            step({"text": "D"}, finishReason="RECITATION"),
            Delta("D", finish_reason="content_filter", refusal="RECITATION"),
        ),
        (
            step(finishReason="SAFETY", finishMessage="Too sharp."),
            Delta(finish_reason="content_filter", refusal="Too sharp."),
        ),
        (
            {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}},
            Delta(finish_reason="content_filter", refusal="PROHIBITED_CONTENT"),
        ),
        ({"promptFeedback": {"blockReason": "BLOCK_REASON_UNSPECIFIED"}}, Delta()),
        ({"promptFeedback": {"safetyRatings": []}}, Delta()),
        ({"usageMetadata": {"promptTokenCount": 3}}, Delta(usage=Usage(3, None))),
        (
            {
                "usageMetadata": {
                    "promptTokenCount": 3,
                    "toolUsePromptTokenCount": 1,
                    "candidatesTokenCount": 4,
                    "thoughtsTokenCount": 50,
                    "totalTokenCount": 58,
                }
            },
            Delta(usage=Usage(4, 54)),
        ),
        ({"usageMetadata": {"promptTokenCount": "3"}}, Delta(usage=Usage())),
        ("[DONE]", Delta(done=True)),
        ({}, Delta()),
        ({"candidates": 3}, Delta()),
        ({"candidates": [3]}, Delta()),
        ({"candidates": [{"content": {"parts": {"text": "x"}}}]}, Delta()),
    ],
)
def test_an_event_is_read(data: object, delta: Delta) -> None:
    assert read_event(event(data)) == delta


@pytest.mark.parametrize(
    "reason",
    [
        *("SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "RECITATION"),
        *("IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION"),
    ],
)
def test_every_rule_on_content_filters(reason: str) -> None:
    read = read_event(event(step(finishReason=reason)))

    assert read == Delta(finish_reason="content_filter", refusal=reason)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        ({"code": 503, "message": "Oh", "status": "UNAVAILABLE"}, Fault(503, "Oh")),
        ({"code": 429, "status": "RESOURCE_EXHAUSTED"}, Fault(429)),
        ({"message": "Oh", "status": "RESOURCE_EXHAUSTED"}, Fault(429, "Oh")),
        ({"status": "NEW_AND_STRANGE"}, Fault(None)),
        ("Gone", Fault(None, "Gone")),
    ],
)
def test_an_error_inside_the_stream_is_a_fault(error: object, fault: Fault) -> None:
    assert read_event(event({"error": error})) == fault


@pytest.mark.parametrize("data", ["{", "[]", "3", "null", "NaN", "[" * 100_000, "<p>"])
def test_nonsense_is_garbled_never_a_traceback(data: str) -> None:
    with pytest.raises(VoiceError) as caught:
        read_event(event(data))

    assert caught.value.reason is Reason.GARBLED


WHOLE = step(THOUGHT, {"text": "Doubt."}, finishReason="MAX_TOKENS") | {
    "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 4},
    "modelVersion": "g-1",
}


def test_an_answer_in_one_piece_is_read() -> None:
    assert read_answer(json.dumps(WHOLE).encode()) == Delta(
        "Doubt.", "Hm", "g-1", "length", Usage(3, 4), done=True
    )


def test_a_stream_that_came_as_an_array_is_read_as_one_answer() -> None:
    first = step({"text": "So: "}) | {"usageMetadata": {"promptTokenCount": 3}}

    assert read_answer(json.dumps([first, WHOLE]).encode()) == Delta(
        "So: Doubt.", "Hm", "g-1", "length", Usage(3, 4), done=True
    )


def test_an_error_with_a_success_is_a_fault() -> None:
    error = {"error": {"code": 502, "message": "Upstream"}}

    assert read_answer(json.dumps(error).encode()) == Fault(502, "Upstream")
    assert read_answer(json.dumps([WHOLE, error]).encode()) == Fault(502, "Upstream")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b"3", b"\xff{", b'{"candidates": null}', b'{"choices": []}'],
)
def test_a_body_that_is_no_answer_is_garbled(body: bytes) -> None:
    with pytest.raises(VoiceError) as caught:
        read_answer(body)

    assert caught.value.reason is Reason.GARBLED


def test_a_key_that_is_none_is_no_bad_request() -> None:
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo"}
    error = {
        "code": 400,
        "message": "No.",
        "status": "INVALID_ARGUMENT",
        "details": [{**info, "reason": "API_KEY_INVALID"}],
    }
    other = error | {"details": [{**info, "reason": "SOMETHING_ELSE"}, 3]}

    for body in ({"error": error}, [{"error": error}]):
        read = read_refusal(400, json.dumps(body).encode())
        assert read == Fault(400, "No.", meaning=Meaning.WRONG_KEY)
    assert read_refusal(400, json.dumps({"error": other}).encode()).meaning is None
    assert read_refusal(503, b"<p>") == Fault(503)
