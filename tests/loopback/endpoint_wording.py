"""How the loopback's endpoint words an answer in each dialect."""

import json
from collections.abc import Iterator, Mapping
from typing import Protocol

from tests.loopback.endpoint_scenarios import Scenario


class Wording(Protocol):
    """Events are (name, data); an empty name is left out."""

    def opening(self, model: str) -> Iterator[tuple[str, object]]: ...
    def step(self, kind: str, words: str) -> tuple[str, object]: ...
    def finish(
        self, scenario: Scenario, tokens: tuple[int, int]
    ) -> tuple[str, object]: ...
    def done(self) -> tuple[str, object]: ...
    def error(self, error: Mapping[str, object]) -> tuple[str, object]: ...
    def whole(
        self, scenario: Scenario, model: str, tokens: tuple[int, int]
    ) -> object: ...


class OpenAI:
    def __init__(self) -> None:
        self._model = ""

    def opening(self, model: str) -> Iterator[tuple[str, object]]:
        self._model = f"{model}-0417"
        yield "", self._chunk({"role": "assistant", "content": ""})

    def step(self, kind: str, words: str) -> tuple[str, object]:
        field = "content" if kind == "words" else "reasoning_content"
        return "", self._chunk({field: words})

    def finish(self, scenario: Scenario, tokens: tuple[int, int]) -> tuple[str, object]:
        usage = dict(zip(("prompt_tokens", "completion_tokens"), tokens, strict=True))
        return "", self._chunk({}, scenario.finish) | {"usage": usage}

    def done(self) -> tuple[str, object]:
        return "", "[DONE]"

    def error(self, error: Mapping[str, object]) -> tuple[str, object]:
        return "", {"error": error}

    def whole(self, scenario: Scenario, model: str, tokens: tuple[int, int]) -> object:
        message = {
            "role": "assistant",
            "content": "".join(scenario.words),
            "reasoning": "".join(scenario.reasoning) or None,
        }
        usage = dict(zip(("prompt_tokens", "completion_tokens"), tokens, strict=True))
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "model": f"{model}-0417",
            "choices": [
                {"index": 0, "message": message, "finish_reason": scenario.finish}
            ],
            "usage": usage,
        }

    def _chunk(
        self, delta: Mapping[str, str], finish: str | None = None
    ) -> dict[str, object]:
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1760000000,
            "model": self._model,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }


_STOPS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}


class Anthropic:
    def opening(self, model: str) -> Iterator[tuple[str, object]]:
        usage = {"input_tokens": 9, "output_tokens": 1}
        message = {"id": "msg_1", "model": f"{model}-0417", "usage": usage}
        yield _typed("message_start", message=message)
        yield _typed("ping")
        block = {"type": "text", "text": ""}
        yield _typed("content_block_start", index=0, content_block=block)

    def step(self, kind: str, words: str) -> tuple[str, object]:
        name = "text" if kind == "words" else "thinking"
        delta = {"type": f"{name}_delta", name: words}
        return _typed("content_block_delta", index=0, delta=delta)

    def finish(self, scenario: Scenario, tokens: tuple[int, int]) -> tuple[str, object]:
        delta = {"stop_reason": _STOPS.get(scenario.finish or "", scenario.finish)}
        return _typed("message_delta", delta=delta, usage={"output_tokens": tokens[1]})

    def done(self) -> tuple[str, object]:
        return _typed("message_stop")

    def error(self, error: Mapping[str, object]) -> tuple[str, object]:
        return _typed("error", error=error)

    def whole(self, scenario: Scenario, model: str, tokens: tuple[int, int]) -> object:
        usage = dict(zip(("input_tokens", "output_tokens"), tokens, strict=True))
        return {
            "type": "message",
            "model": f"{model}-0417",
            "content": [
                {"type": "thinking", "thinking": "".join(scenario.reasoning)},
                {"type": "text", "text": "".join(scenario.words)},
            ],
            "stop_reason": _STOPS.get(scenario.finish or "", scenario.finish),
            "usage": usage,
        }


def _typed(kind: str, **fields: object) -> tuple[str, object]:
    return kind, {"type": kind, **fields}


def worded(event: tuple[str, object], scenario: Scenario) -> bytes:
    """The bytes of one event."""
    name, told = event
    data = (
        told if isinstance(told, str) else json.dumps(told, ensure_ascii=scenario.ascii)
    )
    lines = [f"event: {name}"] if name else []
    lines += [f"data: {data}", "", ""]
    return scenario.newline.join(lines).encode()
