"""
A symposium as it is being read: what was found so far.

The only mutable part of the reader besides the reader's own place in the document.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.names import SymposiumId, TurnId, VoiceName, turn_id
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.errors import Unreadable
from bot.transcript.handmade.document_tables import DocumentTable, make_synthesis
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.lines.times import read_time

_BLANK = "The document gives a blank message here."


@dataclass(slots=True)
class SymposiumDraft:
    """Turns, tables and notes in the order in which they stand in the document."""

    id: SymposiumId
    format: str
    lenient: bool = False
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

    def add_voice(self, who: Speaker, line: int) -> VoiceName:
        """
        The voice that is meant, a new one if it has not spoken yet. *line* counts
        from 1, here and below.
        """
        known = (
            find_name_meant(who.name, self.voices)
            if who.again
            else self._find_same(who.name)
        )
        name = VoiceName(known or who.name)
        before = self.voices.get(name)
        if before is None:
            self.voices[name] = Voice(name, epithet=who.epithet)
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
        blank = turn.fell_silent(Reason.BLANK, _BLANK)
        self.turns.append(turn if text.strip() else blank)

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

    def add_repair(self, sentence: str, line: int | None = None) -> None:
        """What was done to read the document, in a sentence."""
        self.notes.append(Note(NoteKind.REPAIR, sentence, after=None, line=line))

    def last_turn(self) -> TurnId | None:
        return self.turns[-1].id if self.turns else None

    def refuse(
        self, sentence: str, lines: Sequence[str] = (), *, line: int | None
    ) -> None:
        """
        Something is not understood: Unreadable, or, leniently, a note of the lines and
        of what was the matter with them.
        """
        if not self.lenient:
            raise Unreadable(sentence, line=line)
        self.add_repair(f"Not understood, and kept as it stands: {sentence}.", line)
        words = "\n".join(lines).strip("\n")
        if words.strip():
            self.add_note(words, line=line)

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
        turns = [replace(t, question=t.question or self.question) for t in self.turns]
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
            syntheses=tuple(make_synthesis(table, turns) for table in self.tables),
            notes=tuple(self.notes),
        )

    def _find_same(self, name: str) -> VoiceName | None:
        wanted = name.casefold()
        return next(
            (known for known in self.voices if known.casefold() == wanted), None
        )


def make_id(text: str) -> SymposiumId:
    """The same document gets the same id: eight hex digits of its SHA-256."""
    return SymposiumId(hashlib.sha256(text.encode()).hexdigest()[:8])
