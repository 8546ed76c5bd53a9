"""Chat completions as the loopback's endpoint words them."""

from collections.abc import Iterable, Iterator, Mapping

from tests.loopback.endpoint_rules import Rules
from tests.loopback.endpoint_scenarios import Scenario
from tests.loopback.endpoint_wording import Asked, Event, Tokens

CODES = {401: "invalid_api_key", 404: "model_not_found", 429: "rate_limit_exceeded"}


class OpenAI:
    rules = Rules(
        path="/chat/completions",
        key="authorization",
        required=("model", "messages"),
        optional=frozenset(
            {
                "stream",
                "stream_options",
                "temperature",
                "max_tokens",
                "max_completion_tokens",
                "top_p",
                "seed",
            }
        ),
        said="messages",
        roles=frozenset({"system", "developer", "user", "assistant", "tool"}),
    )

    def __init__(self) -> None:
        self._model = ""

    def asked(self, path: str, query: str, body: Mapping[str, object]) -> Asked:
        del path, query
        return Asked(str(body.get("model")), body.get("stream") is True)

    def opening(self, model: str) -> Iterator[Event]:
        self._model = f"{model}-0417"
        yield "", self._chunk({"role": "assistant", "content": ""})

    def step(self, kind: str, words: str) -> Event:
        field = "content" if kind == "words" else "reasoning_content"
        return "", self._chunk({field: words})

    def finish(self, scenario: Scenario, tokens: Tokens) -> Iterator[Event]:
        yield "", self._chunk({}, scenario.finish) | {"usage": _usage(tokens)}

    def done(self) -> Iterator[Event]:
        yield "", "[DONE]"

    def error(self, error: Mapping[str, object]) -> Event:
        return "", {"error": error}

    def whole(self, scenario: Scenario, model: str, tokens: Tokens) -> object:
        message = {
            "role": "assistant",
            "content": "".join(scenario.words),
            "reasoning": "".join(scenario.reasoning) or None,
        }
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "model": f"{model}-0417",
            "choices": [
                {"index": 0, "message": message, "finish_reason": scenario.finish}
            ],
            "usage": _usage(tokens),
        }

    def refusal(self, status: int, message: str) -> tuple[int, object]:
        return status, openai_error(status, message)

    def listing(self, models: Iterable[str]) -> object:
        data = [{"id": name, "object": "model"} for name in models]
        return {"object": "list", "data": data}

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


def openai_error(status: int, message: str) -> object:
    kind = "server_error" if status >= 500 else "invalid_request_error"
    code = CODES.get(status)
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def _usage(tokens: Tokens) -> Mapping[str, int]:
    return dict(zip(("prompt_tokens", "completion_tokens"), tokens, strict=True))
