"""OpenAI's Responses as the loopback's endpoint words them."""

from collections.abc import Iterable, Iterator, Mapping

from tests.loopback.endpoint_openai import openai_error
from tests.loopback.endpoint_rules import Rules
from tests.loopback.endpoint_scenarios import Scenario
from tests.loopback.endpoint_wording import Asked, Event, Tokens

_WHERE = {"item_id": "msg_1", "output_index": 1, "content_index": 0}
_REASONS = {"length": "max_output_tokens"}


class Responses:
    rules = Rules(
        path="/responses",
        key="authorization",
        required=("model", "input"),
        optional=frozenset(
            {
                *("stream", "store", "instructions", "temperature", "top_p"),
                *("max_output_tokens", "reasoning"),
            }
        ),
        said="input",
        roles=frozenset({"system", "developer", "user", "assistant"}),
    )

    def __init__(self) -> None:
        self._model = ""
        self._sent = 0

    def asked(self, path: str, query: str, body: Mapping[str, object]) -> Asked:
        del path, query
        return Asked(str(body.get("model")), body.get("stream") is True)

    def opening(self, model: str) -> Iterator[Event]:
        self._model = f"{model}-0417"
        begun = self._response("in_progress")
        yield self._typed("response.created", response=begun)
        yield self._typed("response.in_progress", response=begun)
        item = {"id": "msg_1", "type": "message", "role": "assistant", "content": []}
        yield self._typed("response.output_item.added", output_index=1, item=item)
        part = {"type": "output_text", "text": "", "annotations": []}
        yield self._typed("response.content_part.added", **_WHERE, part=part)

    def step(self, kind: str, words: str) -> Event:
        if kind == "words":
            kind = "response.output_text.delta"
            return self._typed(kind, **_WHERE, delta=words, logprobs=[])
        where = {"item_id": "rs_1", "output_index": 0, "summary_index": 0}
        kind = "response.reasoning_summary_text.delta"
        return self._typed(kind, **where, delta=words)

    def finish(self, scenario: Scenario, tokens: Tokens) -> Iterator[Event]:
        words = "".join(scenario.words)
        yield self._typed("response.output_text.done", **_WHERE, text=words)
        ended = self._ended(scenario, tokens)
        yield self._typed(f"response.{ended['status']}", response=ended)

    def done(self) -> Iterator[Event]:
        """The ending told it all."""
        yield from ()

    def error(self, error: Mapping[str, object]) -> Event:
        code = error.get("code")
        if isinstance(code, int):
            code = "rate_limit_exceeded" if code == 429 else "server_error"
        said = error.get("message", "")
        return self._typed("error", code=code, message=said, param=None)

    def whole(self, scenario: Scenario, model: str, tokens: Tokens) -> object:
        self._model = f"{model}-0417"
        return self._ended(scenario, tokens)

    def refusal(self, status: int, message: str) -> tuple[int, object]:
        return status, openai_error(status, message)

    def listing(self, models: Iterable[str]) -> object:
        data = [{"id": name, "object": "model"} for name in models]
        return {"object": "list", "data": data}

    def _ended(self, scenario: Scenario, tokens: Tokens) -> dict[str, object]:
        asked, said = tokens
        text = {"type": "output_text", "text": "".join(scenario.words)}
        thought = [
            {"type": "summary_text", "text": words}
            for words in ["".join(scenario.reasoning)]
            if words
        ]
        why = _REASONS.get(scenario.finish or "", scenario.finish)
        return self._response(
            "completed" if why == "stop" else "incomplete",
            output=[
                {"id": "rs_1", "type": "reasoning", "summary": thought},
                {"id": "msg_1", "type": "message", "content": [text]},
            ],
            incomplete_details=None if why == "stop" else {"reason": why},
            usage={
                "input_tokens": asked,
                "output_tokens": said,
                "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": asked + said,
            },
        )

    def _response(self, status: str, **more: object) -> dict[str, object]:
        return {
            "id": "resp_1",
            "object": "response",
            "status": status,
            "error": None,
            "incomplete_details": None,
            "model": self._model,
            "output": [],
            "store": False,
            "usage": None,
            **more,
        }

    def _typed(self, kind: str, **fields: object) -> Event:
        number, self._sent = self._sent, self._sent + 1
        return kind, {"type": kind, "sequence_number": number, **fields}
