"""Asking one voice, and what came of it as one value to compare."""

from contextlib import aclosing
from dataclasses import dataclass, field

import httpx

from bot.domain.names import VoiceName
from bot.domain.turn import Message, Reason, Usage
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.caller import Caller
from bot.wire.request import Request
from tests.loopback.endpoint import Endpoint

KEY = "sk-loopback-0123456789"
HEARD = (Message("user", "What is doubt?"),)


@dataclass
class Outcome:
    """All that one call brought."""

    words: str = ""
    reasoning: str = ""
    model: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None
    requests: list[Request] = field(default_factory=list)
    successors: list[str] = field(default_factory=list)
    reason: Reason | None = None
    detail: str = ""


class Asking:
    def __init__(
        self, endpoint: Endpoint, client: httpx.AsyncClient, dialect: str
    ) -> None:
        self.endpoint = endpoint
        self.client = client
        self.dialect = dialect

    def voice(
        self, model: str, *, first_word: float = 5.0, pause: float = 5.0
    ) -> Voice:
        return Voice(
            VoiceName("Ada"),
            model=model,
            dialect=self.dialect,
            base_url=self.endpoint.url,
            key_env="LOOPBACK_KEY",
            first_word_timeout=first_word,
            pause_timeout=pause,
        )

    @property
    def path(self) -> str:
        """Where the model "m" is asked, with the query."""
        request = self.caller().request(self.voice("m"), HEARD)
        query = f"?{request.query}" if request.query else ""
        return f"/v1{request.path}{query}"

    def caller(
        self, *, at_most: int = 200_000, seconds: float = 60.0, at_once: int = 64
    ) -> Caller:
        return Caller(
            self.client,
            {"LOOPBACK_KEY": KEY}.get,
            answer_characters=at_most,
            answer_seconds=seconds,
            at_once=at_once,
            backoff=0.01,
        )

    async def hear(
        self,
        model: str,
        *,
        first_word: float = 5.0,
        pause: float = 5.0,
        at_most: int = 200_000,
        seconds: float = 60.0,
    ) -> Outcome:
        voice = self.voice(model, first_word=first_word, pause=pause)
        return await outcome(self.caller(at_most=at_most, seconds=seconds), voice)


async def outcome(caller: Caller, voice: Voice) -> Outcome:
    heard = Outcome()
    try:
        request = caller.request(voice, HEARD)
        async with aclosing(caller.speak(voice, request)) as deltas:
            async for delta in deltas:
                heard.words += delta.words
                heard.reasoning += delta.reasoning
                heard.model = delta.model or heard.model
                heard.finish_reason = delta.finish_reason or heard.finish_reason
                heard.usage = delta.usage or heard.usage
                if delta.request:
                    heard.requests.append(delta.request)
                if delta.successor:
                    heard.successors.append(delta.successor)
    except VoiceError as error:
        heard.reason, heard.detail = error.reason, str(error)
    return heard
