"""One asking of one voice: what its response brings, and how it ends."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack

import httpx

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.exchange import Exchange, is_packed, open_body
from bot.voices.patience import Patience
from bot.voices.retry_after import read_retry_after
from bot.wire.answer import Answer, explain_break
from bot.wire.complaints import (
    explain_fault,
    explain_packed,
    explain_plain_text,
    explain_web_page,
)
from bot.wire.delta import Delta
from bot.wire.dialects import Dialect
from bot.wire.faults import Fault, is_html, is_json, read_fault
from bot.wire.filters.delta_filter import DeltaFilter
from bot.wire.redaction import quote_briefly
from bot.wire.refusals.cures import Cure, apply_cures, find_cure
from bot.wire.request import Request
from bot.wire.sse import SSEDecoder

AFTERWORD = 5.0
"""Seconds in which, after the finish reason, the counts of tokens may still come."""
# Caps for what is read whole, so that no endpoint fills the memory; a refusal is a
# sentence or a web page, and no answer comes near to the second.
_COMPLAINT = 256 * 1024  # bytes that are read of a refusal
_WHOLE = 16 * 1024 * 1024  # bytes that are read of an answer in one piece
# How endpoints refuse a field or a value that they do not know; None is an error that
# names no status, within an answer.
_UNWANTED = frozenset({None, 400, 422})
# After words have come, this means that the voice broke off.
_BREAKS = frozenset({Reason.UNREACHABLE, Reason.REFUSED_BY_ENDPOINT})


class Attempt:
    """
    Owns what changes while a voice answers: its response, and what has come of it.

    Ask for the `next` deltas until it `is_over`; then `close` and `judge` it, unless
    it has become clear that the voice is to be asked in another way: by a *cure*.
    """

    def __init__(
        self,
        request: Request,
        exchange: Exchange,
        *,
        voice: Voice,
        dialect: Dialect,
        key: str | None,
        patience: Patience,
        at_most: int,
    ) -> None:
        self.request = request
        self.cure: Cure | None = None
        self.cured: Request | None = None
        self.is_over = False
        self._exchange = exchange
        self._voice = voice
        self._dialect = dialect
        self._key = key
        self._patience = patience
        self._open_things = AsyncExitStack()
        self._body: AsyncIterator[bytes] | None = None
        self._decoder = SSEDecoder()
        self._steps: Callable[[bytes], Iterator[Delta | Fault]] = self._events
        self._answer = Answer(voice, at_most=at_most, secret=key)
        self._filter = DeltaFilter(key)
        self._error: VoiceError | None = None
        self._alive = False

    @property
    def has_begun(self) -> bool:
        """Words or reasoning have come, some of them perhaps held back as a key's."""
        return self._answer.begun or self._filter.holds

    async def next(self) -> list[Delta]:
        """What comes next, perhaps nothing; the first time, the request goes out."""
        deltas: list[Delta] = []
        # A body that was opened is read; before that the request has to go out.
        opened = self._body is not None
        chunk = await self._receive() if opened else await self._open()
        if chunk is not None:
            deltas += self._read(chunk)
        elif not self._error and (strange := self._decoder.strange):
            self._error = explain_plain_text(self._voice, strange, secret=self._key)
        if chunk is None or self._error or self.cured or self._answer.over:
            self.is_over = True
            # Nothing more comes, so what is held back was not the key's beginning.
            if self._filter.holds:
                deltas.append(self._answer.take(self._filter.release()))
            if self.cured:
                # It goes out when the caller, who then knows, comes back.
                deltas.append(Delta(request=self.cured, sends=True))
        return deltas

    async def close(self) -> None:
        await self._open_things.aclose()

    def judge(self) -> None:
        """Return if there was an answer; VoiceError why there was none, or no whole."""
        if self._error:
            raise self._error
        self._answer.judge()

    async def _open(self) -> bytes | None:
        """The first chunk that tells anything; None if there is nothing to be read."""
        try:
            response = await self._open_things.enter_async_context(
                self._exchange.send(self.request)
            )
            self._body = open_body(response)
            if response.is_success:
                if is_packed(response):
                    raise explain_packed(self._voice)
                return await self._begin(self._body)
            self._error = await self._refusal(response, self._body)
        except VoiceError as error:
            self._error = error
        return None

    async def _begin(self, body: AsyncIterator[bytes]) -> bytes | None:
        """The first chunk of an answer; all of one that comes in one piece."""
        chunk = await self._exchange.next(body)
        while chunk is not None and not chunk.strip():
            # Blank padding keeps some connections alive.
            chunk = await self._exchange.next(body)
        if chunk is None:
            return None
        # A proxy's page or a wrong base_url, with status 200.
        if is_html(chunk):
            raise explain_web_page(self._voice)
        if not is_json(chunk):
            return chunk
        # Asked to stream, some endpoints send the whole answer as one JSON object.
        self._steps = self._whole
        return chunk + await self._exchange.whole(body, at_most=_WHOLE)

    async def _refusal(
        self, response: httpx.Response, body: AsyncIterator[bytes]
    ) -> VoiceError | None:
        """Why there is no answer; None if there may be one to a cured request."""
        content = b""
        if not is_packed(response):
            content = await self._exchange.whole(body, at_most=_COMPLAINT)
        fault = self._dialect.read_refusal(response.status_code, content)
        if self._find_cure(fault):
            return None
        wait = read_retry_after(response.headers)
        return explain_fault(fault, self._voice, secret=self._key, retry_after=wait)

    def _find_cure(self, fault: Fault) -> bool:
        """Whether the endpoint may take the request in another form."""
        known = fault.meaning or fault.filtered  # and another form would not change it
        if fault.status not in _UNWANTED or known or self.has_begun:
            return False
        self.cure = find_cure(fault, self.request)
        if self.cure:
            self.cured = apply_cures([self.cure], self.request, self._dialect)
        return self.cure is not None

    async def _receive(self) -> bytes | None:
        """What comes next; None where nothing does, or the connection is lost."""
        assert self._body is not None  # noqa: S101 - `next` opens it first
        # Wound as the next wait begins: the time in which whoever listens was busy with
        # the last words is not the voice's.
        if self._alive:
            self._alive = False
            self._patience.heartbeat()
        if complete := self._answer.complete:
            self._patience.hurry(AFTERWORD)
        try:
            return await self._exchange.next(self._body)
        except VoiceError as error:
            # A whole answer is one, whatever has become of its connection.
            if not complete:
                self._error = self._broken(error)
            return None

    def _read(self, chunk: bytes) -> list[Delta]:
        """
        What *chunk* brings. An error behind words waits until they have been told:
        `judge` raises it. Behind an answer that is complete it means nothing.
        """
        deltas: list[Delta] = []
        try:
            for step in self._steps(chunk):
                if isinstance(step, Fault):
                    # Some endpoints close with an error event behind the last word.
                    if self._is_settled:
                        continue
                    if self._find_cure(step):
                        break
                    self._error = self._complaint(step)
                    break
                deltas.append(self._answer.take(self._filter.pass_on(step)))
                if step.words or step.reasoning or step.refusal:
                    self._alive = True
                if self._answer.over:
                    break
        except VoiceError as error:
            if self._is_settled:
                self._answer.over = True
            else:
                self._error = error
        return deltas

    @property
    def _is_settled(self) -> bool:
        """The answer stands, whatever follows."""
        # Complete without a word or a thought it is none: an error then says why.
        return self._answer.complete and self.has_begun

    def _whole(self, chunk: bytes) -> Iterator[Delta | Fault]:
        yield self._dialect.read_answer(chunk)

    def _events(self, chunk: bytes) -> Iterator[Delta | Fault]:
        for event in self._decoder.feed(chunk):
            if not event.data:
                continue
            try:
                step = self._dialect.read_event(event)
            except VoiceError:
                if self._is_settled:
                    continue
                if event.name != "error":
                    raise
                step = read_fault(None, event.data.encode())  # in plain words
            yield step

    def _broken(self, error: VoiceError) -> VoiceError:
        if not self.has_begun or error.reason not in _BREAKS:
            return error
        broken = explain_break(self._voice, begun=True)
        broken.__cause__ = error
        return broken

    def _complaint(self, fault: Fault) -> VoiceError:
        error = explain_fault(fault, self._voice, secret=self._key)
        if self.has_begun and error.reason in _BREAKS:
            said = quote_briefly(fault.said, self._key)
            return explain_break(self._voice, begun=True, said=said)
        return error
