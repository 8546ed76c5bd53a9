"""
Recitals in the cast's two dialects, as real endpoints send them.

https://platform.openai.com/docs/api-reference/chat-streaming
https://docs.anthropic.com/en/docs/build-with-claude/streaming
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.beats import Beat, BeatKind, beats, pieces
from bot.rehearsal.script import Recital


@dataclass(frozen=True, slots=True)
class Frame:
    """Bytes that go out *at* so many seconds after the request."""

    at: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What an endpoint reads from a request besides its messages."""

    model: str
    words_in: int
    wants_stream: bool = True
    wants_usage: bool = False


def openai_frames(asked: Asked, recital: Recital) -> Iterator[Frame]:
    """A role, small deltas, a finish reason, usage if it was wanted, [DONE]."""
    yield Frame(0.0, _chunk(asked, {"role": "assistant", "content": ""}))
    at = 0.0
    for beat in beats(recital):
        at = beat.at
        yield Frame(at, _openai_beat(asked, beat))
    if recital.fails:
        return
    yield Frame(at, _chunk(asked, {}, finish_reason="stop"))
    if asked.wants_usage:
        yield Frame(at, _usage_chunk(asked, recital))
    yield Frame(at, b"data: [DONE]\n\n")


def anthropic_frames(asked: Asked, recital: Recital) -> Iterator[Frame]:
    """A message that starts, its blocks with pings between them, and its stop."""
    message = {**_anthropic_message(asked, recital), "content": []}
    message |= {"stop_reason": None, "usage": _usage(asked, output_tokens=1)}
    yield Frame(0.0, _event("message_start", message=message))
    yield Frame(0.0, _event("ping"))
    block, at = _Block(), 0.0
    for beat in beats(recital):
        at = beat.at
        yield Frame(at, block.speak(beat))
    if recital.fails:
        return
    yield Frame(at, block.close())
    delta = {"stop_reason": "end_turn", "stop_sequence": None}
    usage = {"output_tokens": _tokens(recital)}
    yield Frame(at, _event("message_delta", delta=delta, usage=usage))
    yield Frame(at, _event("message_stop"))


def openai_whole(asked: Asked, recital: Recital) -> Mapping[str, Any]:
    """The answer to a request that wants no stream."""
    message = {"role": "assistant", "content": recital.text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {
        "id": "chatcmpl-rehearsal",
        "object": "chat.completion",
        "created": 0,
        "model": asked.model,
        "choices": [choice],
        "usage": _openai_usage(asked, recital),
    }


def anthropic_whole(asked: Asked, recital: Recital) -> Mapping[str, Any]:
    """The answer to a request that wants no stream."""
    return _anthropic_message(asked, recital)


def openai_error(kind: str, message: str) -> Mapping[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": kind}}


def anthropic_error(kind: str, message: str) -> Mapping[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": message}}


def _openai_beat(asked: Asked, beat: Beat) -> bytes:
    match beat.kind:
        case BeatKind.KEEP_ALIVE:
            return b": still here\n\n"
        case BeatKind.REASONING:
            return _chunk(asked, {"reasoning_content": beat.words})
        case BeatKind.TEXT:
            return _chunk(asked, {"content": beat.words})


def _chunk(
    asked: Asked, delta: Mapping[str, Any], *, finish_reason: str | None = None
) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return _data({**_openai_head(asked), "choices": [choice]})


def _usage_chunk(asked: Asked, recital: Recital) -> bytes:
    usage = _openai_usage(asked, recital)
    return _data({**_openai_head(asked), "choices": [], "usage": usage})


def _openai_head(asked: Asked) -> dict[str, Any]:
    return {
        "id": "chatcmpl-rehearsal",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": asked.model,
    }


def _openai_usage(asked: Asked, recital: Recital) -> Mapping[str, int]:
    spoken = _tokens(recital)
    return {
        "prompt_tokens": asked.words_in,
        "completion_tokens": spoken,
        "total_tokens": asked.words_in + spoken,
    }


class _Block:
    """The content block that is open; mutable, one for each message."""

    def __init__(self) -> None:
        self._index = -1
        self._kind: BeatKind | None = None

    def speak(self, beat: Beat) -> bytes:
        if beat.kind is BeatKind.KEEP_ALIVE:
            return _event("ping")
        opened = self._open(beat.kind) if beat.kind is not self._kind else b""
        thinks = beat.kind is BeatKind.REASONING
        field = "thinking" if thinks else "text"
        delta = {"type": f"{field}_delta", field: beat.words}
        return opened + _event("content_block_delta", index=self._index, delta=delta)

    def close(self) -> bytes:
        if self._kind is None:
            return b""
        return _event("content_block_stop", index=self._index)

    def _open(self, kind: BeatKind) -> bytes:
        closed = self.close()
        self._index, self._kind = self._index + 1, kind
        field = "thinking" if kind is BeatKind.REASONING else "text"
        block = {"type": field, field: ""}
        opened = _event("content_block_start", index=self._index, content_block=block)
        return closed + opened


def _anthropic_message(asked: Asked, recital: Recital) -> dict[str, Any]:
    return {
        "id": "msg_rehearsal",
        "type": "message",
        "role": "assistant",
        "model": asked.model,
        "content": [{"type": "text", "text": recital.text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": _usage(asked, output_tokens=_tokens(recital)),
    }


def _usage(asked: Asked, *, output_tokens: int) -> Mapping[str, int]:
    return {"input_tokens": asked.words_in, "output_tokens": output_tokens}


def _tokens(recital: Recital) -> int:
    return len(pieces(recital.text)) + len(pieces(recital.reasoning or ""))


def _event(kind: str, **fields: object) -> bytes:
    return b"event: " + kind.encode() + b"\n" + _data({"type": kind, **fields})


def _data(value: Mapping[str, Any]) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"
