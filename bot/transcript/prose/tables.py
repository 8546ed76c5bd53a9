"""What stands below the voices: formulations, synthesis, exposure, provenance."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId
from bot.domain.plain_words import finding_titles
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Exposure, Turn
from bot.integrity.record import SCHEMA_1, ended_turns, time_record
from bot.transcript.prose.one_line import inline, table
from bot.transcript.prose.sections import name

_SHOWN_DIGITS = 16


def formulations(symposium: Symposium) -> list[str]:
    """The key formulations of all tables, and where each stands in its voice's text."""
    made = symposium.syntheses
    quotes = [row for table in made for row in table.rows if row.formulation]
    if not quotes:
        return []
    numbers = {turn.id: turn.number for turn in symposium.turns}
    cells = [
        (inline(row.voice), formulation(row), _where(row, numbers)) for row in quotes
    ]
    heading = ("Voice", "Formulation", "Where it stands")
    return ["## Key formulations", "", *table(heading, cells), ""]


def formulation(row: Row) -> str:
    """In quotation marks only if the voice said it so; otherwise with its label."""
    words = inline(row.formulation)
    if not words:
        return "—"
    if row.check is Check.VERBATIM:
        return f"“{words.strip(_MARKS)}”"
    return f"*{_CHECKS[row.check]}:* {words.strip(_MARKS)}"


def syntheses(symposium: Symposium) -> list[list[str]]:
    """Each table with its findings, in the order in which they were made."""
    made = symposium.syntheses
    if len(made) == 1:
        return [_synthesis(made[0], "Synthesis")]
    return [_synthesis(one, f"Synthesis {n}") for n, one in enumerate(made, start=1)]


def _synthesis(made: Synthesis, name: str) -> list[str]:
    rows = [
        (f"**{inline(row.voice)}**", inline(row.position) or "—", formulation(row))
        for row in made.rows
    ]
    rows += [(f"**{inline(m.voice)}**", _missing(m), "—") for m in made.missing]
    heading = ("Voice", "Position", "Key formulation")
    lines = [
        _synthesis_heading(made, name),
        "",
        _by(made),
        "",
        *([*table(heading, rows), ""] if rows else []),
    ]
    for key, sentences in made.findings.items():
        lines += _finding(finding_titles.get(key) or inline(key), sentences)
    return lines


def who_saw_what(symposium: Symposium) -> list[str]:
    turns = {turn.id: turn for turn in symposium.turns}
    rows = [
        (
            str(turn.number),
            name(turn),
            ", ".join(_describe_exposure(e, turns.get(e.turn)) for e in turn.exposed_to)
            or "independent",
        )
        for turn in ended_turns(symposium)
    ]
    heading = ("Turn", "Voice", "Words met before speaking")
    return ["## Who saw what", "", *table(heading, rows), ""] if rows else []


def acts(symposium: Symposium) -> list[str]:
    """What people did after they had asked."""
    rows = [
        (
            _ACTS[act.kind],
            inline(act.by or "") or "—",
            moment(act.at),
            _after(symposium, act),
            inline(act.text or ", ".join(act.voices)) or "—",
        )
        for act in symposium.acts[1:]
    ]
    heading = ("Act", "By", "When", "After", "Words")
    return ["## What was done", "", *table(heading, rows), ""] if rows else []


def _after(symposium: Symposium, act: Act) -> str:
    """The turn that had ended last when it happened."""
    before = [
        turn for turn in ended_turns(symposium) if (turn.place or 0) < (act.place or 0)
    ]
    last = max(before, key=lambda turn: turn.place or 0, default=None)
    return f"turn {last.number}" if last else "the question"


def provenance(symposium: Symposium) -> list[str]:
    rows = [_origin(turn) for turn in ended_turns(symposium)]
    heading = ("Turn", "Voice", "Model", "Length", "Time", "Digest")
    head = f"Head of the chain of digests: `{symposium.head}`"
    lines = table(heading, rows) if rows else ["*Nobody has ended a turn.*"]
    return ["## Provenance", "", *lines, "", *_seals(symposium), head, ""]


