"""
A page of HTML, or markdown with one in it, as the lines of markdown that it stands for:
tags that lay out are taken away, emphasis and headings get markdown's marks. As many
lines as before, so that each keeps its number; what stands in code fences stays.
"""

import html
import re
from collections.abc import Iterator, Sequence

from bot.transcript.handmade.speech.line_labels import find_fenced

TOLD = "The tags of HTML that lay out the page were taken away."
_FEWEST = 4  # lines that begin with such a tag
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,500})?/?>"
)
_LAID_OUT = frozenset(
    {
        *("p", "div", "span", "section", "article", "main", "body", "html", "header"),
        *("dl", "dd", "ul", "ol", "font", "center"),
    }
)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_UNSEEN = ("head", "script", "style")  # what stands in them, a page does not show
_OPENS_UNSEEN = re.compile(r"[ \t]*<(?P<name>head|script|style)[ >]", re.IGNORECASE)
_BEGINS = re.compile(
    r"[ \t]*<(?:p|div|li|dt|dd|h[1-6]|section|article)\b", re.IGNORECASE
)


def undress_page(text: str) -> str | None:
    """None where few lines begin with a tag that lays out."""
    if "<" not in text:
        return None
    lines = text.split("\n")
    fenced = find_fenced(lines)
    begun = sum(
        1 for at, line in enumerate(lines) if not fenced[at] and _BEGINS.match(line)
    )
    if begun < _FEWEST:
        return None
    return "\n".join(_undress(lines, fenced))


def _undress(lines: Sequence[str], fenced: Sequence[int]) -> Iterator[str]:
    until = -1
    last = {name: _find_last(lines, f"</{name}>") for name in _UNSEEN}
    for at, line in enumerate(lines):
        if fenced[at]:
            yield line
            continue
        match = _OPENS_UNSEEN.match(line) if at > until else None
        if match is not None and last[name := match["name"].lower()] >= at:
            until = next(
                n for n in range(at, len(lines)) if f"</{name}>" in lines[n].casefold()
            )
        yield "" if at <= until else _undress_line(line)


def _find_last(lines: Sequence[str], words: str) -> int:
    found = (n for n in range(len(lines) - 1, -1, -1) if words in lines[n].casefold())
    return next(found, -1)


def _undress_line(line: str) -> str:
    bare = _TAG.sub(_write, line)
    if bare == line:
        return line
    return html.unescape(bare).strip()


def _write(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    is_end = bool(tag["end"])
    if name in _LAID_OUT or name == "br":
        return ""
    if name in _MARKS:
        return _MARKS[name]
    if name[0] == "h" and name[1:].isdigit():
        return "" if is_end else f"{'#' * int(name[1:])} "
    if name == "dt":
        return ":**" if is_end else "**"
    if name == "li":
        return "" if is_end else " - "
    return tag[0]
