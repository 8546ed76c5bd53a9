"""An ending as data: what kind, where it set in, where the host would have stopped."""

from dataclasses import dataclass
from enum import StrEnum


class EndingKind(StrEnum):
    """
    *loop* is every way of going round: repetition, cycles, paraphrase, praise, litany,
    token storm, deadlock.
    """

    CLOSING = "closing"
    LOOP = "loop"
    EMPTY = "empty"
    REFUSAL = "refusal"
    LEFT = "left"
    CAP = "cap"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Ending:
    """
    Messages count from 1. *stop_at* is the message after which nothing more should be
    asked, *onset* the one with which the ending began; *evidence* are plain sentences
    that cite message numbers and passages.
    """

    kind: EndingKind
    stop_at: int
    onset: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndingsReport:
    """What a replay found; kind, stop_at and onset are None if nothing ended."""

    messages: int
    stop_at: int | None = None
    kind: EndingKind | None = None
    onset: int | None = None
    evidence: tuple[str, ...] = ()

    @property
    def as_json(self) -> dict[str, object]:
        """The JSON of `symposium endings`, as docs/record.md has it."""
        return {
            "messages": self.messages,
            "stop_at": self.stop_at,
            "kind": None if self.kind is None else self.kind.value,
            "onset": self.onset,
            "evidence": list(self.evidence),
        }
