"""
Names, titles and formulations on one line of markdown, without effect on the rest.

Display only: what is shown here is read back from the record, never from the line.
"""

import re
from collections.abc import Sequence

from bot.text.lines import one_line
from bot.transcript.prose.quoting import show_unseen

_SPECIAL = re.compile(
    r"^[#>]|^[+-](?=\s)|[\\`*\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\s)#"
)


def inline(text: str) -> str:
    """The text on one line, with backslashes where markdown would take it for more."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], one_line(show_unseen(text)))


def table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A table's lines; the cells are markdown already."""
    rule = tuple("---" for _ in heading)
    return [f"| {' | '.join(cells)} |" for cells in (heading, rule, *rows)]
