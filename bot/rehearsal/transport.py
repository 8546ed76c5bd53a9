"""
The imaginary network: an httpx transport on which the cast can be heard.

Only the transport is replaced. Requests, decoding, patience and record are the real
ones.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.rehearsal.cast import Cast, Fails, cast
from bot.rehearsal.dialects import (
    Asked,
    Frame,
    anthropic_error,
    anthropic_frames,
    anthropic_whole,
    openai_error,
    openai_frames,
    openai_whole,
)
from bot.rehearsal.plays import HeardRequest
from bot.rehearsal.script import Recital, recite
from bot.wire.dialects import read_request

_RETRY_AFTER = 60  # seconds: more than anybody waits for a first word here


@dataclass(frozen=True, slots=True)
class _Dialect:
    frames: Callable[[Asked, Recital], Iterator[Frame]]
    whole: Callable[[Asked, Recital], Mapping[str, Any]]
    error: Callable[[str, str], Mapping[str, Any]]


_DIALECTS = {
    "/chat/completions": _Dialect(openai_frames, openai_whole, openai_error),
    "/messages": _Dialect(anthropic_frames, anthropic_whole, anthropic_error),
}


class RehearsalTransport(httpx.AsyncBaseTransport):
    """
    Answers for every model of the cast, in the dialect of the path that is asked.

    *pace* stretches all pauses: 1 is real time (one round and its table take about
    ten seconds), 0 is no pause at all.
    """

    def __init__(self, *, pace: float = 1.0, actors: Cast | None = None) -> None:
        self._cast = actors or cast()
        self._pace = pace

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and request.url.path.endswith("/models"):
            return _models(self._cast)
        for path, dialect in _DIALECTS.items():
            if request.method == "POST" and request.url.path.endswith(path):
                return self._answer(dialect, json.loads(await request.aread()))
        error = openai_error("not_found_error", f"nothing at {request.url.path}")
        return httpx.Response(404, json=error)

    def _answer(self, dialect: _Dialect, body: Mapping[str, Any]) -> httpx.Response:
        said = "\n".join(_strings(body))
        model = str(body.get("model"))
        character = self._cast.character(model)
        if character is None:
            message = f"The model {model} does not exist."
            return httpx.Response(404, json=dialect.error("not_found_error", message))
        asked = _asked(body, words_in=len(said.split()))
        recital = recite(self._cast, character, _heard(body, said))
        if recital.fails is Fails.RATE_LIMITED:
            return _refusal(dialect, model)
        if not asked.wants_stream:
            return httpx.Response(200, json=dialect.whole(asked, recital))
        frames = dialect.frames(asked, recital)
        speech = _Speech(frames, pace=self._pace, cut=recital.fails is Fails.CUT)
        headers = {"content-type": "text/event-stream; charset=utf-8"}
        return httpx.Response(200, headers=headers, stream=speech)


def open_rehearsal_client(*, pace: float = 1.0) -> httpx.AsyncClient:
    """A client on which nobody but the cast can be reached."""
    return httpx.AsyncClient(transport=RehearsalTransport(pace=pace))


class _Speech(httpx.AsyncByteStream):
    def __init__(self, frames: Iterable[Frame], *, pace: float, cut: bool) -> None:
        self._frames = frames
        self._pace = pace
        self._cut = cut

    async def __aiter__(self) -> AsyncIterator[bytes]:
        now = asyncio.get_running_loop().time
        begun = now()
        for frame in self._frames:
            # By the clock and not pause by pause: many small sleeps add up to more.
            await asyncio.sleep(max(0.0, begun + frame.at * self._pace - now()))
            yield frame.data
        if self._cut:
            raise httpx.ReadError("the other side closed the connection")


def _heard(body: Mapping[str, Any], said: str) -> HeardRequest:
    """The request as both dialects of the cast have it."""
    messages = read_request(body, dialect=None)
    systems = [each.text for each in messages if each.role == "system"]
    last = messages[-1].text if messages else ""
    return HeardRequest(said, "\n\n".join(systems), last)


def _asked(body: Mapping[str, Any], *, words_in: int) -> Asked:
    options = body.get("stream_options") or {}
    return Asked(
        model=str(body["model"]),
        words_in=words_in,
        wants_stream=bool(body.get("stream")),
        wants_usage=bool(options.get("include_usage")),
    )


def _strings(value: object) -> Iterator[str]:
    """Every text in a request, wherever a dialect puts it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _refusal(dialect: _Dialect, model: str) -> httpx.Response:
    message = f"Too many requests to {model}. Try again in {_RETRY_AFTER} seconds."
    error = dialect.error("rate_limit_error", message)
    headers = {"retry-after": str(_RETRY_AFTER)}
    return httpx.Response(429, headers=headers, json=error)


def _models(actors: Cast) -> httpx.Response:
    data = [{"id": voice.model, "object": "model"} for voice in actors.voices]
    return httpx.Response(200, json={"object": "list", "data": data})
