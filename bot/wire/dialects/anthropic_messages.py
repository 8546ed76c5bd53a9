"""
The dialect of Anthropic's messages.

https://docs.anthropic.com/en/api/messages-streaming
"""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.turn import Message, Usage
from bot.domain.voice import Voice
from bot.wire.delta import Delta
from bot.wire.faults import Fault, read_error, read_fault
from bot.wire.reading import (
    as_count,
    as_rows,
    as_table,
    as_text,
    explain_garble,
    read_json,
)
from bot.wire.recorded import parse_messages, parse_system
from bot.wire.request import Request, build_lookup, build_request, replace_body
from bot.wire.sources import read_cited
from bot.wire.sse import ServerSentEvent
from bot.wire.system import split_system

VERSION = "2023-06-01"
MAX_TOKENS = 8192
"""Asked for when a voice sets none: this dialect cannot leave it open."""

_HEADERS = {"anthropic-version": VERSION}
_NOTHING = Delta()
_FINISHES = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "content_filter",
}


def build(voice: Voice, heard: Sequence[Message]) -> Request:
    """The request; a voice's extra_body replaces any of its keys."""
    system, spoken = split_system(voice, heard)
    body: dict[str, object] = {
        "model": voice.model,
        "messages": [{"role": m.role, "content": m.text} for m in spoken],
        "max_tokens": voice.max_tokens or MAX_TOKENS,
        "stream": True,
    }
    if system:
        body["system"] = system
    if voice.temperature is not None:
        body["temperature"] = voice.temperature
    path = _path(voice.base_url or "", "messages")
    return _request(path, body | dict(voice.extra_body))


def heard(body: Mapping[str, object]) -> tuple[Message, ...]:
    system = parse_system(body.get("system"))
    return (*system, *parse_messages(body.get("messages")))


def authorise(key: str) -> dict[str, str]:
    return {"x-api-key": key}


def build_unstreamed(request: Request) -> Request:
    return _request(request.path, {**request.body, "stream": False})


def build_for_model(request: Request, voice: Voice) -> Request:
    return replace_body(request, {**request.body, "model": voice.model})


def build_listing(base_url: str) -> Request:
    return build_lookup(_path(base_url, "models"), query="limit=1000", headers=_HEADERS)


def _request(path: str, body: Mapping[str, object]) -> Request:
    streams = body.get("stream") is True
    return build_request(path, body, headers=_HEADERS, streams=streams)


def _path(base_url: str, name: str) -> str:
    """People give the address with its version and without."""
    return f"/{name}" if base_url.rstrip("/").endswith("/v1") else f"/v1/{name}"


def read_event(event: ServerSentEvent) -> Delta | Fault:
    told = read_json(event.data)
    if not isinstance(told, dict):
        raise explain_garble()
    kind = told.get("type") or event.name
    if "error" in (kind, event.name) or "error" in told:
        return read_error(told.get("error") or told)
    read = _EVENTS.get(as_text(kind))
    return read(told) if read else _NOTHING


def read_refusal(status: int, body: bytes) -> Fault:
    return read_fault(status, body)


def read_answer(body: bytes) -> Delta | Fault:
    told = as_table(read_json(body))
    if told.get("type") == "error" or "error" in told:
        return read_error(told.get("error") or told)
    if not isinstance(told.get("content"), list):
        raise explain_garble()
    blocks = [as_table(row) for row in as_rows(told.get("content"))]
    return Delta(
        "".join(as_text(block.get("text")) for block in blocks),
        "".join(as_text(block.get("thinking")) for block in blocks),
        as_text(told.get("model")) or None,
        _finish(told.get("stop_reason")),
        _usage(told.get("usage")),
        done=True,
        sources=read_cited(
            cited for block in blocks for cited in as_rows(block.get("citations"))
        ),
    )


def _message_start(told: Mapping[str, object]) -> Delta:
    message = as_table(told.get("message"))
    model = as_text(message.get("model")) or None
    return Delta(model=model, usage=_usage(message.get("usage")))


def _block_start(told: Mapping[str, object]) -> Delta:
    block = as_table(told.get("content_block"))
    return Delta(as_text(block.get("text")), as_text(block.get("thinking")))


def _block_delta(told: Mapping[str, object]) -> Delta:
    delta = as_table(told.get("delta"))
    cited = delta.get("citation")
    return Delta(
        as_text(delta.get("text")),
        as_text(delta.get("thinking")),
        sources=read_cited((cited,)) if cited else (),
    )


def _message_delta(told: Mapping[str, object]) -> Delta:
    reason = as_table(told.get("delta")).get("stop_reason")
    return Delta(finish_reason=_finish(reason), usage=_usage(told.get("usage")))


def _message_stop(_: Mapping[str, object]) -> Delta:
    return Delta(done=True)


_EVENTS: dict[str, Callable[[Mapping[str, object]], Delta]] = {
    "message_start": _message_start,
    "content_block_start": _block_start,
    "content_block_delta": _block_delta,
    "message_delta": _message_delta,
    "message_stop": _message_stop,
}


def _finish(reason: object) -> str | None:
    told = as_text(reason)
    return _FINISHES.get(told, told) if told else None


def _usage(usage: object) -> Usage | None:
    told = as_table(usage)
    if not told:
        return None
    return Usage(
        as_count(told.get("input_tokens")), as_count(told.get("output_tokens"))
    )
