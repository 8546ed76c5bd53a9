"""What a voice wrote that would be taken for the bot's own, shown letter by letter."""

import re
import unicodedata
from collections.abc import Callable, Collection

SUBTEXT = re.compile(
    r"^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+)(?=-#(?:\s|$))", re.MULTILINE
)
"""What stands before the "-# " of a line, as markers and salts are written."""

_BOLD_ALONE = re.compile(r"^[ \t>]*\*\*[^\n]*$", re.MULTILINE)
_EPITHET = re.compile(r"\([^()\n]*\)\s*$")
_SHOWN = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "So"})
_VARIATION = re.compile("[\ufe00-\ufe0f]")


def escape_headings(
    text: str, names: Collection[str], is_code: Callable[[int], bool]
) -> str:
    """
    *text* with its asterisks shown where a line is one of *names* in bold and nothing
    more, as the bot writes who speaks. *is_code* tells of an offset whether markup is
    shown there as it is.
    """
    known = {_letters(name) for name in names} - {""}

    def escape(found: re.Match[str]) -> str:
        line = found[0]
        if is_code(found.start()) or not known & {
            _letters(line),
            _letters(_EPITHET.sub("", line)),
        }:
            return line
        return line.replace("\\*", "*").replace("*", "\\*")

    return _BOLD_ALONE.sub(escape, text) if known and "**" in text else text


def _letters(line: str) -> str:
    """What a reader takes for the name: no markup, case or character without width."""
    folded = _VARIATION.sub("", unicodedata.normalize("NFKC", line).casefold())
    return "".join(c for c in folded if unicodedata.category(c) in _SHOWN)
