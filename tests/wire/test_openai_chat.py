import json

import pytest

from bot.domain.turn import Reason, Usage
from bot.errors import VoiceError
from bot.wire.delta import Delta
from bot.wire.dialects.openai_chat import read_answer, read_event
from bot.wire.faults import Fault
from bot.wire.sse import ServerSentEvent


def event(data: object, name: str = "message") -> ServerSentEvent:
    return ServerSentEvent(name, data if isinstance(data, str) else json.dumps(data))


def chunk(delta: object, **more: object) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": delta, **more}], "model": "m-1"}


@pytest.mark.parametrize(
    ("data", "delta"),
    [
        (chunk({"role": "assistant", "content": ""}), Delta(model="m-1")),
        (chunk({"content": "Doubt "}), Delta("Doubt ", model="m-1")),
        (chunk({"content": None, "reasoning": "Hm"}), Delta("", "Hm", "m-1")),
        (chunk({"reasoning_content": "Hm"}), Delta("", "Hm", "m-1")),
        (
            chunk({"reasoning": "Hm", "reasoning_content": "Hm"}),
            Delta("", "Hm", "m-1"),
        ),
        (chunk({"reasoning": "Hm", "content": "So"}), Delta("So", "Hm", "m-1")),
        (
            chunk({"reasoning": "Hm", "reasoning_details": [{"text": "Hm"}]}),
            Delta("", "Hm", "m-1"),
        ),
        (
            chunk(
                {
                    "content": "",
                    "reasoning": None,
                    "reasoning_details": [
                        {"type": "reasoning.summary", "summary": "Hm, "},
                        {"type": "reasoning.text", "text": "so.", "signature": "x"},
                        {"type": "reasoning.encrypted", "data": "eHg="},
                        3,
                    ],
                }
            ),
            Delta("", "Hm, so.", "m-1"),
        ),
        (chunk({"content": "A", "reasoning_details": []}), Delta("A", "", "m-1")),
        (
            {"choices": [{"index": 1, "delta": {"content": "B"}}], "model": "m"},
            Delta(model="m"),
        ),
        (
            {
                "choices": [
                    {"index": 1, "delta": {"content": "B"}, "finish_reason": "stop"},
                    {"index": 0, "delta": {"content": "A"}},
                ]
            },
            Delta("A"),
        ),
        (
            {"choices": [], "x_groq": {"id": "r", "usage": {"prompt_tokens": 3}}},
            Delta(usage=Usage(3)),
        ),
        ({"choices": [], "x_groq": {"id": "r"}}, Delta()),
        (chunk({"refusal": "No."}), Delta("No.", model="m-1")),
        (
            chunk({"content": [{"type": "text", "text": "A"}, {"type": "x"}]}),
            Delta("A", model="m-1"),
        ),
        (
            chunk({"content": [{"type": "thinking", "thinking": [{"text": "Hm"}]}]}),
            Delta("", "Hm", "m-1"),
        ),
        (chunk({}, finish_reason="stop"), Delta("", "", "m-1", "stop")),
        (chunk({}, finish_reason="MAX_TOKENS"), Delta("", "", "m-1", "length")),
        (chunk(None, finish_reason=None), Delta(model="m-1")),
        ({"choices": []}, Delta()),
        (
            {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}},
            Delta(usage=Usage(3, 4)),
        ),
        (
            {"usage": {"prompt_tokens": 3}, "model": "m"},
            Delta("", "", "m", None, Usage(3)),
        ),
        ({"choices": [], "usage": {"prompt_tokens": "3"}}, Delta(usage=Usage())),
        ("[DONE]", Delta(done=True)),
    ],
)
def test_an_event_is_read(data: object, delta: Delta) -> None:
    assert read_event(event(data)) == delta


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"error": {"message": "Slow", "code": 429}}, Fault(429, "Slow")),
        ({"error": {"message": "Slow", "code": "429"}}, Fault(429, "Slow")),
        ({"error": {"message": "S", "code": "rate_limit_exceeded"}}, Fault(429, "S")),
        ({"error": {"message": "Gone", "code": None}}, Fault(None, "Gone")),
        ({"error": "Gone"}, Fault(None, "Gone")),
        ({"error": {"code": 502}, "choices": []}, Fault(502)),
        (chunk({}, error={"code": 502, "message": "x"}), Fault(502, "x")),
        ({"object": "error", "message": "No", "code": 404}, Fault(404, "No")),
        (
            {"error": {"code": "content_filter", "message": "x"}},
            Fault(None, "x", filtered=True),
        ),
    ],
)
def test_an_error_inside_the_stream_is_a_fault(data: object, fault: Fault) -> None:
    assert read_event(event(data)) == fault


def test_an_event_called_error_is_a_fault_whatever_is_in_it() -> None:
    assert read_event(event({"message": "x", "code": 503}, "error")) == Fault(503, "x")


@pytest.mark.parametrize(
    "data",
    ["{", "[]", "3", "null", "NaN", "[" * 100_000, "<p>"],
)
def test_nonsense_is_garbled_never_a_traceback(data: str) -> None:
    with pytest.raises(VoiceError) as caught:
        read_event(event(data))

    assert caught.value.reason is Reason.GARBLED


@pytest.mark.parametrize(
    "data",
    [
        "{}",
        '{"type": "ping"}',
        '{"choices": 3}',
        '{"choices": [3]}',
        '{"choices": [{"delta": [1]}]}',
        '{"choices": [{"delta": {"content": 7}}]}',
    ],
)
def test_what_is_merely_odd_brings_nothing(data: str) -> None:
    assert read_event(event(data)) == Delta()


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    data = r'{"choices": [{"delta": {"content": "a\ud83d b\ud83d\udeaa"}}]}'

    assert read_event(event(data)) == Delta("a\ufffd b🚪")


def test_an_answer_in_one_piece_is_read() -> None:
    whole = {
        "model": "m-1",
        "choices": [
            {
                "message": {"content": "Doubt.", "reasoning_content": "Hm"},
                "finish_reason": "length",
            }
        ],
        "usage": {"prompt_tokens": 3, "completion_tokens": 4},
    }

    assert read_answer(json.dumps(whole).encode()) == Delta(
        "Doubt.", "Hm", "m-1", "length", Usage(3, 4), done=True
    )


def test_of_several_answers_in_one_piece_the_first_is_read() -> None:
    choices = [
        {"index": n, "message": {"content": words}} for n, words in ((1, "B"), (0, "A"))
    ]

    assert read_answer(json.dumps({"choices": choices}).encode()) == Delta(
        "A", done=True
    )


def test_an_error_with_a_success_is_a_fault() -> None:
    body = b'{"error": {"message": "Upstream", "code": 502}}'

    assert read_answer(body) == Fault(502, "Upstream")


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff{", b'{"choices": null}'])
def test_a_body_that_is_no_answer_is_garbled(body: bytes) -> None:
    with pytest.raises(VoiceError) as caught:
        read_answer(body)

    assert caught.value.reason is Reason.GARBLED
