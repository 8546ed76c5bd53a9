"""What a replay of a dialogue found, as data."""

from dataclasses import dataclass

from bot.domain.ending import EndingKind


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
