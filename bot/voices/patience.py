"""How long a voice is waited for: for its first word, and between its words."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.wire.redaction import host

T = TypeVar("T")


class Patience:
    """
    The clock of one answer; it runs from its making, over all attempts together.

    Only *heartbeat* winds it again: what is received without a word or a thought in
    it, such as a keep-alive comment, is no sign of life.
    """

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._loop = asyncio.get_running_loop()
        self._begun = False
        self._deadline = self._loop.time() + voice.first_word_timeout

    @property
    def left(self) -> float:
        return self._deadline - self._loop.time()

    def heartbeat(self) -> None:
        self._begun = True
        self._deadline = self._loop.time() + self._voice.pause_timeout

    def hurry(self, seconds: float) -> None:
        """Wait no longer than that from now on: nothing more need come."""
        self._deadline = min(self._deadline, self._loop.time() + seconds)

    async def wait(self, awaitable: Awaitable[T]) -> T:
        """Its result; VoiceError (no_first_word, stalled) if it does not come."""
        # Around the await alone: a time-out must never span a yield (PEP 789).
        try:
            async with asyncio.timeout_at(self._deadline):
                return await awaitable
        except TimeoutError as exc:
            raise self._lost() from exc

    def _lost(self) -> VoiceError:
        at = host(self._voice.base_url)
        if self._begun:
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
