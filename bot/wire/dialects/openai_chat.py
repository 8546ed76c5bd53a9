"""
The dialect of OpenAI's chat completions, which most endpoints speak.

https://platform.openai.com/docs/api-reference/chat
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.turn import Message, Source, Usage
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
from bot.wire.recorded import parse_messages
from bot.wire.request import Request, build_lookup, build_request, replace_body
from bot.wire.sources import read_annotations, read_numbered
from bot.wire.sse import ServerSentEvent
from bot.wire.system import split_system

PATH = "/chat/completions"
_DONE = Delta(done=True)
_FINISHES = {
    "max_tokens": "length",
    "model_length": "length",
    "max_output_tokens": "length",
    "refusal": "content_filter",
    "safety": "content_filter",
}


def build(voice: Voice, heard: Sequence[Message]) -> Request:
    """The request; a voice's extra_body replaces any of its keys."""
    system, spoken = split_system(voice, heard)
    messages = [{"role": "system", "content": system}] if system else []
    messages += [{"role": m.role, "content": m.text} for m in spoken]
    body: dict[str, object] = {
        "model": voice.model,
        "messages": messages,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if voice.temperature is not None:
        body["temperature"] = voice.temperature
    if voice.max_tokens is not None:
        body["max_tokens"] = voice.max_tokens
    return _request(body | dict(voice.extra_body))


def heard(body: Mapping[str, object]) -> tuple[Message, ...]:
    return tuple(parse_messages(body.get("messages")))


def authorise(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def build_unstreamed(request: Request) -> Request:
    body = {**request.body, "stream": False}
    body.pop("stream_options", None)  # refused beside it
    return _request(body)


def build_for_model(request: Request, voice: Voice) -> Request:
    return replace_body(request, {**request.body, "model": voice.model})


def build_listing(base_url: str) -> Request:
    del base_url  # it holds all that the path needs
    return build_lookup("/models")


def _request(body: Mapping[str, object]) -> Request:
    return build_request(PATH, body, streams=body.get("stream") is True)


def read_event(event: ServerSentEvent) -> Delta | Fault:
    if event.data == "[DONE]":
        return _DONE
    told = read_json(event.data)
    if event.name == "error":
        return read_error(as_table(told).get("error") or told)
    return _read(told, "delta")


def read_refusal(status: int, body: bytes) -> Fault:
    return read_fault(status, body)


def read_answer(body: bytes) -> Delta | Fault:
    return _read(read_json(body), "message", done=True)


def _read(told: object, part: str, *, done: bool = False) -> Delta | Fault:
    if not isinstance(told, dict):
        raise explain_garble()
    if error := told.get("error"):
        return read_error(error)
    choices = told.get("choices")
    if not isinstance(choices, list):
        if told.get("object") == "error":  # older vLLM
            return read_error(told)
        # Others are such as {"type": "ping"}, or the counts alone.
        if done:
            raise explain_garble()
    choice = as_first(choices)
    if error := choice.get("error"):
        return read_error(error)
    said = as_table(choice.get(part))
    words, thought = _content(said.get("content"))
    # A voice's words pass here one by one: what most of them lack is not looked for.
    if not words or len(said) > 1:
        words = words or as_text(said.get("refusal"))
        thought = (
            thought
            or as_text(said.get("reasoning_content"))
            or as_text(said.get("reasoning"))
            or "".join(_reasoning(said.get("reasoning_details")))
        )
    finish = choice.get("finish_reason")
    usage = told.get("usage") or as_table(told.get("x_groq")).get("usage")
    return Delta(
        words,
        thought,
        as_text(told.get("model")) or None,
        _finish(finish) if finish else None,
        _usage(usage) if usage else None,
        done,
        sources=_sources(told, said),
    )


def _content(content: object) -> tuple[str, str]:
    """Words and reasoning; some send a list of parts instead of a string."""
    if isinstance(content, str):
        return as_text(content), ""
    parts = [as_table(row) for row in as_rows(content)]
    return (
        "".join(as_text(part.get("text")) for part in parts),
        "".join(_thinking(part.get("thinking")) for part in parts),
    )


def _thinking(thinking: object) -> str:
    """Reasoning in a part: a string, or again a list of parts."""
    return as_text(thinking) or "".join(
        as_text(as_table(row).get("text")) for row in as_rows(thinking)
    )


def _sources(
    told: Mapping[str, object], said: Mapping[str, object]
) -> tuple[Source, ...]:
    # Nearly always there are none, and words come one by one.
    if "citations" in told or "search_results" in told:
        return read_numbered(told)
    if "annotations" in said:
        return read_annotations(as_rows(said["annotations"]))
    return ()


def _reasoning(details: object) -> Iterator[str]:
    """OpenRouter's form for reasoning of all makers; what is encrypted stays so."""
    for detail in map(as_table, as_rows(details)):
        yield as_text(detail.get("text")) or as_text(detail.get("summary"))


def _finish(reason: object) -> str | None:
    told = as_text(reason)
    return _FINISHES.get(told.lower(), told) if told else None


def _usage(usage: object) -> Usage | None:
    told = as_table(usage)
    if not told:
        return None
    return Usage(
        as_count(told.get("prompt_tokens")), as_count(told.get("completion_tokens"))
    )
