"""A symposium: a question, its voices, a format, its turns, perhaps syntheses."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.names import SymposiumId, VoiceName, turn_id
from bot.domain.note import Note
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Cue, Exposure, Turn
from bot.domain.voice import Voice


class Origin(StrEnum):
    LIVE = "live"
    REHEARSAL = "rehearsal"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Symposium:
    """
    One session. *syntheses* are in the order in which they were made; the last one
    is the one that is exported. *context* is the text of an attached file, *notes* are
    what an imported document says beside its turns. The answers of a *sealed* round
    are held back until all have ended.
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
    started: datetime | None = None
    ended: datetime | None = None
    turns: tuple[Turn, ...] = ()
    syntheses: tuple[Synthesis, ...] = ()
    notes: tuple[Note, ...] = ()
    sealed: bool = False

    @property
    def synthesis(self) -> Synthesis | None:
        return self.syntheses[-1] if self.syntheses else None

    def voice(self, name: VoiceName) -> Voice:
        """The voice of that name; KeyError if it does not take part."""
        for voice in self.voices:
            if voice.name == name:
                return voice
        raise KeyError(name)

    def begin(self, cue: Cue) -> "Symposium":
        """The same symposium with one more turn, speaking. Turns count from 1."""
        number = max((turn.number for turn in self.turns), default=0) + 1
        turn = Turn(
            turn_id(self.id, number),
            number,
            cue.voice,
            question=cue.question,
            round=cue.round,
            sample=cue.sample,
            asked_by=self.asked_by,
            exposed_to=tuple(Exposure(turn, "shown") for turn in cue.shown),
        )
        return replace(self, turns=(*self.turns, turn))

    def settle(self, changed: Turn) -> "Symposium":
        turns = tuple(changed if t.number == changed.number else t for t in self.turns)
        return replace(self, turns=turns)
