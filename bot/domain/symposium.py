"""A symposium: acts and turns in one order, perhaps syntheses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.act import Act, ActKind, Closing
from bot.domain.commitment import Commitment
from bot.domain.names import SymposiumId, VoiceName, act_id, turn_id
from bot.domain.note import Note
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Cue, Exposure, Turn
from bot.domain.voice import Voice


class Origin(StrEnum):
    LIVE = "live"
    REHEARSAL = "rehearsal"
    IMPORTED = "imported"


class SourceVerdict(StrEnum):
    """Whether a file was as it had been exported, when it was imported."""

    WHOLE = "whole"
    TAMPERED = "tampered"
    UNREADABLE = "unreadable"  # or its chain is whole, and the rest not comparable


@dataclass(frozen=True, slots=True)
class ImportSource:
    """
    The export that an imported symposium was read from: its own *id*, *origin* and
    *head*, which is None where it gave none, what verifying it brought, and the
    *source* that it was imported from itself.
    """

    id: SymposiumId
    origin: Origin
    head: str | None
    verdict: SourceVerdict
    sentence: str
    source: "ImportSource | None" = None

    def trace(self) -> "tuple[ImportSource, ...]":
        """This one, what it was imported from itself, and so on."""
        return (self, *(self.source.trace() if self.source else ()))


@dataclass(frozen=True, slots=True)
class Symposium:
    """
    One session.

    What stands before *ended* is what stood at asking: it is the head of the chain of
    digests, with *commitments* to the question and the attached file and its digest in
    *sha256*, both given by the archive. *context* is the text of an attached file,
    *source* is the
    export that it was imported from, *notes* are what an imported document says beside
    its turns. The answers of a
    *sealed* round are held back until all have ended.

    *turns* are in the order in which they began; the others in that in which they
    happened; the last of the *syntheses* is the one that is exported.
    """

    id: SymposiumId
    question: str
    voices: tuple[Voice, ...]
    format: str = "blind"
    title: str = ""
    rounds: int = 1
    samples: int = 1
    context: str | None = None
    asked_by: str | None = None
    origin: Origin = Origin.LIVE
    source: ImportSource | None = None
    started: datetime | None = None
    notes: tuple[Note, ...] = ()
    sealed: bool = False
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    sha256: str | None = None
    ended: datetime | None = None
    acts: tuple[Act, ...] = ()
    turns: tuple[Turn, ...] = ()
    syntheses: tuple[Synthesis, ...] = ()
    closings: tuple[Closing, ...] = ()

    @property
    def synthesis(self) -> Synthesis | None:
        return self.syntheses[-1] if self.syntheses else None

    @property
    def head(self) -> str | None:
        """
        The digest of what happened last, which stands for all up to there; None where
        the archive has given none yet.
        """
        entries: list[Act | Turn | Synthesis | Closing] = [*self.acts, *self.turns]
        entries += [*self.syntheses, *self.closings]
        # By place, not by list: a voice may end after a table was made. A turn that
        # still speaks has no place yet.
        last = max(entries, key=lambda entry: entry.place or 0, default=None)
        return last.sha256 if last is not None and last.place else self.sha256

    @property
    def is_held_back(self) -> bool:
        """
        Of its sealed round the seals alone may be known: somebody has still to end. A
        transcript from elsewhere is as it came.
        """
        if not self.sealed or self.ended or self.origin is Origin.IMPORTED:
            return False
        # What was held back is the first round (docs/record.md); later ones are open.
        ended = Counter(t.voice for t in self.turns if t.is_over and t.round == 1)
        return any(ended[voice.name] < self.samples for voice in self.voices)

    def answers_to(self, act: Act) -> tuple[Turn, ...]:
        """The turns that answer *act*, in the order in which they began."""
        return tuple(turn for turn in self.turns if turn.act == act.id)

    def voice(self, name: VoiceName) -> Voice:
        """The voice of that name; KeyError if it does not take part."""
        for voice in self.voices:
            if voice.name == name:
                return voice
        raise KeyError(name)

    @property
    def current_act(self) -> Act:
        """The act that is being answered: the last that asks the voices something."""
        asked = [act for act in self.acts if act.kind is ActKind.ASKED]
        return asked[-1] if asked else self.first_act()

    @property
    def stops(self) -> tuple[Act, ...]:
        """How often, and by whom, the answering of the last asking was stopped."""
        begun = self.current_act.place or 0
        stops = (act for act in self.acts if act.kind is ActKind.STOPPED)
        return tuple(act for act in stops if (act.place or 0) > begun)

    def first_act(self) -> Act:
        """The asking with which it began, as an act."""
        options = {"format": self.format, "rounds": self.rounds}
        options |= {"samples": self.samples, "sealed": self.sealed}
        return Act(
            ActKind.ASKED,
            self.asked_by,
            self.started,
            self.question,
            tuple(voice.name for voice in self.voices),
            options=options,
            id=act_id(self.id, 1),
        )

    def begin(self, cue: Cue) -> "Symposium":
        """The same symposium with one more turn, speaking. Turns count from 1."""
        number = max((turn.number for turn in self.turns), default=0) + 1
        act = self.current_act
        turn = Turn(
            turn_id(self.id, number),
            number,
            cue.voice,
            question=cue.question,
            round=cue.round,
            sample=cue.sample,
            asked_by=act.by,
            exposed_to=tuple(Exposure(turn, "shown") for turn in cue.shown),
            act=act.id,
        )
        return replace(self, turns=(*self.turns, turn))

    def add_act(self, act: Act) -> "Symposium":
        return replace(self, acts=(*self.acts, act))

    def add_synthesis(self, made: Synthesis) -> "Symposium":
        return replace(self, syntheses=(*self.syntheses, made))

    def close(self, closing: Closing) -> "Symposium":
        closings = (*self.closings, closing)
        return replace(self, ended=closing.at, closings=closings)

    def settle(self, changed: Turn) -> "Symposium":
        turns = tuple(changed if t.number == changed.number else t for t in self.turns)
        return replace(self, turns=turns)
