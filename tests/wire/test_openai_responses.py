import json

import pytest

from bot.domain.turn import Reason, Usage
from bot.errors import VoiceError
from bot.wire.delta import Delta
from bot.wire.dialects.openai_responses import read_answer, read_event, read_refusal
from bot.wire.faults import Fault
from bot.wire.refusals.meanings import Meaning
from bot.wire.sse import ServerSentEvent


def event(kind: str, **fields: object) -> ServerSentEvent:
    return ServerSentEvent(kind, json.dumps({"type": kind, **fields}))


def response(status: str, *output: object, **more: object) -> dict[str, object]:
    known = {"object": "response", "status": status, "model": "r-1", "error": None}
    return {**known, "output": list(output), **more}


def message(kind: str, words: str) -> dict[str, object]:
    field = "refusal" if kind == "refusal" else "text"
    part = {"type": kind, field: words}
    return {"type": "message", "role": "assistant", "content": [part]}


THOUGHT = {
    "type": "reasoning",
    "summary": [{"type": "summary_text", "text": "Hm"}, {"type": "x", "text": "y"}],
    "content": [{"type": "reasoning_text", "text": "So"}],
}
USAGE = {
    "input_tokens": 3,
    "output_tokens": 4,
    "output_tokens_details": {"reasoning_tokens": 2},
    "total_tokens": 7,
}


@pytest.mark.parametrize(
    ("told", "delta"),
    [
        (
            event("response.created", response=response("in_progress")),
            Delta(model="r-1"),
        ),
        (event("response.in_progress", response={}), Delta()),
        (event("response.output_item.added", item=message("x", "y")), Delta()),
        (event("response.output_text.delta", delta="Doubt "), Delta("Doubt ")),
        (event("response.output_text.done", text="Doubt "), Delta()),
        (event("response.reasoning_text.delta", delta="Hm"), Delta("", "Hm")),
        (event("response.reasoning_summary_text.delta", delta="Hm"), Delta("", "Hm")),
        (event("response.reasoning_summary_part.added", summary_index=0), Delta()),
        (
            event("response.reasoning_summary_part.added", summary_index=1),
            Delta("", "\n\n"),
        ),
        (event("response.refusal.delta", delta="No."), Delta(refusal="No.")),
        (event("response.refusal.done", refusal="No."), Delta()),
        (
            event("response.completed", response=response("completed", usage=USAGE)),
            Delta("", "", "r-1", "stop", Usage(3, 4), done=True),
        ),
        (
            event(
                "response.completed",
                response=response("completed", message("refusal", "No.")),
            ),
            Delta("", "", "r-1", "content_filter", done=True),
        ),
        (
            event(
                "response.incomplete",
                response=response(
                    "incomplete", incomplete_details={"reason": "max_output_tokens"}
                ),
            ),
            Delta("", "", "r-1", "length", done=True),
        ),
        (
            event(
                "response.incomplete",
                response=response(
                    "incomplete", incomplete_details={"reason": "content_filter"}
                ),
            ),
            Delta("", "", "r-1", "content_filter", done=True),
        ),
        (
            event("response.incomplete", response=response("incomplete")),
            Delta("", "", "r-1", "incomplete", done=True),
        ),
        (event("response.something_new", delta="?"), Delta()),
        (ServerSentEvent("response.output_text.delta", '{"delta": "A"}'), Delta("A")),
        (ServerSentEvent("message", "[DONE]"), Delta(done=True)),
        (event("response.output_text.delta", delta=3), Delta()),
        (event("response.completed"), Delta(finish_reason="stop", done=True)),
        (ServerSentEvent("message", '{"type": ["x"]}'), Delta()),
    ],
)
def test_an_event_is_read(told: ServerSentEvent, delta: Delta) -> None:
    assert read_event(told) == delta


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (event("error", code="server_error", message="Oh"), Fault(500, "Oh")),
        (event("error", code=None, message="Oh"), Fault(None, "Oh")),
        (
            event("error", error={"code": "too_many_requests", "message": "Oh"}),
            Fault(429, "Oh"),
        ),
        (
            event("error", code="rate_limit_exceeded", message="Oh"),
            Fault(429, "Oh"),
        ),
        (ServerSentEvent("error", '{"message": "Oh"}'), Fault(None, "Oh")),
        (ServerSentEvent("message", '{"error": {"code": 503}}'), Fault(503)),
        (
            event(
                "response.failed",
                response=response(
                    "failed", error={"code": "server_error", "message": "Oh"}
                ),
            ),
            Fault(500, "Oh"),
        ),
        (
            event(
                "response.failed",
                response=response(
                    "failed", error={"code": "invalid_prompt", "message": "Oh"}
                ),
            ),
            Fault(None, "Oh", filtered=True),
        ),
        (event("response.failed", response=response("failed")), Fault(None)),
    ],
)
def test_an_error_inside_the_stream_is_a_fault(
    told: ServerSentEvent, fault: Fault
) -> None:
    assert read_event(told) == fault


