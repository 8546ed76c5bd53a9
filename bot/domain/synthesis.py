"""A synthesis: the closing table, its findings, and what is missing from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.commitment import Commitment
from bot.domain.names import ActId, TableId, TurnId, VoiceName
from bot.domain.turn import Reason, Usage


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
    *turn* when the check is verbatim, otherwise None. *paraphrase*: its formulation
    stands in an imported table without quotation marks, and claims to quote nobody.
    """

    voice: VoiceName
    position: str
    formulation: str
    check: Check
    turn: TurnId | None = None
    start: int | None = None
    end: int | None = None
    paraphrase: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A voice that was asked and is not in the table."""

    voice: VoiceName
    reason: Reason | None


class ThemeKind(StrEnum):
    """How those who share a theme came to it, as far as the record shows."""

    UNPROMPTED = "unprompted"
    PROMPTED = "prompted"
    ECHO = "echo"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class ThemePassage:
    """Where the voice says it: offsets in code points into the text of *turn*."""

    voice: VoiceName
    turn: TurnId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Theme:
    """
    An image or a claim that several voices share, as whoever wrote the table read it:
    *what* are the writer's words for it, the *passages* one for each voice, verbatim.
    """

    what: str
    kind: ThemeKind
    passages: tuple[ThemePassage, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """
    One time that the synthesiser was asked for a table: the body that went out with the
    digest of its bytes, and what came back; *detail* says why there is no whole answer.
    *sent* is how often: more than once where the endpoint turned it away.
    """

    request: Mapping[str, object] | None = None
    request_sha256: str | None = None
    answer: str = ""
    model_requested: str | None = None
    model_reported: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None
    detail: str | None = None
    sent: int = 1


@dataclass(frozen=True, slots=True)
class Synthesis:
    """
    *by* is the voice that wrote it, "none" when it was extracted without a model, or
    "document" when it stands in an imported document, under *title*.

    *findings* maps consensus, contradictions, only_one and blind_spots (of a tailored
    course also findings, open_questions and changed) each to sentences, and note to one
    on how the table came about. *themes* are what its writer read that several voices
    share, None where nobody was asked; *themes_dropped* counts those that did not stand
    the check. *drafts* are the askings it
    took, none where no model was asked; *act* is what a person did that it answers. Its
    id, its place in the order of all that happened and its digest are given by the
    archive.
    """

    by: str
    rows: tuple[Row, ...]
    findings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    title: str | None = None
    at: datetime | None = None
    act: ActId | None = None
    themes: tuple[Theme, ...] | None = None
    themes_dropped: int = 0
    drafts: tuple[Drafting, ...] = ()
    id: TableId | None = None
    place: int | None = None
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    sha256: str | None = None

    @property
    def partial(self) -> bool:
        return bool(self.missing)
