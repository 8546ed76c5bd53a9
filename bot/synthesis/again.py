"""The synthesiser asked once more, for quotations that stand in the texts."""

import re
from collections.abc import Sequence

from bot.domain.synthesis import Check
from bot.domain.turn import Message
from bot.evidence.quotes.quote_report import QuoteRow
from bot.formats.framing import fenced
from bot.text.lines import one_line

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_CHECKED = {
    Check.SPLICED: "is put together from its words",
    Check.ALTERED: "is not in its words",
    Check.NOT_FOUND: "was not found in its text",
}


def ask_again(
    quotes: Sequence[QuoteRow], template: str, passages: Sequence[QuoteRow] = ()
) -> Message | None:
    """
    What follows the synthesiser's answer, if one of its *quotes* is not verbatim.

    *template* is `prompts/again.md`; its place {{material}} is filled with each such
    formulation and the nearest real passage, both fenced; then with the *passages* of
    themes that are no more verbatim. For these alone nobody is asked again.
    """
    inexact = [row for row in quotes if row.check is not Check.VERBATIM]
    if not inexact:
        return None
    places = {"material": _material([*inexact, *passages])}
    # In one pass, so that a text which looks like a place stays what it is.
    return Message("user", _PLACE.sub(lambda m: places.get(m[1], m[0]), template))


def _material(rows: Sequence[QuoteRow]) -> str:
    return "\n\n".join(f"{n}. {_explain(row)}" for n, row in enumerate(rows, 1))


def _explain(row: QuoteRow) -> str:
    name = one_line(row.voice)
    heading = f"For {name} you gave this, which {_CHECKED[row.check]}:"
    given = fenced(row.formulation, label=heading)
    if row.said_by is not None:
        other = one_line(row.said_by)
        given += f"\n\nThat was said by {other}, not by {name}."
    if row.nearest is None:
        return f"{given}\n\n{name} said nothing like it: choose another sentence."
    return f"{given}\n\n" + fenced(row.nearest, label=f"Nearest to it, {name} said:")