@pytest.mark.parametrize("data", ["{", "[]", "3", "null", "NaN", "[" * 100_000, "<p>"])
def test_nonsense_is_garbled_never_a_traceback(data: str) -> None:
    with pytest.raises(VoiceError) as caught:
        read_event(ServerSentEvent("message", data))

    assert caught.value.reason is Reason.GARBLED


@pytest.mark.parametrize(
    ("whole", "delta"),
    [
        (
            response(
                "completed", THOUGHT, message("output_text", "Doubt."), usage=USAGE
            ),
            Delta("Doubt.", "Hm\n\nSo", "r-1", "stop", Usage(3, 4), done=True),
        ),
        (
            response(
                "incomplete",
                message("output_text", "Doubt"),
                incomplete_details={"reason": "max_output_tokens"},
            ),
            Delta("Doubt", "", "r-1", "length", done=True),
        ),
        (
            response("completed", message("refusal", "No.")),
            Delta("", "", "r-1", "content_filter", done=True, refusal="No."),
        ),
        (
            response("completed", 3, {"content": "x"}, {"content": [3, {"text": "y"}]}),
            Delta("", "", "r-1", "stop", done=True),
        ),
    ],
)
def test_an_answer_in_one_piece_is_read(whole: object, delta: Delta) -> None:
    assert read_answer(json.dumps(whole).encode()) == delta


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"error": {"message": "Oh", "code": "server_error"}}, Fault(500, "Oh")),
        (response("failed", error={"message": "Oh"}), Fault(None, "Oh")),
        (response("failed"), Fault(None)),
    ],
)
def test_an_error_with_a_success_is_a_fault(body: object, fault: Fault) -> None:
    assert read_answer(json.dumps(body).encode()) == fault


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"3", b"\xff{", b'{"output": null}', b'{"choices": []}']
)
def test_a_body_that_is_no_answer_is_garbled(body: bytes) -> None:
    with pytest.raises(VoiceError) as caught:
        read_answer(body)

    assert caught.value.reason is Reason.GARBLED


@pytest.mark.parametrize(
    ("status", "error", "fault"),
    [
        (400, {"code": "invalid_prompt", "message": "Oh"}, Fault(400, "Oh", True)),
        (400, {"code": "unknown_parameter", "message": "Oh"}, Fault(400, "Oh")),
        (
            429,
            {"code": "insufficient_quota"},
            Fault(429, meaning=Meaning.NO_CREDIT),
        ),
        (400, "Oh", Fault(400, "Oh")),
    ],
)
def test_a_question_that_the_rules_do_not_let_through_is_filtered(
    status: int, error: object, fault: Fault
) -> None:
    assert read_refusal(status, json.dumps({"error": error}).encode()) == fault


def test_a_refusal_that_is_no_json_is_quoted() -> None:
    assert read_refusal(503, b"upstream gone") == Fault(503, "upstream gone")
