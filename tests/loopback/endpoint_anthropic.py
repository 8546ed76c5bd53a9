"""Anthropic's messages as the loopback's endpoint words them."""

from collections.abc import Iterable, Iterator, Mapping

from tests.loopback.endpoint_rules import Rules
from tests.loopback.endpoint_scenarios import Scenario
from tests.loopback.endpoint_wording import Asked, Event, Tokens

_STOPS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
_KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}


class Anthropic:
    rules = Rules(
        path="/messages",
        key="x-api-key",
        required=("model", "messages", "max_tokens"),
        optional=frozenset({"stream", "system", "temperature", "top_p", "thinking"}),
        said="messages",
        roles=frozenset({"user", "assistant"}),
        headers=("anthropic-version",),
    )

    def asked(self, path: str, query: str, body: Mapping[str, object]) -> Asked:
        del path, query
        return Asked(str(body.get("model")), body.get("stream") is True)

    def opening(self, model: str) -> Iterator[Event]:
        usage = {"input_tokens": 9, "output_tokens": 1}
        message = {"id": "msg_1", "model": f"{model}-0417", "usage": usage}
        yield _typed("message_start", message=message)
        yield _typed("ping")
        block = {"type": "text", "text": ""}
        yield _typed("content_block_start", index=0, content_block=block)

    def step(self, kind: str, words: str) -> Event:
        name = "text" if kind == "words" else "thinking"
        delta = {"type": f"{name}_delta", name: words}
        return _typed("content_block_delta", index=0, delta=delta)

    def finish(self, scenario: Scenario, tokens: Tokens) -> Iterator[Event]:
        delta = {"stop_reason": _STOPS.get(scenario.finish or "", scenario.finish)}
        yield _typed("message_delta", delta=delta, usage={"output_tokens": tokens[1]})

    def done(self) -> Iterator[Event]:
        yield _typed("message_stop")

    def error(self, error: Mapping[str, object]) -> Event:
        return _typed("error", error=error)

    def whole(self, scenario: Scenario, model: str, tokens: Tokens) -> object:
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

    def refusal(self, status: int, message: str) -> tuple[int, object]:
        error = {"type": _KINDS.get(status, "api_error"), "message": message}
        return status, {"type": "error", "error": error, "request_id": "req_1"}

    def listing(self, models: Iterable[str]) -> object:
        data = [{"type": "model", "id": name} for name in models]
        return {"data": data, "has_more": False}


def _typed(kind: str, **fields: object) -> Event:
    return kind, {"type": kind, **fields}
