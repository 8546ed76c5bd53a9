"""What a replay of a dialogue found, as data."""

from dataclasses import dataclass

from bot.domain.ending import EndingKind
from bot.evidence.endings.explaining import ExplainedMessage


@dataclass(frozen=True, slots=True)
class EndingsReport:
    """
    What a replay found; kind, stop_at and onset are None if nothing ended, *rule* also
    where no rule of the listener found it. *explained* is None where nobody asked.
    """

    messages: int
    stop_at: int | None = None
    kind: EndingKind | None = None
    onset: int | None = None
    evidence: tuple[str, ...] = ()
    rule: str | None = None
    explained: tuple[ExplainedMessage, ...] | None = None

    @property
    def as_json(self) -> dict[str, object]:
        """The JSON of `symposium endings`, as docs/record.md has it."""
        record: dict[str, object] = {
            "messages": self.messages,
            "stop_at": self.stop_at,
            "kind": None if self.kind is None else self.kind.value,
            "onset": self.onset,
            "evidence": list(self.evidence),
            "rule": self.rule,
        }
        if self.explained is not None:
            record["explained"] = [each.as_json for each in self.explained]
        return record
