"""A note: what a document says beside its turns, or what was done to read it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.names import TurnId


class NoteKind(StrEnum):
    """Repair is ours; the others are the document's own words."""

    REPAIR = "repair"
    CONTEXT = "context"
    OBSERVATION = "observation"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Note:
    """
    *text* as it stands in the document, *after* the turn it follows (None: before the
    first); *line*, from 1, is where it begins there.
    """

    kind: NoteKind
    text: str
    heading: str | None = None
    after: TurnId | None = None
    line: int | None = None
