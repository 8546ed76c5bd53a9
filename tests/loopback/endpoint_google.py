"""Google's generateContent as the loopback's endpoint words it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from tests.loopback.endpoint_rules import Rules
from tests.loopback.endpoint_scenarios import Scenario
from tests.loopback.endpoint_wording import Asked, Event, Tokens

PATH = re.compile(r"/models/(.+):(g|streamG)enerateContent$")
_FINISHES = {"stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"}
_STATUSES = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
_WRONG_KEY = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    "reason": "API_KEY_INVALID",
    "domain": "googleapis.com",
}


class Google:
    rules = Rules(
        path="enerateContent",
        key="x-goog-api-key",
        required=("contents",),
        optional=frozenset(
            {"systemInstruction", "generationConfig", "safetySettings", "tools"}
        ),
        said="contents",
        roles=frozenset({"user", "model"}),
        content="parts",
    )

    def __init__(self) -> None:
        self._model = ""

    def asked(self, path: str, query: str, body: Mapping[str, object]) -> Asked:
        """Without alt=sse a stream is an array of JSON, which no voice waits for."""
        del body
        match = PATH.search(path)
        assert match, path
        streams = match[2] == "streamG" and "alt=sse" in query.split("&")
        return Asked(unquote(match[1]), streams)

    def opening(self, model: str) -> Iterator[Event]:
        self._model = f"{model}-0417"
        yield from ()

    def step(self, kind: str, words: str) -> Event:
        thought = {} if kind == "words" else {"thought": True}
        return "", self._chunk([{"text": words, **thought}])

    def finish(self, scenario: Scenario, tokens: Tokens) -> Iterator[Event]:
        yield "", self._chunk([{"text": ""}], scenario.finish, tokens)

    def done(self) -> Iterator[Event]:
        """The connection's end is all that there is."""
        yield from ()

    def error(self, error: Mapping[str, object]) -> Event:
        code = {"rate_limit_error": 429}.get(str(error.get("code")), error.get("code"))
        message = str(error.get("message", ""))
        if not isinstance(code, int):
            return "", {"error": {"message": message, "status": code}}
        return "", self.refusal(code, message)[1]

    def whole(self, scenario: Scenario, model: str, tokens: Tokens) -> object:
        self._model = f"{model}-0417"
        parts: list[Mapping[str, object]] = [
            {"text": words, "thought": True} for words in scenario.reasoning
        ]
        parts += [{"text": words} for words in scenario.words]
        return self._chunk(parts, scenario.finish, tokens)

    def refusal(self, status: int, message: str) -> tuple[int, object]:
        """A wrong key is a bad request here."""
        details = [_WRONG_KEY] if status == 401 else []
        code = 400 if status == 401 else status
        named = _STATUSES.get(code, "UNKNOWN")
        error = {"code": code, "message": message, "status": named, "details": details}
        return code, {"error": error}

    def listing(self, models: Iterable[str]) -> object:
        return {"models": [{"name": f"models/{name}"} for name in models]}

    def _chunk(
        self,
        parts: Iterable[Mapping[str, object]],
        finish: str | None = None,
        tokens: Tokens = (9, 0),
    ) -> dict[str, object]:
        content = {"role": "model", "parts": list(parts)}
        candidate: dict[str, object] = {"content": content, "index": 0}
        if finish:
            candidate["finishReason"] = _FINISHES.get(finish, finish)
        asked, said = tokens
        usage = {
            "promptTokenCount": asked,
            # One of them was thought.
            "candidatesTokenCount": max(said - 1, 0),
            "thoughtsTokenCount": min(said, 1),
            "totalTokenCount": asked + said,
        }
        return {
            "candidates": [candidate],
            "usageMetadata": usage,
            "modelVersion": self._model,
            "responseId": "r-1",
        }
