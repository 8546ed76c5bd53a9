import json

import pytest

from bot.domain.turn import Reason, Usage
from bot.errors import VoiceError
from bot.wire.delta import Delta
from bot.wire.dialects.anthropic_messages import read_answer, read_event
from bot.wire.faults import Fault
from bot.wire.sse import ServerSentEvent


def event(kind: str, **fields: object) -> ServerSentEvent:
    return ServerSentEvent(kind, json.dumps({"type": kind, **fields}))


@pytest.mark.parametrize(
    ("told", "delta"),
    [
        (
            event(
                "message_start", message={"model": "c-1", "usage": {"input_tokens": 3}}
            ),
            Delta(model="c-1", usage=Usage(3, None)),
        ),
        (event("ping"), Delta()),
        (event("content_block_start", content_block={"text": "A"}), Delta("A")),
        (event("content_block_delta", delta={"type": "t", "text": "B"}), Delta("B")),
        (
            event("content_block_delta", delta={"type": "t", "thinking": "Hm"}),
            Delta("", "Hm"),
        ),
        (event("content_block_delta", delta={"signature": "x"}), Delta()),
        (event("content_block_delta", delta={"partial_json": "{"}), Delta()),
        (event("content_block_stop"), Delta()),
        (
            event(
                "message_delta",
                delta={"stop_reason": "end_turn"},
                usage={"output_tokens": 4},
            ),
            Delta(finish_reason="stop", usage=Usage(None, 4)),
        ),
        (
            event("message_delta", delta={"stop_reason": "max_tokens"}),
            Delta(finish_reason="length"),
        ),
        (
            event("message_delta", delta={"stop_reason": "refusal"}),
            Delta(finish_reason="content_filter"),
        ),
        (
            event("message_delta", delta={"stop_reason": "pause_turn"}),
            Delta(finish_reason="pause_turn"),
        ),
        (event("message_stop"), Delta(done=True)),
        (event("something_new", delta={"text": "?"}), Delta()),
        (ServerSentEvent("message_stop", "{}"), Delta(done=True)),
    ],
)
def test_an_event_is_read(told: ServerSentEvent, delta: Delta) -> None:
    assert read_event(told) == delta


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("overloaded_error", 529),
        ("rate_limit_error", 429),
        ("authentication_error", 401),
        ("not_found_error", 404),
        ("api_error", 500),
        ("invalid_request_error", 400),
        ("never_heard_of", None),
    ],
)
def test_an_error_inside_the_stream_is_a_fault(kind: str, status: int | None) -> None:
    told = event("error", error={"type": kind, "message": "Oh"})

    assert read_event(told) == Fault(status, "Oh")


@pytest.mark.parametrize("data", ["{", "[]", "3", "null", "<p>"])
def test_nonsense_is_garbled_never_a_traceback(data: str) -> None:
    with pytest.raises(VoiceError) as caught:
        read_event(ServerSentEvent("message", data))

    assert caught.value.reason is Reason.GARBLED


def test_an_answer_in_one_piece_is_read() -> None:
    whole = {
        "type": "message",
        "model": "c-1",
        "content": [
            {"type": "thinking", "thinking": "Hm"},
            {"type": "text", "text": "Doubt"},
            {"type": "text", "text": "."},
        ],
        "stop_reason": "max_tokens",
        "usage": {"input_tokens": 3, "output_tokens": 4},
    }

    assert read_answer(json.dumps(whole).encode()) == Delta(
        "Doubt.", "Hm", "c-1", "length", Usage(3, 4), done=True
    )


def test_an_error_with_a_success_is_a_fault() -> None:
    error = {"type": "overloaded_error", "message": "Oh"}
    body = json.dumps({"type": "error", "error": error}).encode()

    assert read_answer(body) == Fault(529, "Oh")


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff{", b'{"content": null}'])
def test_a_body_that_is_no_answer_is_garbled(body: bytes) -> None:
    with pytest.raises(VoiceError) as caught:
        read_answer(body)

    assert caught.value.reason is Reason.GARBLED
