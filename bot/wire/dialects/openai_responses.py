"""
The dialect of OpenAI's Responses. Nothing is stored there: the record is here.

https://platform.openai.com/docs/api-reference/responses-streaming
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.turn import Message, Usage
from bot.domain.voice import Voice
from bot.wire.delta import Delta
from bot.wire.faults import Fault, find_error, read_error, read_fault
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
from bot.wire.sources import read_annotations
from bot.wire.sse import ServerSentEvent
from bot.wire.system import split_system

PATH = "/responses"
_NOTHING = Delta()
_INCOMPLETE = {"max_output_tokens": "length"}
_MEANT = {"too_many_requests": 429, "server_is_overloaded": 503, "slow_down": 503}
# An invalid prompt is one that the rules on usage do not let through.
_FILTERS = frozenset(
    {
        "invalid_prompt",
        "bio_policy",
        "cyber_policy",
        "misalignment_policy_violation",
        "image_content_policy_violation",
    }
)


def build(voice: Voice, heard: Sequence[Message]) -> Request:
    """The request; a voice's extra_body replaces any of its keys."""
    system, spoken = split_system(voice, heard)
    body: dict[str, object] = {
        "model": voice.model,
        "input": [{"role": m.role, "content": m.text} for m in spoken],
        "stream": True,
        "store": False,
    }
    if system:
        body["instructions"] = system
    if voice.temperature is not None:
        body["temperature"] = voice.temperature
    if voice.max_tokens is not None:
        body["max_output_tokens"] = voice.max_tokens
    return _request(body | dict(voice.extra_body))


def heard(body: Mapping[str, object]) -> tuple[Message, ...]:
    system = parse_system(body.get("instructions"))
    asked = body.get("input")
    if isinstance(asked, str):
        return (*system, Message("user", asked))
    return (*system, *parse_messages(asked))


def authorise(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def build_unstreamed(request: Request) -> Request:
    return _request({**request.body, "stream": False})


def build_for_model(request: Request, voice: Voice) -> Request:
    return replace_body(request, {**request.body, "model": voice.model})


def build_listing(base_url: str) -> Request:
    del base_url  # it holds all that the path needs
    return build_lookup("/models")


def read_event(event: ServerSentEvent) -> Delta | Fault:
    if event.data == "[DONE]":  # not OpenAI's own, but some relays end so
        return Delta(done=True)
    told = read_json(event.data)
    if not isinstance(told, dict):
        raise explain_garble()
    kind = as_text(told.get("type")) or event.name
    if "error" in (kind, event.name) or told.get("error"):
        return _fault(told.get("error") or told)
    read = _EVENTS.get(kind)
    return read(told) if read else _NOTHING


def read_answer(body: bytes) -> Delta | Fault:
    told = as_table(read_json(body))
    if told.get("error") or told.get("status") == "failed":
        return _fault(told.get("error"))
    if not isinstance(told.get("output"), list):
        raise explain_garble()
    return _end(told)._replace(
        words="".join(_texts(told, "content", "output_text")),
        reasoning="\n\n".join(
            (
                *_texts(told, "summary", "summary_text"),
                *_texts(told, "content", "reasoning_text"),
            )
        ),
        refusal="".join(_texts(told, "content", "refusal", field="refusal")),
    )


def read_refusal(status: int, body: bytes) -> Fault:
    fault = read_fault(status, body)
    named = _fault(find_error(body) or {})
    return replace(fault, filtered=fault.filtered or named.filtered)


def _request(body: Mapping[str, object]) -> Request:
    return build_request(PATH, body, streams=body.get("stream") is True)


def _begun(told: Mapping[str, object]) -> Delta:
    return Delta(model=as_text(as_table(told.get("response")).get("model")) or None)


def _words(told: Mapping[str, object]) -> Delta:
    return Delta(as_text(told.get("delta")))


def _thought(told: Mapping[str, object]) -> Delta:
    return Delta("", as_text(told.get("delta")))


def _next_thought(told: Mapping[str, object]) -> Delta:
    """A summary comes in paragraphs, of which each begins as a new part."""
    return Delta("", "\n\n") if as_count(told.get("summary_index")) else _NOTHING


def _cited(told: Mapping[str, object]) -> Delta:
    return Delta(sources=read_annotations([told.get("annotation")]))


def _refused(told: Mapping[str, object]) -> Delta:
    return Delta(refusal=as_text(told.get("delta")))


def _ended(told: Mapping[str, object]) -> Delta:
    return _end(as_table(told.get("response")))


def _failed(told: Mapping[str, object]) -> Fault:
    return _fault(as_table(told.get("response")).get("error"))


_EVENTS: dict[str, Callable[[Mapping[str, object]], Delta | Fault]] = {
    "response.created": _begun,
    "response.output_text.delta": _words,
    "response.reasoning_text.delta": _thought,
    "response.reasoning_summary_text.delta": _thought,
    "response.reasoning_summary_part.added": _next_thought,
    "response.refusal.delta": _refused,
    "response.output_text.annotation.added": _cited,
    "response.completed": _ended,
    "response.incomplete": _ended,
    "response.failed": _failed,
}


def _end(response: Mapping[str, object]) -> Delta:
    """What a response that is over tells besides its words."""
    return Delta(
        model=as_text(response.get("model")) or None,
        finish_reason=_finish(response),
        usage=_usage(response.get("usage")),
        done=True,
        sources=read_annotations(
            cited
            for part in _parts(response, "content", "output_text")
            for cited in as_rows(part.get("annotations"))
        ),
    )


def _finish(response: Mapping[str, object]) -> str:
    if any(_texts(response, "content", "refusal", field="refusal")):
        return "content_filter"
    if response.get("status") != "incomplete":
        return "stop"
    why = as_text(as_table(response.get("incomplete_details")).get("reason"))
    return _INCOMPLETE.get(why, why) or "incomplete"


def _texts(
    response: Mapping[str, object], place: str, kind: str, *, field: str = "text"
) -> Iterator[str]:
    return (as_text(part.get(field)) for part in _parts(response, place, kind))


def _parts(
    response: Mapping[str, object], place: str, kind: str
) -> Iterator[Mapping[str, object]]:
    """The parts of one kind in a response's output, which is a list of such lists."""
    for item in as_rows(response.get("output")):
        for part in map(as_table, as_rows(as_table(item).get(place))):
            if part.get("type") == kind:
                yield part


def _fault(error: object) -> Fault:
    fault = read_error(error)
    told = as_table(error)
    codes = {as_text(told.get(name)).lower() for name in ("code", "type")}
    status = next((_MEANT[code] for code in codes if code in _MEANT), fault.status)
    filtered = fault.filtered or not _FILTERS.isdisjoint(codes)
    return replace(fault, status=status, filtered=filtered)


def _usage(usage: object) -> Usage | None:
    told = as_table(usage)
    if not told:
        return None
    return Usage(
        as_count(told.get("input_tokens")), as_count(told.get("output_tokens"))
    )
