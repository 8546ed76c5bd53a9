"""Puts the answers of a table into the draft, row by row."""

from bot.transcript.handmade.grids.answer_grids import AnswerGrid
from bot.transcript.handmade.grids.grid_answers import AnsweredRow
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.speaker_names import SenderPart, find_part

_MOST = 20  # turns, rows and cells that are compared
_QUOTES = " \t\"'\u201c\u201d\u201e\u00ab\u00bb.*_"


def take_grid(found: AnswerGrid, draft: SymposiumDraft) -> None:
    """Each answer becomes a turn, cells beside it notes; a person's cells ask."""
    grid, places = found.grid, draft.places
    places.mark(LinePlace.FRAME, grid.first, grid.end)
    if found.doubt:
        draft.refuse(
            "it is not clear whether the cells of this table are what was answered, or "
            "what somebody says of it; name the column of what was asked “Question” if "
            "they are answers and that of what is compared “Criterion” if they are "
            "not, or say with --layout tables that they are",
            line=grid.first + 1,
        )
    asked = found.question
    for row in found.answers.rows:
        asked = _take_row(row, asked, draft)


def repeats_turns(found: AnswerGrid, draft: SymposiumDraft) -> bool:
    """It gives once more what voices have said: it compares them."""
    said = [turn.text for turn in draft.turns[-_MOST:]]
    cells = [one.words for row in found.answers.rows[:_MOST] for one in row.answers]
    return any(cell.strip(_QUOTES) in text for text in said for cell in cells[:_MOST])


def _take_row(found: AnsweredRow, asked: str, draft: SymposiumDraft) -> str:
    """What is asked from there on."""
    row, line = found.row, found.row.first + 1
    choices = draft.document.choices.voices
    for answer in found.answers:
        given = choices.get(answer.name)
        if given is None and find_part(answer.name) is SenderPart.ASKS:
            draft.places.mark(LinePlace.QUESTION, row.first, row.end)
            asked = answer.words
            continue
        question = "\n\n".join(part for part in (asked, answer.question) if part)
        voice = draft.add_voice(read_speaker(given or answer.name), line)
        draft.add_turn(voice, answer.words.strip(), question=question)
        draft.places.mark(LinePlace.TURN, row.first, row.end)
    for note in found.notes:
        draft.add_note(note, line=line)
    return asked
