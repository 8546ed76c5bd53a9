"""One call to one voice: asked, and asked again, until it speaks."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from dataclasses import dataclass

import httpx

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceBusy, VoiceError
from bot.voices.exchange import Exchange, body_of
from bot.voices.patience import Patience
from bot.voices.retry_after import retry_after
from bot.wire.answer import Answer, broke_off
from bot.wire.complaints import complain, web_page
from bot.wire.delta import Delta
from bot.wire.dialects import Dialect
from bot.wire.faults import Fault, is_html, is_json
from bot.wire.redaction import excerpt, redacted
from bot.wire.request import Request
from bot.wire.sse import SSEDecoder
from bot.wire.veil import SECRET, Veil

ASKED_AGAIN = 3
AFTERWORD = 5.0
"""Seconds in which, after the finish reason, the counts of tokens may still come."""
_COMPLAINT = 256 * 1024
_WHOLE = 16 * 1024 * 1024
_UNWANTED = frozenset({400, 422})
# After words have come, this means that the voice broke off.
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
    """Owns what changes during one call: the clock, the answer, its stream."""

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
        self._exchange = Exchange(
            client,
            voice,
            headers=dialect.authorise(key) if key else {},
            secret=key,
            patience=self._patience,
        )
        self._asked_again = 0
        self._begin()

    def _begin(self) -> None:
        """Forget what an attempt without a word has brought."""
        self._answer = Answer(
            self._voice, at_most=self._manner.answer_characters, secret=self._key
        )
        self._decoder = SSEDecoder()
        self._steps: Callable[[bytes], Iterator[Delta | Fault]] = self._events
        self._words = Veil(self._key)
        self._thoughts = Veil(self._key)
        self._error: VoiceError | None = None
        self._alive = False

    async def speak(self, request: Request) -> AsyncGenerator[Delta]:
        """The whole answer; VoiceError if there is none, or not all of it."""
        try:
            while True:
                try:
                    async with self._exchange.send(request) as response:
                        body = body_of(response)
                        chunk = await self._open(request, response, body)
                        while chunk is not None and not self._answer.over:
                            for delta in self._read(chunk):
                                yield delta
                            chunk = await self._next(body)
                    if self._words.held or self._thoughts.held:
                        yield self._rest_of_it()
                    self._judge()
                except VoiceBusy as busy:
                    await self._rest(busy)
                except _AskPlainer as refusal:
                    request = refusal.request
                    # It goes out when the caller, who now knows, comes back.
                    yield Delta(request=request)
                else:
                    return
        finally:
            self._patience.close()

    def _rest_of_it(self) -> Delta:
        """What was held back as the beginning of the key, and was none."""
        rest = Delta(self._words.lift(), self._thoughts.lift())
        return self._answer.take(rest)

    def _judge(self) -> None:
        if self._error:
            raise self._error
        self._answer.judge()

    async def _rest(self, busy: VoiceBusy) -> None:
        """Wait before asking again; raises *busy* where that is no use."""
        pause = self._manner.backoff * 2**self._asked_again
        pause *= 0.5 + self._manner.chance() / 2
        pause = max(pause, busy.retry_after or 0.0)
        spent = self._asked_again == ASKED_AGAIN or pause >= self._patience.left
        if self._answer.begun or spent:
            raise busy
        self._asked_again += 1
        self._begin()
        await asyncio.sleep(pause)

    async def _open(
        self, request: Request, response: httpx.Response, body: AsyncIterator[bytes]
    ) -> bytes | None:
        """The first chunk that tells anything; all of an answer in one piece."""
        if not response.is_success:
            raise await self._refusal(request, response, body)
        chunk = await self._exchange.next(body)
        while chunk is not None and not chunk.strip():
            # Blank padding keeps some connections alive.
            chunk = await self._exchange.next(body)
        if chunk is None:
            return None
        if is_html(chunk):
            raise web_page(self._voice)
        if not is_json(chunk):
            return chunk
        self._steps = self._whole
        return chunk + await self._exchange.whole(body, at_most=_WHOLE)

    async def _refusal(
        self, request: Request, response: httpx.Response, body: AsyncIterator[bytes]
    ) -> Exception:
        content = await self._exchange.whole(body, at_most=_COMPLAINT)
        fault = self._dialect.read_refusal(response.status_code, content)
        if fault.status in _UNWANTED and (
            plainer := self._dialect.plainer(request, fault.said)
        ):
            return _AskPlainer(plainer)
        wait = retry_after(response.headers)
        return complain(fault, self._voice, secret=self._key, retry_after=wait)

    def _read(self, chunk: bytes) -> list[Delta]:
        """
        What *chunk* brings. An error behind words waits until they have been told:
        `_judge` raises it. Behind an answer that is complete it means nothing.
        """
        deltas: list[Delta] = []
        try:
            for step in self._steps(chunk):
                if isinstance(step, Fault):
                    if self._settled:
                        continue
                    self._error = self._complaint(step)
                    break
                deltas.append(self._answer.take(self._without_key(step)))
                if step.words or step.reasoning or step.refusal:
                    self._alive = True
                if self._answer.over:
                    break
        except VoiceError as error:
            if self._settled:
                self._answer.over = True
            else:
                self._error = error
        return deltas

    @property
    def _begun(self) -> bool:
        held = self._words.held or self._thoughts.held
        return self._answer.begun or bool(held)

    @property
    def _settled(self) -> bool:
        """The answer stands, whatever follows."""
        return self._answer.complete and self._begun

    def _without_key(self, delta: Delta) -> Delta:
        """
        An endpoint that repeats the key does not get it into the record, in one piece
        or in several. A short one (see Veil) is let through: "ollama" is no secret.
        """
        key = self._key
        if key is None or len(key) < SECRET:
            return delta
        words = self._words.take(delta.words)
        thought = self._thoughts.take(delta.reasoning)
        if words is not delta.words or thought is not delta.reasoning:
            delta = delta._replace(words=words, reasoning=thought)
        if key in (delta.model or "") or key in (delta.finish_reason or ""):
            delta = delta._replace(
                model=redacted(delta.model or "", key) or None,
                finish_reason=redacted(delta.finish_reason or "", key) or None,
            )
        return delta

    def _whole(self, chunk: bytes) -> Iterator[Delta | Fault]:
        yield self._dialect.read_answer(chunk)

    def _events(self, chunk: bytes) -> Iterator[Delta | Fault]:
        for event in self._decoder.feed(chunk):
            if not event.data:
                continue
            try:
                step = self._dialect.read_event(event)
            except VoiceError:
                if self._settled:
                    continue
                raise
            yield step

    async def _next(self, body: AsyncIterator[bytes]) -> bytes | None:
        """What comes next; None where nothing does, or nothing that is wanted."""
        if self._error or self._answer.over:
            return None
        if self._alive:
            self._alive = False
            self._patience.heartbeat()
        if complete := self._answer.complete:
            self._patience.hurry(AFTERWORD)
        try:
            return await self._exchange.next(body)
        except VoiceError as error:
            # A whole answer is one, whatever has become of its connection.
            if not complete:
                self._error = self._broken(error)
            return None

    def _broken(self, error: VoiceError) -> VoiceError:
        if not self._begun or error.reason not in _BREAKS:
            return error
        broken = broke_off(self._voice, begun=True)
        broken.__cause__ = error
        return broken

    def _complaint(self, fault: Fault) -> VoiceError:
        error = complain(fault, self._voice, secret=self._key)
        if self._begun and error.reason in _BREAKS:
            said = excerpt(fault.said, self._key)
            return broke_off(self._voice, begun=True, said=said)
        return error
