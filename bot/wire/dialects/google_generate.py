"""
The dialect of Google's generateContent.

https://ai.google.dev/api/generate-content
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from urllib.parse import quote, urlsplit

from bot.domain.turn import Message, Source, Usage, add_sources
from bot.domain.voice import Voice
from bot.wire.delta import Delta
from bot.wire.faults import Fault, read_error, read_fault
from bot.wire.reading import (
    as_count,
    as_first,
    as_rows,
    as_table,
    as_text,
    explain_garble,
    read_json,
)
from bot.wire.recorded import parse_messages, parse_system
from bot.wire.request import Request, build_lookup, build_request
from bot.wire.sources import read_sources
from bot.wire.sse import ServerSentEvent
from bot.wire.system import split_system

VERSION = "v1beta"
"""Put before the path where the address names no version."""

_STREAMED, _WHOLE = ":streamGenerateContent", ":generateContent"
_NAMED = ("models/", "tunedModels/", "projects/", "publishers/")
_CONFIG = "generationConfig"
_ROLES = {"assistant": "model"}
_FINISHES = {"STOP": "stop", "MAX_TOKENS": "length"} | dict.fromkeys(
    (
        "SAFETY",
        "RECITATION",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
        "MODEL_ARMOR",
    ),
    "content_filter",
)
# https://cloud.google.com/apis/design/errors#handling_errors
_STATUSES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "OUT_OF_RANGE": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "ABORTED": 409,
    "RESOURCE_EXHAUSTED": 429,
    "INTERNAL": 500,
    "UNKNOWN": 500,
    "UNIMPLEMENTED": 501,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}


def build(voice: Voice, heard: Sequence[Message]) -> Request:
    """
    The request; a voice's extra_body replaces any of its keys, but adds to the
    generationConfig, which holds the voice's own temperature and max_tokens.
    """
    system, spoken = split_system(voice, heard)
    body: dict[str, object] = {
        "contents": [
            {"role": _ROLES.get(m.role, m.role), "parts": [{"text": m.text}]}
            for m in spoken
        ]
    }
    if system:
        body["systemInstruction"] = {"parts": [{"text": system}]}
    config = {"temperature": voice.temperature, "maxOutputTokens": voice.max_tokens}
    body[_CONFIG] = {name: value for name, value in config.items() if value is not None}
    more = dict(voice.extra_body)
    if isinstance(added := more.get(_CONFIG), Mapping):
        more[_CONFIG] = {**as_table(body[_CONFIG]), **added}
    return _request(_path(voice) + _STREAMED, body | more, streams=True)


def heard(body: Mapping[str, object]) -> tuple[Message, ...]:
    # JSON of protocol buffers may be spelt in either way.
    system = body.get("systemInstruction", body.get("system_instruction"))
    texts = system.get("parts") if isinstance(system, Mapping) else system
    contents = parse_messages(body.get("contents"), content="parts")
    return (*parse_system(texts), *contents)


def authorise(key: str) -> dict[str, str]:
    return {"x-goog-api-key": key}


def build_unstreamed(request: Request) -> Request:
    path = request.path.removesuffix(_STREAMED) + _WHOLE
    return _request(path, request.body, streams=False)


def build_for_model(request: Request, voice: Voice) -> Request:
    way = _STREAMED if request.streams else _WHOLE
    return replace(request, path=_path(voice) + way)


def build_listing(base_url: str) -> Request:
    return build_lookup(f"{_version(base_url)}/models", query="pageSize=1000")


def read_event(event: ServerSentEvent) -> Delta | Fault:
    if event.data == "[DONE]":  # not Google's own, but some relays end so
        return Delta(done=True)
    told = read_json(event.data)
    if not isinstance(told, dict):
        raise explain_garble()
    if event.name == "error":
        return _fault(told.get("error") or told)
    return _read(told)


def read_answer(body: bytes) -> Delta | Fault:
    told = read_json(body)
    # Without alt=sse a stream is an array of what the events hold.
    steps = told if isinstance(told, list) else [told]
    read = [_read(as_table(step)) for step in steps]
    for step in read:
        if isinstance(step, Fault):
            return step
    if not any(map(_is_answer, steps)):
        raise explain_garble()
    return reduce(_joined, (step for step in read if isinstance(step, Delta)))._replace(
        done=True
    )


def read_refusal(status: int, body: bytes) -> Fault:
    return read_fault(status, body)


def _request(path: str, body: Mapping[str, object], *, streams: bool) -> Request:
    return build_request(
        path, body, query="alt=sse" if streams else "", streams=streams
    )


def _path(voice: Voice) -> str:
    """The model is part of the path, also under the full name that some give it."""
    model = voice.model or ""
    name = model if model.startswith(_NAMED) else f"models/{model}"
    return f"{_version(voice.base_url or '')}/{quote(name)}"


def _version(base_url: str) -> str:
    return "" if urlsplit(base_url).path.strip("/") else f"/{VERSION}"


def _read(told: Mapping[str, object]) -> Delta | Fault:
    if error := told.get("error"):
        return _fault(error)
    candidate = as_first(told.get("candidates"))
    parts = [
        as_table(row)
        for row in as_rows(as_table(candidate.get("content")).get("parts"))
    ]
    finish, refusal = _ending(candidate)
    if blocked := _block(told):
        finish, refusal = "content_filter", blocked
    return Delta(
        "".join(as_text(part.get("text")) for part in parts if not part.get("thought")),
        "".join(as_text(part.get("text")) for part in parts if part.get("thought")),
        as_text(told.get("modelVersion")) or None,
        finish,
        _usage(told.get("usageMetadata")),
        refusal=refusal,
        sources=_sources(candidate.get("groundingMetadata")),
    )


def _sources(metadata: object) -> tuple[Source, ...]:
    chunks = map(as_table, as_rows(as_table(metadata).get("groundingChunks")))
    return read_sources(chunk.get("web") for chunk in chunks)


def _ending(candidate: Mapping[str, object]) -> tuple[str | None, str]:
    """The finish reason, and of a filtered answer the reason in Google's words."""
    told = as_text(candidate.get("finishReason"))
    if not told or told.endswith("_UNSPECIFIED"):
        return None, ""
    finish = _FINISHES.get(told, told.lower())
    if finish != "content_filter":
        return finish, ""
    return finish, as_text(candidate.get("finishMessage")) or told


