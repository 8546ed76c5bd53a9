"""What became of a record that was verified."""

from dataclasses import dataclass, replace

from bot.integrity.alignment import Alteration


@dataclass(frozen=True, slots=True)
class Difference:
    """
    What happened to *what*: "turn", a field of the record ("question", "voices",
    "synthesis", ...), "request" or "seal" of a turn, "integrity", "head" where it is
    another than the one that was published, or "layout" where only the document's own
    wording differs from its record. *turn* is the turn's id and *place* its place in
    the record (in the document, if it was added), from 1.
    """

    how: Alteration
    what: str
    turn: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    *turns* were found; *head* is the one the document gives; *first* is what happened
    first in the order of the record, None if it is whole.
    """

    whole: bool
    turns: int
    head: str
    sentence: str
    first: Difference | None = None

    def add(self, sentence: str) -> "Verdict":
        return replace(self, sentence=f"{self.sentence} {sentence}")

    def tampered(self, first: Difference, sentence: str) -> "Verdict":
        return Verdict(False, self.turns, self.head, sentence, first)
