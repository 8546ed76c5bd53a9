"""What a voice wrote that would be taken for the bot's own, shown letter by letter."""

import re
import unicodedata
from collections.abc import Callable, Collection
from enum import Enum

SUBTEXT = re.compile(
    r"^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+)(?=-#(?:\s|$))", re.MULTILINE
)
"""What stands before the "-# " of a line, as markers and salts are written."""

_UNSEEN = "\u200b"
_LISTED = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_SIMPLE_SPAN = re.compile(r"(\*\*|__|~~|\|\||[*_`])[^*_~|`\[\]<\\\n]+\1")
_MARKS = re.compile(r"[*_~|`\[<\\]")
_SHOWN = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "So"})
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_BREAK = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")


class Shown(Enum):
    """How Discord shows markup that stands at an offset."""

    MARKUP = "as what it stands for"
    CODE = "as it is"
    UNSURE = "as it is by the rules of CommonMark; Discord may think otherwise"


HowShown = Callable[[int], Shown]


def break_lines(text: str) -> str:
    """With line feeds alone: at other breaks too Discord may begin a line."""
    return _BREAK.sub("\n", text).replace("\f", "")


def keep_apart(shown: Shown) -> str:
    """What keeps the mark behind it from being one; not seen where it may be code."""
    return {Shown.MARKUP: "\\", Shown.CODE: "", Shown.UNSURE: _UNSEEN}[shown]


def strip_pairs(text: str) -> str:
    """Without the marks that stand in pairs, nothing but words between them."""
    return _SIMPLE_SPAN.sub("", text)


def has_marks(text: str) -> bool:
    """Whether something in it could begin or end what is no plain text."""
    return _MARKS.search(text) is not None


def is_heading(line: str, names: Collection[str]) -> bool:
    """Whether a reader would see one of *names* in it, an epithet, and nothing more."""
    known = {_letters(name) for name in names} - {""}
    return _is_named(line, known)


def escape_headings(text: str, names: Collection[str], how_shown: HowShown) -> str:
    """
    *text* with its asterisks shown where a line is one of *names* in bold and nothing
    more, as the bot writes who speaks; also where the bold begins or ends elsewhere.
    """
    known = {_letters(name) for name in names} - {""}
    if not known or "**" not in text:
        return text
    lines = text.split("\n")
    named = [_is_named(line, known) for line in lines]
    # Bold goes on over lines: then a name is bold without an asterisk on its line.
    is_within = any(
        one and "**" not in line for one, line in zip(named, lines, strict=True)
    )
    kept, offset = [], 0
    for line, is_named in zip(lines, named, strict=True):
        goes_on = is_within and "**" in strip_pairs(line)
        escape = "**" in line and (goes_on or is_named)
        kept.append(_show_asterisks(line, how_shown(offset)) if escape else line)
        offset += len(line) + 1
    return "\n".join(kept)


def _show_asterisks(line: str, shown: Shown) -> str:
    if shown is Shown.CODE:
        return line
    if shown is Shown.UNSURE:
        return line.replace("*", f"*{_UNSEEN}")
    return line.replace("\\*", "*").replace("*", "\\*")


def _is_named(line: str, known: Collection[str]) -> bool:
    if _LISTED.match(line):
        return False
    folded = unicodedata.normalize("NFKC", line)
    before, bracket, epithet = folded.partition("(")
    if _letters(folded) in known:
        return True
    is_last = bool(bracket) and not _letters(epithet.rpartition(")")[2])
    return is_last and ")" in epithet and _letters(before) in known


def _letters(line: str) -> str:
    """What a reader takes for the name: no markup, case or character without width."""
    folded = _VARIATION.sub("", unicodedata.normalize("NFKC", line).casefold())
    return "".join(c for c in folded if unicodedata.category(c) in _SHOWN)
