"""
Which lines of an answer are its speaker's own: neither code, nor quoted, nor thought.

Code stands in a fence, which ends with the text if nothing closes it, or is indented
by four spaces. Quoted is a line that begins with `>`, and one that stands wholly within
quotation marks, which reach to a blank line at most. Thought is what stands between
lines that begin with `<think>` and end with `</think>`. In time linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

UNSEEN = "\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff"
"""Characters that nobody sees, to stand in `[...]`."""

_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_BULLET = r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?"
_OPENS = re.compile(rf"[ \t]*+{_BULLET}(`{{3,}}+(?=[^`]*+$)|~{{3,}}+)")
_CLOSES = re.compile(r"[ \t]*+(`{3,}+|~{3,}+)\s*+")
_INDENTED = re.compile(r" {0,3}\t| {4}")
_QUOTED = re.compile(r" {0,3}>")
_THINKS = re.compile(r"\s*+<(think|thinking|thought|reasoning)>", re.IGNORECASE)
_THOUGHT = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
# A mark that is not closed quotes up to the end; a straight one has to be closed, as
# it may mean inches.
_MARKED = re.compile(
    "\u201e[^\u201c\u201d\u201e]*+(?:[\u201c\u201d]|\\Z)"
    "|\u201c[^\u201c\u201d]*+(?:\u201d|\\Z)"
    "|\u00ab[^\u00ab\u00bb]*+(?:\u00bb|\\Z)"
    "|\u300c[^\u300c\u300d]*+(?:\u300d|\\Z)"
    "|\u300e[^\u300e\u300f]*+(?:\u300f|\\Z)"
    '|"[^"]*+"'
)
_BLANK = re.compile(rf"[\s{UNSEEN}]*+")


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """The line text[start:end], without its break; *is_own* says whose words it is."""

    start: int
    end: int
    text: str
    is_own: bool = True

    @property
    def is_blank(self) -> bool:
        return _BLANK.fullmatch(self.text) is not None


def read_lines(text: str) -> tuple[SpokenLine, ...]:
    """All lines, in order."""
    return tuple(_apart_from_marked(tuple(_lines_by_block(text))))


def _lines_by_block(text: str) -> Iterator[SpokenLine]:
    """The lines, those of fences, block quotes and thoughts known to be none's own."""
    fence, thinks = "", False
    for line in _cut(text):
        if fence:
            closing = _CLOSES.fullmatch(line.text)
            yield replace(line, is_own=False)
            if closing and closing[1].startswith(fence):
                fence = ""
            continue
        thinks = thinks or _THINKS.match(line.text) is not None
        if thinks:
            thinks = _THOUGHT.search(line.text) is None
            yield replace(line, is_own=False)
            continue
        opening = _OPENS.match(line.text)
        fence = opening[1] if opening else ""
        foreign = opening or _INDENTED.match(line.text) or _QUOTED.match(line.text)
        yield replace(line, is_own=not foreign)


def _cut(text: str) -> Iterator[SpokenLine]:
    for found in _LINE.finditer(text):
        said = found[0].rstrip("\r\n")
        if found[0] or not text:
            yield SpokenLine(found.start(), found.start() + len(said), said)


def _apart_from_marked(lines: Sequence[SpokenLine]) -> Iterator[SpokenLine]:
    for is_prose, run in groupby(lines, lambda line: line.is_own and not line.is_blank):
        together = tuple(run)
        yield from _unmark(together) if is_prose else together


def _unmark(paragraph: Sequence[SpokenLine]) -> Iterator[SpokenLine]:
    """Its lines, those that stand wholly within quotation marks known to be quoted."""
    whole = "\n".join(line.text for line in paragraph)
    marked = iter([(found.start(), found.end()) for found in _MARKED.finditer(whole)])
    start, end, at = -1, -1, 0
    for line in paragraph:
        said = line.text
        begins = at + len(said) - len(said.lstrip())
        ends = at + len(said.rstrip())
        while end < ends and (span := next(marked, None)) is not None:
            start, end = span
        yield replace(line, is_own=not start <= begins < ends <= end)
        at += len(said) + 1
