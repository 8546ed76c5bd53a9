"""An act: what a person does in a symposium. A closing: when nobody speaks any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.commitment import Commitment
from bot.domain.names import ActId, ClosingId, TurnId, VoiceName


class ActKind(StrEnum):
    ASKED = "asked"
    STOPPED = "stopped"
    ORDERED_TABLE = "ordered_table"


@dataclass(frozen=True, slots=True)
class Quote:
    """What an act quotes: the code points *start* to *end* of that turn's text."""

    turn: TurnId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Act:
    """
    Written down before it has effect, so that a crash cannot undo it.

    *by* is a person's name, None where nobody is known. *text* is what they said: a
    question, or why a symposium was stopped. *voices* are those it concerns, *options*
    what was chosen with it (see `docs/record.md`). Its id, its place in the order of
    all that happened and its digest are given by the archive.
    """

    kind: ActKind
    by: str | None = None
    at: datetime | None = None
    text: str = ""
    voices: tuple[VoiceName, ...] = ()
    quotes: tuple[Quote, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    id: ActId | None = None
    place: int | None = None
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    sha256: str | None = None

    def count(self, option: str) -> int:
        """The number chosen for *option*, such as its rounds; 1 if none was."""
        chosen = self.options.get(option)
        return chosen if isinstance(chosen, int) else 1

    @property
    def dismissed(self) -> frozenset[TurnId]:
        """Of a stop: the turns that had been called and had not ended."""
        turns = self.options.get("turns")
        return frozenset(turns if isinstance(turns, list | tuple) else ())


@dataclass(frozen=True, slots=True)
class Closing:
    """Nobody will speak any more in answer to *act*, unless a person acts again."""

    at: datetime
    act: ActId | None = None
    id: ClosingId | None = None
    place: int | None = None
    sha256: str | None = None
