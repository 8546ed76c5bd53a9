"""The first hand-made transcript as a symposium, read by a parser of forty lines."""

import re
from pathlib import Path

from bot.domain.names import SymposiumId, VoiceName, turn_id
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ID = SymposiumId("seed")


def repaired(line: str) -> str:
    """The seed was decoded as Mac Roman once; lines that were not stay as they are."""
    try:
        return line.encode("mac_roman").decode()
    except UnicodeError:
        return line


def first_seed() -> Symposium:
    (path,) = SEEDS.glob("000_*")
    lines = path.read_text(encoding="utf-8").split("\n")
    document = "\n".join(map(repaired, lines))
    turns: list[Turn] = []
    notes: list[Note] = []
    syntheses: list[Synthesis] = []
    for section in document.split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        if heading.startswith("Voice: "):
            turns.append(_turn(len(turns) + 1, heading, body))
            continue
        after = turns[-1].id if turns else None
        notes.append(Note(NoteKind.OBSERVATION, body, heading, after))
        if rows := _rows(body):
            syntheses.append(Synthesis("document", rows, title=heading))
    voices = tuple(Voice(turn.voice) for turn in turns)
    return Symposium(
        ID,
        "",
        voices,
        origin=Origin.IMPORTED,
        turns=tuple(turns),
        syntheses=tuple(syntheses),
        notes=tuple(notes),
    )


def _turn(number: int, heading: str, body: str) -> Turn:
    name = re.sub(r"\(.*", "", heading.removeprefix("Voice: ")).strip()
    asked, _, said = body.partition("Response:**")
    question, text = (
        "\n".join(line[2:] for line in part.split("\n") if line.startswith(">"))
        for part in (asked, said)
    )
    return Turn(
        turn_id(ID, number),
        number,
        VoiceName(name),
        question=question,
        text=text,
        status=Status.SPOKEN,
        asked_by="Claude Opus 4.5",
    )


def _rows(body: str) -> tuple[Row, ...]:
    cells = [line.strip("| ").split(" | ") for line in body.split("\n") if "|" in line]
    return tuple(
        Row(VoiceName(cell[0]), "".join(cell[1:-1]), cell[-1], Check.NOT_FOUND)
        for cell in cells[2:]
    )