def _is_answer(step: object) -> bool:
    told = as_table(step)
    return isinstance(told.get("candidates"), list) or bool(_block(told))


def _block(told: Mapping[str, object]) -> str:
    """Why the question itself was not let through, empty if it was."""
    feedback = as_table(told.get("promptFeedback"))
    reason = as_text(feedback.get("blockReason"))
    if not reason or reason.endswith("_UNSPECIFIED"):
        return ""
    return as_text(feedback.get("blockReasonMessage")) or reason


def _joined(one: Delta, other: Delta) -> Delta:
    return Delta(
        one.words + other.words,
        one.reasoning + other.reasoning,
        other.model or one.model,
        other.finish_reason or one.finish_reason,
        one.usage.updated(other.usage) if one.usage else other.usage,
        refusal=one.refusal + other.refusal,
        sources=add_sources(one.sources, other.sources),
    )


def _fault(error: object) -> Fault:
    fault = read_error(error)
    if fault.status is None:
        status = _STATUSES.get(as_text(as_table(error).get("status")))
        return replace(fault, status=status)
    return fault


def _usage(usage: object) -> Usage | None:
    """Thoughts are spoken tokens too: they are counted apart, and paid alike."""
    told = as_table(usage)
    if not told:
        return None
    return Usage(
        _sum(told, "promptTokenCount", "toolUsePromptTokenCount"),
        _sum(told, "candidatesTokenCount", "thoughtsTokenCount"),
    )


def _sum(told: Mapping[str, object], *names: str) -> int | None:
    counts = [
        number for name in names if (number := as_count(told.get(name))) is not None
    ]
    return as_count(sum(counts)) if counts else None
