"""The synthesiser asked once more, for quotations that stand in the texts."""

import re
from collections.abc import Sequence

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.domain.turn import Message
from bot.evidence.quotes.quote_report import QuoteChecker, QuoteRow
from bot.formats.framing import fenced
from bot.text.lines import one_line

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_WITHOUT_A_MODEL = frozenset({"none", "document"})
_CHECKED = {
    Check.SPLICED: "is put together from its words",
    Check.ALTERED: "is not in its words",
    Check.NOT_FOUND: "was not found in its text",
}


def again(symposium: Symposium, synthesis: Synthesis, template: str) -> Message | None:
    """
    What follows the synthesiser's answer, if a formulation in it is not verbatim.

    *template* is `prompts/again.md`; its place {{material}} is filled with each such
    formulation and the nearest real passage, both fenced. None if every formulation is
    verbatim, or if no model made the table.
    """
    if synthesis.by in _WITHOUT_A_MODEL:
        return None
    checker = QuoteChecker(symposium)
    rows = [
        checker.check(None, row.voice, row.formulation)
        for row in synthesis.rows
        if row.check is not Check.VERBATIM
    ]
    inexact = [row for row in rows if row.check is not Check.VERBATIM]
    if not inexact:
        return None
    places = {"material": _material(inexact)}
    # In one pass, so that a text which looks like a place stays what it is.
    return Message("user", _PLACE.sub(lambda m: places.get(m[1], m[0]), template))


def _material(rows: Sequence[QuoteRow]) -> str:
    return "\n\n".join(f"{n}. {_told(row)}" for n, row in enumerate(rows, 1))


def _told(row: QuoteRow) -> str:
    name = one_line(row.voice)
    heading = f"For {name} you gave this, which {_CHECKED[row.check]}:"
    given = fenced(row.formulation, label=heading)
    if row.said_by is not None:
        other = one_line(row.said_by)
        given += f"\n\nThat was said by {other}, not by {name}."
    if row.nearest is None:
        return f"{given}\n\n{name} said nothing like it: choose another sentence."
    return f"{given}\n\n" + fenced(row.nearest, label=f"Nearest to it, {name} said:")
