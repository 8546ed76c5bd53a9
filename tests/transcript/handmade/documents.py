"""The documents beside this file, and what can be asked of anything read from one."""

import re
from datetime import datetime
from pathlib import Path

from bot.domain.symposium import Symposium
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read

FOLDER = Path(__file__).parent
LENIENTLY = ReadingChoices(lenient=True)
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# The two transcripts that the project was given; they are not part of it.
SEEDS = sorted((FOLDER.parents[3] / "shared" / "seeds").glob("*.txt"))


def document(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode()


def imported(name: str) -> Symposium:
    return read(document(name))


def said(symposium: Symposium) -> list[tuple[str, str]]:
    return [(turn.voice, turn.text) for turn in symposium.turns]


def noted(symposium: Symposium) -> list[tuple[str, str | None, str]]:
    return [(note.kind.value, note.heading, note.text) for note in symposium.notes]


def words(symposium: Symposium) -> str:
    """Everything that a symposium holds, except what was made rather than read."""
    parts: list[str | None] = [symposium.title, symposium.question, symposium.asked_by]
    for voice in symposium.voices:
        parts += [voice.name, voice.epithet, voice.model]
    for turn in symposium.turns:
        parts += [turn.question, turn.text, turn.asked_by, turn.model_reported]
        parts += [
            f"{time:%Y-%m-%d %H:%M:%S}" for time in (turn.started, turn.ended) if time
        ]
    for made in symposium.syntheses:
        parts.append(made.title)
        for row in made.rows:
            parts += [row.voice, row.position, row.formulation]
        for key, sentences in made.findings.items():
            parts += [key, *sentences]
    for note in symposium.notes:
        parts += [note.text, note.heading] if note.kind != "repair" else []
    for time in (symposium.started, symposium.ended):
        parts.append(f"{time:%Y-%m-%d %H:%M:%S}" if time else None)
    return "\n".join(part for part in parts if part)


_LAYOUT = re.compile(
    r"\W*(?:(?:voice|the|question|prompt|asked|from|by|response|answer|model|started|"
    r"ended|messages|host|theme|source|architecture|position|role|key|formulations?|"
    r"continued|dialogue|first|second|third|phrase|s|\d+)\b\W*)*",
    re.IGNORECASE,
)


_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:]{8}(?:Z|[+-]\d\d:\d\d)")


def lost(text: str, symposium: Symposium) -> list[str]:
    """The words of a document, line by line, that its symposium does not hold."""
    held = set(re.findall(r"\w+", words(symposium)))
    times = {symposium.started, symposium.ended}
    times |= {time for turn in symposium.turns for time in (turn.started, turn.ended)}
    missing = []
    for line in text.splitlines():
        if (time := _TIME.search(line)) and datetime.fromisoformat(time[0]) in times:
            continue
        gone = [word for word in re.findall(r"\w+", line) if word not in held]
        if gone and _LAYOUT.fullmatch(" ".join(gone)) is None:
            missing.append(line)
    return missing