def moment(time: datetime | None) -> str:
    """A time for people: to the second, in UTC."""
    written = time_record(time)
    return "—" if written is None else f"{written[:19].replace('T', ' ')} UTC"


_CHECKS = {
    Check.VERBATIM: "verbatim",
    Check.SPLICED: "spliced",
    Check.ALTERED: "altered",
    Check.NOT_FOUND: "not found in the text",
}
_ACTS = {
    ActKind.ASKED: "asked",
    ActKind.STOPPED: "stopped",
    ActKind.ORDERED_TABLE: "ordered a table",
}
_MARKS = "\"“”„«»'\u2018\u2019 "  # the table sets its own


def _where(row: Row, numbers: Mapping[TurnId, int]) -> str:
    if row.turn is None:
        return "—"
    place = f"turn {numbers[row.turn]}" if row.turn in numbers else inline(row.turn)
    if row.check is not Check.VERBATIM or row.start is None or row.end is None:
        return place
    return f"{place}, characters {row.start} to {row.end}"


def _synthesis_heading(made: Synthesis, name: str) -> str:
    heading = f"## {name}: {inline(made.title)}" if made.title else f"## {name}"
    if not made.partial:
        return heading
    many = len(made.missing)
    lack = "one voice is missing" if many == 1 else f"{many} voices are missing"
    return f"{heading} (partial: {lack})"


def _by(made: Synthesis) -> str:
    if made.by == "none":
        return "*Extracted from the texts, without a model.*"
    if made.by == "document":
        return "*The document's own table, each formulation checked.*"
    return f"*Written by {inline(made.by) or '—'}, each formulation checked.*"


def _missing(missing: Missing) -> str:
    reason = (
        missing.reason.value.replace("_", " ") if missing.reason else "no reason known"
    )
    return f"*missing: {reason}*"


def _finding(label: str, sentences: tuple[str, ...]) -> list[str]:
    if not sentences:
        return []
    return [f"**{label}:**", "", *(f"- {inline(s) or '—'}" for s in sentences), ""]


def _describe_exposure(exposure: Exposure, turn: Turn | None) -> str:
    how = inline(exposure.how)
    if turn is None:
        return f"{inline(exposure.turn)} ({how})"
    return f"turn {turn.number} ({name(turn)}, {how})"


def _origin(turn: Turn) -> tuple[str, ...]:
    return (
        str(turn.number),
        name(turn),
        inline(turn.model_reported or turn.model_requested or "") or "—",
        f"{len(turn.text):,} characters",
        _describe_length(turn),
        f"`{(turn.sha256 or '')[:_SHOWN_DIGITS]}…`",
    )


def _seals(symposium: Symposium) -> list[str]:
    lines: list[str] = []
    for schema, sentence in _SEALS.items():
        rows = [
            (
                str(turn.number),
                name(turn),
                inline(turn.seal.salt or "—"),
                inline(turn.seal.sha256),
            )
            for turn in ended_turns(symposium)
            if turn.seal is not None and turn.seal.schema == schema
        ]
        heading = ("Turn", "Voice", "Salt", "Seal")
        lines += [sentence, "", *table(heading, rows), ""] if rows else []
    return lines


_SEALS = {
    None: "Each sealed answer was posted as its seal before any was shown: the SHA-256 "
    "of its salt, text, turn and voice, as canonical JSON:",
    SCHEMA_1: "Each sealed answer was posted as its seal, the SHA-256 of the salt and "
    "then the text, before any was shown:",
}


def _describe_length(turn: Turn) -> str:
    if turn.started is None or turn.ended is None:
        return moment(turn.started)
    try:
        seconds = (turn.ended - turn.started).total_seconds()
    except TypeError:  # one of them has no zone
        return moment(turn.started)
    return f"{moment(turn.started)}, {seconds:,.1f} s"
