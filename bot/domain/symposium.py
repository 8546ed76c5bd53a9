"""A symposium: acts and turns in one order, perhaps syntheses."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from math import inf

from bot.domain.act import ASKING, Act, ActKind, Closing
from bot.domain.commitment import Commitment
from bot.domain.names import (
    ActId,
    SymposiumId,
    TurnId,
    VoiceName,
    act_id,
    turn_id,
)
from bot.domain.note import Note
from bot.domain.synthesis import Synthesis
from bot.domain.turn import BALLOT, Cue, Status, Turn
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
class Parent:
    """
    What a branch goes off from: the symposium *id*, up to and with the *turn* that
    ended at *place* in it, and the *head* of its chain of digests there.
    """

    id: SymposiumId
    turn: TurnId
    place: int
    head: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One that goes off after *turn*, as far as the archive knows."""

    id: SymposiumId
    turn: TurnId
    started: datetime | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """
    One of those that go back to the same beginning, as a tree shows it: what it is
    *called*, "" for a branch in which nothing else was asked, and after which *turn* of
    its *parent* it goes off. One that *is_known* is in the archive.
    """

    id: SymposiumId
    called: str
    parent: SymposiumId | None = None
    turn: TurnId | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Symposium:
    """
    One session.

    What stands before *ended* is what stood at asking: it is the head of the chain of
    digests, with *commitments* to the question and the attached file and its digest in
    *sha256*, both given by the archive. *context* is the text of an attached file,
    *source* is the export that it was imported from, *notes* are what an imported
    document says beside its turns. The answers of a *sealed* round are held back until
    all have ended.

    Of a branch *branch_of* says from where it goes off, and it begins with the entries
    of that one, up to there, as they stand there; *ancestors* are what stood at asking
    of the ones before it, as the record has it with its digest, the first one first.
    *branches* go off from this one, as far as the archive knows. *under_way* says of
    an export of one that went on how many requests stand in no entry, by their acts.

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
    branch_of: Parent | None = None
    ancestors: tuple[Mapping[str, object], ...] = ()
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    sha256: str | None = None
    ended: datetime | None = None
    acts: tuple[Act, ...] = ()
    turns: tuple[Turn, ...] = ()
    syntheses: tuple[Synthesis, ...] = ()
    closings: tuple[Closing, ...] = ()
    branches: tuple[Branch, ...] = ()
    under_way: Mapping[str, int] = field(default_factory=dict)

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
    def revealed(self) -> frozenset[TurnId]:
        """The turns of sealed rounds that have been shown."""
        shown = (act for act in self.acts if act.kind is ActKind.REVEALED)
        return frozenset(turn for act in shown for turn in act.named_turns)

    @property
    def held_turns(self) -> tuple[Turn, ...]:
        """
        Those of sealed rounds that still go on: of each the seal alone may be known.
        Before anything was revealed, that is all that is spoken here; later only what
        has a seal, for not all that a sealed course asks is of a sealed round. What a
        branch carries was shown where it was spoken, and a transcript from elsewhere
        is as it came.
        """
        if not self._may_be_held_back:
            return ()
        revealed, closed = self.revealed, self._closed_acts
        return tuple(
            turn
            for turn in self.turns
            if (turn.seal or not revealed)
            and not self.carries(turn)
            and turn.id not in revealed
            and turn.act not in closed
        )

    @property
    def held_ballots(self) -> tuple[Turn, ...]:
        """
        Those of a council that still asks for them: what a judge said, and what it was
        sent, no export tells before all ballots are in.
        """
        if self.ended or self.origin is Origin.IMPORTED:
            return ()
        counted = {
            turn.act for turn in self.turns if turn.task not in (None, BALLOT)
        } | {act.id for act in self.acts if self.stops_of(act)}
        known = {turn.id: turn for turn in self.turns}
        return tuple(
            turn
            for turn in self.turns
            if turn.task == BALLOT
            and not self.carries(turn)
            and _find_first_try(turn, known).act not in counted | self._closed_acts
        )

    @property
    def is_held_back(self) -> bool:
        """Of a sealed round the seals alone may be known: somebody has still to end."""
        if not self._may_be_held_back:
            return False
        return bool(self.held_turns) or not self.revealed

    @property
    def _may_be_held_back(self) -> bool:
        if not self.sealed or self.ended or self.origin is Origin.IMPORTED:
            return False
        return not (self.acts and self.is_closed(self.acts[0]))

    @property
    def _closed_acts(self) -> frozenset[ActId | None]:
        return frozenset(act.id for act in self.acts if self.is_closed(act))

    def carries(self, entry: Act | Turn | Synthesis | Closing) -> bool:
        """Whether, in a branch, that is part of what it goes off from."""
        most = self.branch_of.place if self.branch_of else 0
        return 0 < (entry.place or 0) <= most

    @property
    def goes_back_to(self) -> tuple[SymposiumId, ...]:
        """Of a branch its parent, last, and before it all that this goes back to."""
        return tuple(SymposiumId(str(frame.get("id"))) for frame in self.ancestors)

    def find_owner(self, turn: Turn) -> SymposiumId | None:
        """In which of those that it goes back to a carried turn was spoken."""
        owner = None
        for frame in self.ancestors:
            parent = frame.get("parent")
            since = parent.get("place") if isinstance(parent, Mapping) else 0
            if isinstance(since, int) and (turn.place or 0) > since:
                owner = SymposiumId(str(frame.get("id")))
        return owner

    def answers_to(self, act: Act) -> tuple[Turn, ...]:
        """The turns that answer *act*, in the order in which they began."""
        return tuple(turn for turn in self.turns if turn.act == act.id)

    def may_pass(self, turn: Turn) -> bool:
        """Whether its voice can pass or leave: unless that was not to be offered."""
        return all(
            act.chose("pass", otherwise=True) for act in self.acts if act.id == turn.act
        )

    @property
    def participants(self) -> tuple[Voice, ...]:
        """
        All who take part, also who has left: the *voices* it began with, and who was
        invited later. Of one that was invited anew, its newest address, of one that
        was given an epithet, the newest.
        """
        known = {voice.name: voice for voice in self.voices}
        for act in self.acts:
            known.update((voice.name, voice) for voice in act.joined)
        for act in self.acts:
            for name in act.voices if act.kind is ActKind.NAMED else ():
                if name in known:
                    known[name] = replace(known[name], epithet=act.text)
        return tuple(known.values())

    def voice(self, name: VoiceName) -> Voice:
        """The voice of that name; KeyError if it does not take part."""
        for voice in self.participants:
            if voice.name == name:
                return voice
        raise KeyError(name)

    def is_absent(self, name: VoiceName) -> bool:
        """It has left, or was dismissed, and nobody has invited it back since."""
        left = [
            turn.place or 0
            for turn in self.turns
            if turn.voice == name and turn.status is Status.LEFT
        ]
        left += self._places(ActKind.DISMISSED, name)
        return max(left, default=-1) > max(
            self._places(ActKind.INVITED, name), default=-1
        )

    def _places(self, kind: ActKind, name: VoiceName) -> list[int]:
        acts = (act for act in self.acts if act.kind is kind and name in act.voices)
        return [act.place or 0 for act in acts]

    @property
    def is_paused(self) -> bool:
        """Nobody is asked anything until somebody resumes it."""
        switches = (ActKind.PAUSED, ActKind.RESUMED)
        kinds = [act.kind for act in self.acts if act.kind in switches]
        return bool(kinds) and kinds[-1] is ActKind.PAUSED

    @property
    def current_act(self) -> Act:
        """The last that asks the voices something: it is or was being answered."""
        asked = [act for act in self.acts if act.kind in ASKING]
        return asked[-1] if asked else self.first_act()

    @property
    def open_acts(self) -> tuple[Act, ...]:
        """What is still being answered, or waits to be: what no closing has named."""
        asked = tuple(act for act in self.acts if act.kind in ASKING)
        if not asked and self.ended is None:
            asked = (self.first_act(),)
        # One that names nothing, of an older record, closes what was before it.
        named = {closing.act for closing in self.closings}
        unnamed = (c.place or 0 for c in self.closings if c.act is None)
        until = max(unnamed, default=-1)
        return tuple(
            act for act in asked if act.id not in named and (act.place or 0) > until
        )

    def is_closed(self, act: Act) -> bool:
        """Nobody will speak any more in answer to it."""
        return self.closing_of(act) is not None

    def closing_of(self, act: Act) -> Closing | None:
        """The first that ends the answering of it; None while it is open."""
        unnamed = (c for c in self.closings if c.act is None)
        ends = [c for c in unnamed if (c.place or 0) >= (act.place or 0)]
        return next((c for c in self.closings if c in ends or c.act == act.id), None)

    def stops_of(self, act: Act) -> tuple[Act, ...]:
        """How often, and by whom, its answering was stopped; not what came after it."""
        closing, begun = self.closing_of(act), act.place or 0
        until = closing.place or inf if closing else inf
        stops = (act for act in self.acts if act.kind is ActKind.STOPPED)
        return tuple(stop for stop in stops if begun < (stop.place or 0) < until)

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

    def begin(self, cue: Cue, act: Act | None = None) -> "Symposium":
        """
        The same symposium with one more turn, speaking, in answer to *act*, else to the
        current one. Turns count from 1.
        """
        number = max((turn.number for turn in self.turns), default=0) + 1
        act = act or self.current_act
        turn = Turn(
            turn_id(self.id, number),
            number,
            cue.voice,
            question=cue.question,
            round=cue.round,
            sample=cue.sample,
            asked_by=cue.asked_by or act.by,
            exposed_to=cue.exposures,
            act=act.id,
            task=cue.task,
            to=cue.to,
            retries=cue.retries,
            left_out=cue.left_out,
        )
        return replace(self, turns=(*self.turns, turn))

    def add_act(self, act: Act) -> "Symposium":
        """What asks the voices something opens it again, if it had ended."""
        ended = None if act.kind in ASKING else self.ended
        return replace(self, acts=(*self.acts, act), ended=ended)

    def add_synthesis(self, made: Synthesis) -> "Symposium":
        return replace(self, syntheses=(*self.syntheses, made))

    def close(self, closing: Closing) -> "Symposium":
        """It has ended with it, unless something else is still being answered."""
        closed = replace(self, ended=None, closings=(*self.closings, closing))
        return closed if closed.open_acts else replace(closed, ended=closing.at)

    def settle(self, changed: Turn) -> "Symposium":
        turns = tuple(changed if t.number == changed.number else t for t in self.turns)
        return replace(self, turns=turns)


def _find_first_try(turn: Turn, known: Mapping[TurnId, Turn]) -> Turn:
    """What it was asked for once more for, or itself; a file may go round in that."""
    for _ in known:
        if turn.retries is None or turn.retries not in known:
            break
        turn = known[turn.retries]
    return turn
