"""How long a voice is waited for: first word, between words, and for all of them."""

import asyncio
from collections.abc import Awaitable
from math import inf
from typing import TypeVar

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.wire.redaction import show_host

T = TypeVar("T")


class Patience:
    """
    The clock of one answer; it runs from its making, over all attempts together.

    Only *heartbeat* winds it again: what is received without a word or a thought in
    it, such as a keep-alive comment, is no sign of life. From the first sign on, all
    of them together have *at_most* seconds. Close it in the end.

    It does what asyncio.timeout() does around each single await, never around a
    yield (PEP 789), but keeps one timer for all of them: a timer for each of a
    voice's words would cost more than reading the word.
    """

    def __init__(self, voice: Voice, *, at_most: float = inf) -> None:
        self._voice = voice
        self._loop = asyncio.get_running_loop()
        self._at_most = at_most
        self._end: float | None = None
        self._deadline = self._loop.time() + voice.first_word_timeout
        self._timer: asyncio.TimerHandle | None = None
        self._due = 0.0
        self._waiting: asyncio.Task[object] | None = None
        self._expired = False

    @property
    def left(self) -> float:
        return self._deadline - self._loop.time()

    def heartbeat(self) -> None:
        now = self._loop.time()
        if self._end is None:
            self._end = now + self._at_most
        self._deadline = min(now + self._voice.pause_timeout, self._end)

    def hurry(self, seconds: float) -> None:
        """Wait no longer than that from now on: nothing more need come."""
        self._deadline = min(self._deadline, self._loop.time() + seconds)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def wait(self, awaitable: Awaitable[T]) -> T:
        """Its result; VoiceError (no_first_word, stalled, broke_off) if none came."""
        # A deadline that moved away is left to `_ring`; only a nearer one, after
        # `hurry`, needs another timer at once.
        if self._timer is None or self._due > self._deadline:
            self._wind()
        task = self._waiting = asyncio.current_task()
        assert task is not None  # noqa: S101 - there is no await without a task
        # As asyncio.timeout() does: the count from before tells whose it is.
        cancelled = task.cancelling()
        try:
            return await awaitable
        except asyncio.CancelledError:
            # Somebody else may have cancelled the task as well; theirs goes on.
            if self._expired and task.uncancel() <= cancelled:
                raise self._lost() from None
            raise
        finally:
            self._waiting = None

    def _wind(self) -> None:
        self.close()
        self._due = self._deadline
        self._timer = self._loop.call_at(self._due, self._ring)

    def _ring(self) -> None:
        self._timer = None
        if self._waiting is None:
            return  # the next wait winds it
        # Words have come since it was wound: wait for the rest.
        if self._deadline > self._due:
            self._wind()
            return
        self._expired = True
        self._waiting.cancel()

    def _lost(self) -> VoiceError:
        at = show_host(self._voice.base_url)
        if self._deadline == self._end:
            return VoiceError(
                Reason.BROKE_OFF,
                f"{at} was still speaking after {self._at_most:,g} seconds, and was "
                "listened to no longer. Ask for a shorter answer, or raise "
                "limits.answer_seconds.",
            )
        if self._end is not None:
            return VoiceError(
                Reason.STALLED,
                f"{at} fell silent in the middle of the answer, for "
                f"{self._voice.pause_timeout:g} seconds. Ask again, or raise "
                "pause_timeout for this voice.",
            )
        return VoiceError(
            Reason.NO_FIRST_WORD,
            f"{at} said nothing for {self._voice.first_word_timeout:g} seconds. Ask "
            "again, or raise first_word_timeout for this voice.",
        )
