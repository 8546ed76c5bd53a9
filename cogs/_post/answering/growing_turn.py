"""What a voice has said whose message grows, and how much of it stands there."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.turn import Turn

_SLOWEST = 60.0  # seconds between edits that fail


@dataclass(slots=True, eq=False)
class GrowingTurn:
    """One turn that speaks. Mutable, owned by the growth."""

    turn: Turn
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    shown: int = -1
    """How many characters of it stand there; -1 where nobody knows."""
    is_posted: bool = False
    is_over: bool = False
    failures: int = 0
    not_before: float = 0.0
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def add(self, words: str) -> None:
        self.chunks.append(words)
        self.length += len(words)

    def words(self) -> str:
        self.chunks = ["".join(self.chunks)]
        return self.chunks[0]

    @property
    def is_due(self) -> bool:
        return self.is_posted and not self.is_over and self.shown != self.length

    def succeed(self, shown: int) -> None:
        self.shown, self.failures, self.not_before = shown, 0, 0.0

    def fail(self, now: float) -> None:
        self.failures += 1
        self.not_before = now + min(_SLOWEST, 2.0 ** min(self.failures, 16))
