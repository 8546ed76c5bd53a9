"""One call to one voice: asked, and asked again, until it speaks."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

import httpx

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceBusy, VoiceError
from bot.voices.exchange import Exchange
from bot.voices.patience import Patience
from bot.voices.retry_after import retry_after
from bot.wire.answer import Answer, broke_off
from bot.wire.complaints import complain, web_page
from bot.wire.delta import Delta
from bot.wire.dialects import Dialect
from bot.wire.faults import Fault, is_html, is_json, read_fault
from bot.wire.request import Request
from bot.wire.sse import SSEDecoder

ASKED_AGAIN = 3
AFTERWORD = 5.0
"""Seconds in which, after the finish reason, the counts of tokens may still come."""
_COMPLAINT = 256 * 1024
_WHOLE = 16 * 1024 * 1024
# After words have come, what would otherwise mean "not reached" means "broke off".
_BREAKS = frozenset({Reason.UNREACHABLE, Reason.REFUSED_BY_ENDPOINT})


@dataclass(frozen=True, slots=True)
class Manner:
    """How voices are asked: *chance* gives 0.0 to 1.0, *backoff* is in seconds."""

    answer_characters: int
    backoff: float
    chance: Callable[[], float]


class _AskPlainer(Exception):
    """The endpoint refuses to stream; *request* is what to ask instead."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class Call:
    """Owns what changes during one call: the request, the clock, the answer."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        voice: Voice,
        *,
        dialect: Dialect,
        key: str | None,
        manner: Manner,
    ) -> None:
        self._voice = voice
        self._dialect = dialect
        self._key = key
        self._manner = manner
        self._patience = Patience(voice)
        self._answer = Answer(voice, at_most=manner.answer_characters)
        self._exchange = Exchange(
            client,
            voice,
            headers=dialect.authorise(key) if key else {},
            secret=key,
            patience=self._patience,
        )
        self._asked_again = 0

    async def speak(self, request: Request) -> AsyncGenerator[Delta]:
        """The whole answer; VoiceError if there is none, or not all of it."""
        while True:
            try:
                async with aclosing(self._ask(request)) as deltas:
                    async for delta in deltas:
                        yield delta
            except VoiceBusy as busy:
                await self._rest(busy)
            except _AskPlainer as refusal:
                request = refusal.request
                # It goes out when the caller, who has now been told, comes back.
                yield Delta(request=request)
            else:
                return

    async def _rest(self, busy: VoiceBusy) -> None:
        """Wait before asking again; raises *busy* where that is no use."""
        pause = self._manner.backoff * 2**self._asked_again
        pause *= 0.5 + self._manner.chance() / 2
        pause = max(pause, busy.retry_after or 0.0)
        spent = self._asked_again == ASKED_AGAIN or pause >= self._patience.left
        if self._answer.begun or spent:
            raise busy
        self._asked_again += 1
        self._answer = Answer(self._voice, at_most=self._manner.answer_characters)
        await asyncio.sleep(pause)

    async def _ask(self, request: Request) -> AsyncGenerator[Delta]:
        async with (
            self._exchange.post(request) as response,
            aclosing(self._exchange.chunks(response)) as chunks,
        ):
            if not response.is_success:
                raise await self._refusal(request, response, chunks)
            async with aclosing(self._hear(chunks)) as deltas:
                async for delta in deltas:
                    yield delta
        self._answer.judge()

    async def _refusal(
        self,
        request: Request,
        response: httpx.Response,
        chunks: AsyncGenerator[bytes],
    ) -> Exception:
        body = await self._exchange.whole(chunks, at_most=_COMPLAINT)
        fault = read_fault(response.status_code, body)
        if fault.status in (400, 422) and (
            plainer := self._dialect.plainer(request, fault.said)
        ):
            return _AskPlainer(plainer)
        return complain(
            fault,
            self._voice,
            secret=self._key,
            retry_after=retry_after(response.headers),
        )

    async def _hear(self, chunks: AsyncGenerator[bytes]) -> AsyncGenerator[Delta]:
        """Whatever came with a success: a stream, or an answer in one piece."""
        opening = b""
        async for chunk in chunks:
            opening = chunk
            if opening.strip():  # blank padding keeps some connections alive
                break
        if is_html(opening):
            raise web_page(self._voice)
        if is_json(opening):
            rest = await self._exchange.whole(chunks, at_most=_WHOLE)
            yield self._take(self._dialect.read_answer(opening + rest))
            return
        async with aclosing(self._stream(opening, chunks)) as deltas:
            async for delta in deltas:
                yield delta

    async def _stream(
        self, opening: bytes, chunks: AsyncGenerator[bytes]
    ) -> AsyncGenerator[Delta]:
        decoder = SSEDecoder()
        chunk: bytes | None = opening
        while chunk is not None:
            for event in decoder.feed(chunk):
                if not event.data:
                    continue
                delta = self._take(self._dialect.read_event(event))
                yield delta
                if self._answer.over:
                    return
                if delta.words or delta.reasoning:
                    self._patience.heartbeat()
            chunk = await self._next(chunks)

    async def _next(self, chunks: AsyncGenerator[bytes]) -> bytes | None:
        if not self._answer.complete:
            try:
                return await anext(chunks, None)
            except VoiceBusy as busy:
                if not self._answer.begun:
                    raise
                raise broke_off(self._voice, begun=True) from busy
        self._patience.hurry(AFTERWORD)
        try:
            return await anext(chunks, None)
        except VoiceError:
            return None  # the answer is whole, whatever became of its connection

    def _take(self, step: Delta | Fault) -> Delta:
        if isinstance(step, Fault):
            raise self._broken(complain(step, self._voice, secret=self._key))
        return self._answer.take(step)

    def _broken(self, error: VoiceError) -> VoiceError:
        if self._answer.begun and error.reason in _BREAKS:
            return VoiceError(Reason.BROKE_OFF, str(error))
        return error
