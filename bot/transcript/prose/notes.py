"""
What a document says beside its turns, shown where it stands.

Display only: notes are read back from the record, never from these lines.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.names import TurnId
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Symposium
from bot.integrity.record import ended_turns
from bot.transcript.prose.one_line import inline
from bot.transcript.prose.quoting import quote_lines


def notes_by_turn(symposium: Symposium) -> Mapping[TurnId | None, Sequence[Note]]:
    """By the turn that they follow; under None those that stand before the first."""
    found: dict[TurnId | None, list[Note]] = {}
    for note in symposium.notes:
        found.setdefault(note.after, []).append(note)
    return found


def stray_notes(symposium: Symposium) -> list[str]:
    """A section for the notes that follow on no turn of this record."""
    turns = {None, *(turn.id for turn in ended_turns(symposium))}
    found = show_notes(note for note in symposium.notes if note.after not in turns)
    return ["## Notes", "", *found] if found else []


def show_notes(notes: Iterable[Note]) -> list[str]:
    lines: list[str] = []
    for note in notes:
        lines += [_label(note), "", *(quote_lines(note.text) or ["*Nothing.*"]), ""]
    return lines


def _label(note: Note) -> str:
    heading = f": {inline(note.heading)}" if note.heading else ":"
    place = "" if note.line is None else f" *(line {note.line} of the document)*"
    return f"**{_KINDS[note.kind]}{heading}**{place}"


_KINDS = {
    NoteKind.REPAIR: "Repaired on reading",
    NoteKind.CONTEXT: "Context",
    NoteKind.OBSERVATION: "Observation",
    NoteKind.REMARK: "Remark",
}
