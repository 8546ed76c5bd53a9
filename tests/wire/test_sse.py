import pytest

from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.wire.sse import CAP, ServerSentEvent, SSEDecoder

LINES = (
    ": a comment",
    "event: a",
    "data: 1",
    "",
    "data:no space",
    "data:  two spaces",
    'data: {"x": "\u2028 \u2029 \x85"}',
    "",
    "id: 7",
    "retry: 10",
    "unknown: field",
    "event: nothing to tell",
    "",
    "data",
    "",
    "data: Türe 門 🚪",
    ":",
    "",
    "data: [DONE]",
    "",
)
EVENTS = [
    ServerSentEvent("a", "1"),
    ServerSentEvent("message", 'no space\n two spaces\n{"x": "\u2028 \u2029 \x85"}'),
    ServerSentEvent("message", ""),
    ServerSentEvent("message", "Türe 門 🚪"),
    ServerSentEvent("message", "[DONE]"),
]


def decoded(stream: bytes, size: int) -> list[ServerSentEvent]:
    decoder = SSEDecoder()
    chunks = [stream[i : i + size] for i in range(0, len(stream), size)]
    return [event for chunk in chunks for event in decoder.feed(chunk)]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_no_chunking_and_no_line_end_makes_a_difference(end: str, bom: bytes) -> None:
    stream = bom + "".join(line + end for line in LINES).encode()

    for size in range(1, len(stream) + 1):
        assert decoded(stream, size) == EVENTS


def test_line_ends_may_be_mixed() -> None:
    stream = b"data: 1\rdata: 2\r\ndata: 3\n\r\ndata: 4\r\r"

    assert decoded(stream, 1) == [
        ServerSentEvent("message", "1\n2\n3"),
        ServerSentEvent("message", "4"),
    ]


def test_an_event_is_told_as_soon_as_its_last_carriage_return_is_there() -> None:
    decoder = SSEDecoder()

    assert list(decoder.feed(b"data: 1\r\r")) == [ServerSentEvent("message", "1")]
    assert list(decoder.feed(b"\ndata: 2\n\n")) == [ServerSentEvent("message", "2")]


def test_an_event_cut_off_by_the_end_of_the_stream_is_not_told() -> None:
    assert decoded(b"data: 1\n\ndata: 2\n", 100) == [ServerSentEvent("message", "1")]


def test_a_byte_order_mark_counts_at_the_beginning_only() -> None:
    assert decoded(b"data: 1\n\n\xef\xbb\xbfdata: 2\n\n", 3) == [
        ServerSentEvent("message", "1")
    ]


def test_bytes_that_are_no_utf_8_are_replaced() -> None:
    assert decoded(b"data: \xff\n\n", 1) == [ServerSentEvent("message", "\ufffd")]


@pytest.mark.parametrize("size", [1000, 65536, 2 * CAP + 100])
def test_a_line_past_the_cap_is_garbled_and_what_came_before_is_told(
    size: int,
) -> None:
    stream = b"data: 1\n\ndata: " + b"x" * (2 * CAP)
    decoder = SSEDecoder()
    told = []

    with pytest.raises(VoiceError) as caught:
        for start in range(0, len(stream), size):
            told += list(decoder.feed(stream[start : start + size]))

    assert caught.value.reason is Reason.GARBLED
    if size < CAP:
        assert told == [ServerSentEvent("message", "1")]


def test_a_line_just_under_the_cap_is_read() -> None:
    data = "x" * (CAP - len("data: "))

    assert decoded(f"data: {data}\n\n".encode(), 65536) == [
        ServerSentEvent("message", data)
    ]


def test_an_event_of_endless_short_lines_is_garbled_too() -> None:
    decoder = SSEDecoder()

    with pytest.raises(VoiceError):
        for _ in range(2000):
            list(decoder.feed(b"data: " + b"x" * 1000 + b"\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("blank", [True, False])
def test_an_error_field_is_an_event_of_its_own(end: str, *, blank: bool) -> None:
    lines = ["data: 1", "", 'error: {"message": "Oh"}', *([""] if blank else [])]
    stream = "".join(line + end for line in lines).encode()

    for size in (1, 7, 1000):
        assert decoded(stream, size) == [
            ServerSentEvent("message", "1"),
            ServerSentEvent("error", '{"message": "Oh"}'),
        ]


@pytest.mark.parametrize(
    ("stream", "strange"),
    [
        (b"Ollama is running", "Ollama is running"),
        (b"Ollama is running\nIndeed.\n", "Ollama is running\nIndeed.\n"),
        (b"Note: well", "Note: well"),
        (b"database", "database"),
        (b"errors: 7", "errors: 7"),
        (b"\xff", "\ufffd"),
        (b"x" * 9000, "x" * 4096),
        (b"x\n" * 9000, "x\n" * 2048),
        (b"", ""),
        (b"\n\n", ""),
        (b"da", ""),
        (b"data", ""),
        (b": ping\n\nOllama", ""),
        (b"Ollama\n\ndata: 1\n\n", ""),
        (b"retry: 1\nunknown: field\n", ""),
        (b"error: Oh\n", ""),
        (b"\xef\xbb\xbfevent: ping\n\n", ""),
        (b"Ollama\n\n: ping\n\ndata: 1\n\n", ""),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 10_000])
def test_what_is_no_stream_of_events_is_known_as_such(
    stream: bytes, strange: str, size: int
) -> None:
    decoder = SSEDecoder()
    for start in range(0, len(stream), size):
        list(decoder.feed(stream[start : start + size]))

    assert decoder.strange == strange
