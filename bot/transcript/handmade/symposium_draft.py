"""
A symposium as it is being read: what was found so far.

The only mutable part of the reader besides the reader's own place in the document.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.names import SymposiumId, TurnId, VoiceName, turn_id
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.line_places import LinePlace, LinePlaces
from bot.transcript.handmade.lines.blocks import is_rule
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.lines.short_names import NameIndex
from bot.transcript.handmade.lines.times import read_time
from bot.transcript.handmade.tables.document_tables import DocumentTable, make_synthesis

NOT_UNDERSTOOD = "Not understood, and kept as it stands"
"""Begins each sentence of the list of what was not understood."""

_BLANK = "The document gives a blank message here."


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """What the reader could not make sense of, as a sentence; *line* counts from 1."""

    sentence: str
    line: int | None


@dataclass(slots=True)
class SymposiumDraft:
    """
    Turns, tables and notes in the order in which they stand in the document, where each
    of its lines went, and what was not understood.
    """

    document: HandmadeDocument
    format: str
    title: str = ""
    question: str = ""
    asked_by: str | None = None
    started: datetime | None = None
    ended: datetime | None = None
    voices: dict[VoiceName, Voice] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    rounds: Counter[VoiceName] = field(default_factory=Counter)
    tables: list[DocumentTable] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    zoneless: list[str] = field(default_factory=list)
    misunderstood: list[Misunderstanding] = field(default_factory=list)
    is_certain: bool = False  # what parts its messages is found in no other layout
    has_lines: bool = False  # a message is a line, or goes on in the next
    are_ends_told: bool = False  # a program has marked where each message ends
    may_be_said: bool = False  # what is listed, by the voice above it
    are_boxed: bool = False  # whoever made the document has put each into a box
    names: NameIndex = field(default_factory=NameIndex)  # of the voices
    spellings: dict[str, VoiceName] = field(default_factory=dict)  # by lower case
    id: SymposiumId = field(init=False)
    places: LinePlaces = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.document.id
        self.places = LinePlaces(len(self.document.lines))

    def add_voice(self, who: Speaker, line: int) -> VoiceName:
        """
        The voice that is meant, a new one if it has not spoken yet. *line* counts
        from 1, here and below.
        """
        known = (
            self.names.find(who.name)
            if who.again
            else self.spellings.get(who.name.casefold())
        )
        name = VoiceName(known or who.name)
        before = self.voices.get(name)
        if before is None:
            self.voices[name] = Voice(name, epithet=who.epithet)
            self.names.add(name)
            self.spellings[name.casefold()] = name
        elif who.epithet and before.epithet is None:
            self.voices[name] = replace(before, epithet=who.epithet)
        elif who.epithet and who.epithet != before.epithet:
            self.add_note(f"{who.name} ({who.epithet})", line=line)
        return name

    def set_model(self, name: VoiceName, model: str) -> None:
        self.voices[name] = replace(self.voices[name], model=model)

    def add_turn(
        self,
        name: VoiceName,
        text: str,
        *,
        question: str = "",
        asked_by: str | None = None,
        model: str | None = None,
        started: datetime | None = None,
        ended: datetime | None = None,
    ) -> None:
        """One more turn; a blank one is silent, and keeps its white space."""
        number = len(self.turns) + 1
        self.rounds[name] += 1
        turn = Turn(
            turn_id(self.id, number),
            number,
            name,
            question=question,
            round=self.rounds[name],
            status=Status.SPOKEN,
            text=text,
            asked_by=asked_by,
            started=started,
            ended=ended,
            model_reported=model,
        )
        if not text.strip():
            turn = turn.fell_silent(Reason.BLANK, _BLANK)
        self.turns.append(turn)

    def set_asker(self, who: str | None, *, line: int) -> None:
        """Who asked, as a label says it; what was said before becomes a note."""
        if who is not None and self.asked_by not in (None, who):
            self.add_note(f"Asked by: {self.asked_by}", line=line)
        self.asked_by = who or self.asked_by

    def add_note(
        self,
        text: str,
        *,
        kind: NoteKind = NoteKind.REMARK,
        heading: str | None = None,
        line: int | None = None,
    ) -> None:
        self.notes.append(Note(kind, text, heading, self.last_turn(), line))

    def add_notes_between(self, notes: Sequence[Note]) -> None:
        """Notes in the order of their lines, each before the first that is below it."""
        merged: list[Note] = []
        at = 0
        for one in self.notes:
            while at < len(notes) and (one.line or 0) > (notes[at].line or 0):
                merged.append(notes[at])
                at += 1
            merged.append(one)
        self.notes = [*merged, *notes[at:]]

    def note_lines(self, first: int, end: int, *, frames: bool = False) -> None:
        """
        What stands on these lines, from 0, becomes one note; where the layout *frames*
        its parts, rules around it and blank lines are that.
        """
        lines = self.document.lines
        told = [at for at in range(first, end) if lines[at].strip()]
        if frames:
            told = [at for at in told if not is_rule(lines[at])]
            self.places.mark(LinePlace.FRAME, first, end)
        if told:
            text = "\n".join(lines[told[0] : told[-1] + 1])
            self.add_note(text, line=told[0] + 1)
            self.places.mark(LinePlace.NOTE, told[0], told[-1] + 1)

    def add_repair(self, sentence: str, line: int | None = None) -> None:
        """What was done to read the document, in a sentence."""
        self.notes.append(Note(NoteKind.REPAIR, sentence, after=None, line=line))

    def tell_before(self, sentences: Iterable[str]) -> None:
        """What was done to the document before it was read."""
        self.notes[:0] = [Note(NoteKind.REPAIR, told, after=None) for told in sentences]

    def last_turn(self) -> TurnId | None:
        return self.turns[-1].id if self.turns else None

    def refuse(
        self, sentence: str, *, line: int | None, first: int = 0, end: int = 0
    ) -> None:
        """
        Something is not understood. Never raises: whoever chooses the layout refuses
        the document for it, or, leniently, keeps it with the notes that are made here
        of the sentence and of the lines from *first* up to *end*, from 0.
        """
        self.misunderstood.append(Misunderstanding(sentence, line))
        self.add_repair(f"{NOT_UNDERSTOOD}: {sentence}.", line)
        words = "\n".join(self.document.lines[first:end]).strip("\n")
        if words.strip():
            self.add_note(words, line=line)
        self.places.mark(LinePlace.LISTED, first, end)

    def list_lines(self, first: int, end: int, why: str = "") -> None:
        """These lines, from 0, are not understood, and do no harm where they stand."""
        words = "\n".join(self.document.lines[first:end]).strip("\n")
        told = f": {why}." if why else "."
        self.add_repair(f"{NOT_UNDERSTOOD}{told}", first + 1)
        self.add_note(words, line=first + 1)
        self.places.mark(LinePlace.LISTED, first, end)

    def read_time(self, words: str) -> datetime | None:
        """The time that the document gives; remembers that it has no zone."""
        given = read_time(words)
        if given is None:
            return None
        if not given.zoned:
            self.zoneless.append(words.strip())
        return given.time

    def to_symposium(self) -> Symposium:
        """The symposium; the tables are checked against all the turns."""
        if self.zoneless:
            digits = ", ".join(self.zoneless)
            self.add_repair(
                f"No time zone is given; the digits are kept as UTC: {digits}."
            )
        turns = [self._asked(turn) for turn in self.turns]
        first = next((turn.question for turn in turns if turn.question), "")
        askers = {turn.asked_by for turn in turns}
        voices = tuple(self.voices.values())
        return Symposium(
            self.id,
            self.question or first,
            voices,
            format=self.format,
            title=self.title,
            rounds=max((turn.round for turn in turns), default=1),
            asked_by=self.asked_by or (askers.pop() if len(askers) == 1 else None),
            origin=Origin.IMPORTED,
            started=self.started,
            ended=self.ended,
            turns=tuple(turns),
            syntheses=tuple(make_synthesis(table, voices) for table in self.tables),
            notes=tuple(self.notes),
        )

    def _asked(self, turn: Turn) -> Turn:
        """With the document's question, where it was asked no other."""
        if turn.question or not self.question:
            return turn
        return replace(turn, question=self.question)
