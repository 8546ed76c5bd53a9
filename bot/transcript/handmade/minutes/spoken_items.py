"""
Items of lists that begin with a name, `- NAME: words`, and how far each of them goes.

What is indented below an item is its own; a line right below that is not indented goes
on with its paragraph, as in markdown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.transcript.handmade.lines.blocks import is_quote, is_rule, read_heading
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_fenced,
    read_bold,
    read_plain,
)

_ITEM = re.compile(r"[-*+\u2022][ \t]+(?P<words>\S.*)")
_DASHED = re.compile(
    r"(?P<mark>\*\*|__|)(?P<name>[^*_:\n\u2013\u2014]{2,60}?)(?P=mark)[ \t]*"
    r"[\u2013\u2014][ \t]+(?P<rest>\S.*)"
)
_COUNTED = re.compile(r"\d{1,3}[.)][ \t]")
_MARGIN = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class SpokenItem:
    """
    The lines up to, not including, *end*, from 0. *has_paragraphs*: several, the others
    indented; *goes_on*: a line of it is not indented.
    """

    label: LineLabel
    end: int
    has_paragraphs: bool = False
    goes_on: bool = False

    @property
    def first(self) -> int:
        return self.label.line


def is_item(line: str) -> bool:
    return _ITEM.fullmatch(line.rstrip()) is not None


def read_item(line: str) -> LineLabel | None:
    """`- NAME: words`, `- NAME — words`; the words may be below it."""
    match = _ITEM.fullmatch(line.rstrip())
    if match is None:
        return None
    words = match["words"]
    return read_bold(words) or read_plain(words) or _read_dashed(words)


def _read_dashed(words: str) -> LineLabel | None:
    """Only of a known model: a dash stands behind words of all kinds."""
    match = _DASHED.fullmatch(words)
    if match is None or not is_known_model(read_speaker(match["name"])):
        return None
    return LineLabel(-1, match["name"].strip(), rest=match["rest"])


def find_items(lines: Sequence[str]) -> Iterator[SpokenItem]:
    """In the order of the document; none within a closed code fence."""
    fenced = find_fenced(lines)
    at = 0
    while at < len(lines):
        label = None if fenced[at] else read_item(lines[at])
        if label is None:
            at += 1
            continue
        item = _find_end(lines, replace(label, line=at))
        yield item
        at = item.end


def read_words(lines: Sequence[str], item: SpokenItem) -> str:
    """Without the label, and without the margin of what is indented below it."""
    below = lines[item.first + 1 : item.end]
    margins = [_margin(line) for line in below if line.strip() and line[:1].isspace()]
    margin = min(margins, default=0)
    kept = [line[min(margin, _margin(line)) :] for line in below]
    return "\n".join((item.label.rest, *kept)).strip("\n")


def _margin(line: str) -> int:
    match = _MARGIN.match(line)
    return 0 if match is None else match.end()


def _find_end(lines: Sequence[str], label: LineLabel) -> SpokenItem:
    item = SpokenItem(label, label.line + 1)
    has_paragraphs = goes_on = False
    for at in range(item.end, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        is_right_below = at == item.end
        if line[:1].isspace():
            has_paragraphs = has_paragraphs or not is_right_below
        elif is_right_below and not _begins(line):
            goes_on = True
        else:
            break
        item = replace(item, end=at + 1)
    return replace(item, has_paragraphs=has_paragraphs, goes_on=goes_on)


def _begins(line: str) -> bool:
    """Something other than the running paragraph."""
    return (
        is_item(line)
        or is_quote(line)
        or is_rule(line)
        or read_heading(line) is not None
        or line.startswith(("|", "```", "~~~"))
        or _COUNTED.match(line) is not None
        or read_bold(line) is not None
        or read_plain(line) is not None
    )
