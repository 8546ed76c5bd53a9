"""One sentence about a turn or a table, for a line, a board or a heading. No I/O."""

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Status, Turn
from bot.terminal.output import one_line


def seconds(turn: Turn) -> str:
    """How long the turn took, "" while that is unknown."""
    if turn.started is None or turn.ended is None:
        return ""
    return f"{(turn.ended - turn.started).total_seconds():.1f} s"


def whose(turn: Turn, symposium: Symposium) -> str:
    """The voice, with the round and the sample where there are several."""
    parts = [one_line(turn.voice)]
    if symposium.rounds > 1:
        parts.append(f"round {turn.round}")
    if symposium.samples > 1:
        parts.append(f"sample {turn.sample}")
    return ", ".join(parts)


def length(text: str) -> str:
    return f"{len(text):,} character{'' if len(text) == 1 else 's'}"


def outcome(turn: Turn) -> str:
    """How the turn ended: "spoke 1,203 characters in 4.2 s", "is silent (...)"."""
    took = f" in {seconds(turn)}" if seconds(turn) else ""
    if turn.status is Status.SPOKEN:
        cut = ", cut by the token limit" if turn.was_cut else ""
        return f"spoke {length(turn.text)}{took}{cut}"
    if turn.status is Status.SILENT:
        said = f"; kept {length(turn.text)}" if turn.text else ""
        after = took.replace(" in ", " after ")
        return f"is silent{after} ({turn.reason}{said}): {one_line(turn.detail or '')}"
    return {Status.PASSED: "passed", Status.LEFT: "left"}.get(turn.status, "speaks")


def heading(synthesis: Synthesis) -> str:
    """Who made the table, and whether it is partial."""
    by = (
        "extracted without a model"
        if synthesis.by == "none"
        else f"by {one_line(synthesis.by)}"
    )
    if not synthesis.partial:
        return f"Synthesis, {by}"
    missing = len(synthesis.missing)
    are = "voice is" if missing == 1 else "voices are"
    return f"Synthesis, {by} (partial: {missing} {are} missing)"


def quoted(row: Row) -> str:
    """In quotation marks only what was found word for word."""
    if row.check is Check.VERBATIM:
        return f"“{one_line(row.formulation)}”"
    return f"paraphrase ({row.check.replace('_', ' ')}): {one_line(row.formulation)}"
