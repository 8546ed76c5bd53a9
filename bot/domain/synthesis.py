"""A synthesis: the closing table, its findings, and what is missing from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Reason


class Check(StrEnum):
    """What became of a quotation when it was looked for in the voice's own words."""

    VERBATIM = "verbatim"
    SPLICED = "spliced"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Row:
    """
    One voice's line. *start* and *end* are offsets in code points into the text of
    *turn* when the check is verbatim, otherwise None.
    """

    voice: VoiceName
    position: str
    formulation: str
    check: Check
    turn: TurnId | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A voice that was asked and is not in the table."""

    voice: VoiceName
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Synthesis:
    """
    *by* is the voice that wrote it, "none" when it was extracted without a model, or
    "document" when it stands in an imported document, under *title*.

    *findings* maps consensus, contradictions, only_one and blind_spots each to
    sentences, and note to one on how the table came about.
    """

    by: str
    rows: tuple[Row, ...]
    findings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    title: str | None = None

    @property
    def partial(self) -> bool:
        return bool(self.missing)
