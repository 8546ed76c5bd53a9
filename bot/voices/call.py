"""One call to one voice: asked, and asked again, until it speaks."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

import httpx

from bot.domain.voice import Voice
from bot.errors import VoiceBusy
from bot.voices.attempt import Attempt
from bot.voices.exchange import Exchange
from bot.voices.learned import Learned
from bot.voices.patience import Patience
from bot.wire.delta import Delta
from bot.wire.dialects import Dialect
from bot.wire.refusals.cures import Cure
from bot.wire.request import Request

ASKED_AGAIN = 3
"""How many times more a busy endpoint is asked."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How voices are asked: *chance* gives 0.0 to 1.0, *backoff* is in seconds."""

    answer_characters: int
    answer_seconds: float
    backoff: float
    chance: Callable[[], float]


class Call:
    """Owns the clock of all attempts together, and how many there have been."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        voice: Voice,
        *,
        dialect: Dialect,
        key: str | None,
        manner: Manner,
        learned: Learned,
    ) -> None:
        self._voice = voice
        self._dialect = dialect
        self._key = key
        self._manner = manner
        self._patience = Patience(voice, at_most=manner.answer_seconds)
        self._exchange = Exchange(
            client,
            voice,
            headers=dialect.authorise(key) if key else {},
            secret=key,
            patience=self._patience,
        )
        self._asked_again = 0
        self._learned = learned
        self._cures: list[Cure] = []

    async def speak(self, request: Request) -> AsyncGenerator[Delta]:
        """The whole answer; VoiceError if there is none, or not all of it."""
        attempt = self._attempt(request)
        try:
            while not attempt.is_over:
                for delta in await attempt.next():
                    yield delta
                # Only now: the caller has been told everything, also that another
                # request goes out.
                if attempt.is_over:
                    over, attempt = attempt, await self._follow(attempt)
                    if attempt is not over and not over.cured:
                        yield Delta(sends=True)
        finally:
            # An endpoint that answers has taken the request as it was.
            if attempt.has_begun:
                self._learned.keep(self._voice, self._cures)
            await attempt.close()
            self._patience.close()

    def _attempt(self, request: Request) -> Attempt:
        return Attempt(
            request,
            self._exchange,
            voice=self._voice,
            dialect=self._dialect,
            key=self._key,
            patience=self._patience,
            at_most=self._manner.answer_characters,
        )

    async def _follow(self, attempt: Attempt) -> Attempt:
        """What follows an attempt that is over: another, or itself if it succeeded."""
        await attempt.close()
        # Not counted as asking again: the request was wrong, nobody was busy. And it
        # ends: a cure takes away what it is found by.
        if attempt.cure and attempt.cured:
            self._cures.append(attempt.cure)
            return self._attempt(attempt.cured)
        try:
            attempt.judge()
        except VoiceBusy as busy:
            # Whoever asked again after words have been told would tell them twice.
            if attempt.has_begun:
                raise
            await self._rest(busy)
            return self._attempt(attempt.request)
        return attempt

    async def _rest(self, busy: VoiceBusy) -> None:
        """Wait before asking again; raises *busy* where that is no use."""
        # With a backoff of 1: 0.5 to 1 s, then 1 to 2, then 2 to 4. Half is chance, so
        # that voices of one endpoint do not come back all at once ("equal jitter",
        # M. Brooker 2015, Exponential Backoff And Jitter). It may ask for more.
        pause = self._manner.backoff * 2**self._asked_again
        pause *= 0.5 + self._manner.chance() / 2
        pause = max(pause, busy.retry_after or 0.0)
        # Who would lose patience during the pause may as well be told now.
        if self._asked_again == ASKED_AGAIN or pause >= self._patience.left:
            raise busy
        self._asked_again += 1
        await asyncio.sleep(pause)
