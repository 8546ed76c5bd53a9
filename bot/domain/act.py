"""
An act: what a person does in a symposium, or what its host has found out about it. A
closing: when nobody speaks any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.commitment import Commitment
from bot.domain.names import ActId, ClosingId, TurnId, VoiceName
from bot.domain.synthesis import Drafting
from bot.domain.voice import Voice


class ActKind(StrEnum):
    ASKED = "asked"
    STOPPED = "stopped"
    ORDERED_TABLE = "ordered_table"
    FOLLOWED_UP = "followed_up"
    RETRIED = "retried"
    CHALLENGED = "challenged"  # points of a table are put to heretics
    SAID = "said"
    INVITED = "invited"
    DISMISSED = "dismissed"
    PAUSED = "paused"
    RESUMED = "resumed"
    NAMED = "named"  # an epithet is given
    BRANCHED = "branched"  # what stands before it is another's, and it goes on here
    CONVENED = "convened"  # a person does what the convener would do next
    APPROVED = "approved"
    VETOED = "vetoed"
    ENDED = "ended"  # by the host: the dialogue is over, says its rule
    REVEALED = "revealed"  # by the host: a sealed round is over, and shown
    INTERRUPTED = "interrupted"  # by the host: a turn's words, or a table's requests
    CHECKED = "checked"  # by the host: what a question or a final answer quotes
    BECAME = "became"  # by the host: too few answered for what was asked for


ASKING = frozenset(
    {ActKind.ASKED, ActKind.FOLLOWED_UP, ActKind.RETRIED, ActKind.CHALLENGED}
)
"""What the voices answer: each is open until a closing names it, or it is stopped."""


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

    *by* is a person's name, None where nobody is known, and for what the host has found
    out. *text* is what they said: a question, or why a symposium was stopped. *voices*
    are those it concerns, *joined* what is known of those whom it brings in, *options*
    what was chosen with it (see `docs/record.md`). Its id, its place in the order of
    all that happened and its digest are given by the archive. *key* is what it was done
    with, such as the id of a message: the archive takes each once, and the record does
    not have it. *drafts* are requests for its table that were made and stand in no
    table yet, which only the archive has; those of an interrupted one were broken off,
    and stand in the record.
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
    joined: tuple[Voice, ...] = ()
    key: str | None = None
    drafts: tuple[Drafting, ...] = ()

    @property
    def format(self) -> str | None:
        """The name of the format that answers it; None for what nobody answers."""
        chosen = self.options.get("format")
        return chosen if isinstance(chosen, str) else None

    def chose(self, option: str, *, otherwise: bool = False) -> bool:
        """Whether *option* was chosen; *otherwise* where nothing is known of it."""
        chosen = self.options.get(option)
        return chosen if isinstance(chosen, bool) else otherwise

    def count(self, option: str) -> int:
        """The number chosen for *option*, such as its rounds; 1 if none was."""
        chosen = self.options.get(option)
        return chosen if isinstance(chosen, int) else 1

    @property
    def named_turns(self) -> frozenset[TurnId]:
        """
        Those that its options list: of a retry the ones that it asks anew, of a stop
        the ones that had been called and had not ended.
        """
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
