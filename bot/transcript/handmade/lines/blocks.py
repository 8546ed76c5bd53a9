"""
A markdown document as a row of blocks, each knowing its lines.

Only as much of markdown as tells the parts of a transcript from one another: what
stands in a code fence or a block quote is neither a heading nor a rule of the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from bot.transcript.handmade.lines.labels import read_label

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]++(.*)")
_RULE = re.compile(
    r" {0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*|[ \t]*+(?:<[bh]r[ ]?/?>[ \t]*+)++",
    re.IGNORECASE,
)
_RULED = ("-", "*", "_", "<")  # begin rules
_QUOTE = re.compile(r" {0,3}>")
_QUOTE_MARK = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_TABLE_RULE = re.compile(
    r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*"
)


class BlockKind(Enum):
    HEADING = auto()
    RULE = auto()
    QUOTE = auto()
    TABLE = auto()
    FENCE = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """
    The lines from *first* up to, not including, *end*, counted from 0. A heading has
    its *level* and its *words*.
    """

    kind: BlockKind
    first: int
    end: int
    level: int = 0
    words: str = ""

    def text(self, lines: Sequence[str]) -> str:
        """Of all the *lines* of the document those that are its."""
        return "\n".join(lines[self.first : self.end])

    def unquoted(self, lines: Sequence[str]) -> str:
        """The same, of a block quote without one level of its marks."""
        if self.kind is not BlockKind.QUOTE:
            return self.text(lines)
        return "\n".join(strip_quote_marks(lines[self.first : self.end]))


class Heading(NamedTuple):
    level: int
    words: str


class FenceMark(NamedTuple):
    """The *mark* that opens or may close a code fence, and what stands *behind* it."""

    mark: str
    behind: str


class _Page(list[str]):
    """Lines, and which of them may close a code fence."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.closing = [
            at
            for at, line in enumerate(lines)
            if (fence := read_fence(line)) is not None and not fence.behind
        ]


def split_into_blocks(lines: Sequence[str]) -> list[Block]:
    """Every line that is not blank is in exactly one block."""
    blocks: list[Block] = []
    page = _Page(lines)
    at = 0
    while at < len(page):
        if not page[at].strip():
            at += 1
            continue
        block = _block(page, at)
        blocks.append(block)
        at = block.end
    return blocks


def find_paragraphs(lines: Sequence[str], first: int, end: int) -> Iterator[range]:
    """Lines from *first* up to *end* that are not blank, in runs, whatever they are."""
    begun = first
    for at in range(first, end + 1):
        if at == end or not lines[at].strip():
            if begun < at:
                yield range(begun, at)
            begun = at + 1


def count_words(blocks: Iterable[Block], lines: Sequence[str]) -> int:
    return sum(len(block.text(lines).split()) for block in blocks)


def read_heading(line: str) -> Heading | None:
    if "#" not in line:
        return None  # as nearly all lines
    match = _HEADING.fullmatch(line)
    if match is None:
        return None
    words = match[2].rstrip(" \t")
    words = words[:-1] if words.endswith("):") else words
    bare = words.rstrip("#")
    # Closing marks stand apart from the words: "## C#" has none.
    closed = bare != words and bare.endswith((" ", "\t"))
    return Heading(len(match[1]), bare.rstrip(" \t") if closed else words)


def is_rule(line: str) -> bool:
    return line.lstrip(" \t")[:1] in _RULED and _RULE.fullmatch(line) is not None


def is_quote(line: str) -> bool:
    return ">" in line and _QUOTE.match(line) is not None


def strip_quote_marks(lines: Sequence[str]) -> list[str]:
    """The lines without one level of block-quote marks."""
    return [_QUOTE_MARK.sub("", line, count=1) for line in lines]


def read_fence(line: str) -> FenceMark | None:
    if "```" not in line and "~~~" not in line:
        return None  # as nearly all lines, each of which is asked many times
    match = _FENCE.fullmatch(line)
    if match is None or (match[1][0] == "`" and "`" in match[2]):
        return None
    return FenceMark(match[1], match[2].strip())


def closes_fence(line: str, opened: str) -> bool:
    fence = read_fence(line)
    return fence is not None and fence.mark.startswith(opened) and not fence.behind


def _block(lines: _Page, at: int) -> Block:
    line = lines[at]
    if (heading := read_heading(line)) is not None:
        return Block(BlockKind.HEADING, at, at + 1, heading.level, heading.words)
    if is_rule(line):
        return Block(BlockKind.RULE, at, at + 1)
    if is_quote(line):
        return Block(BlockKind.QUOTE, at, _end_of_quote(lines, at))
    if (end := _end_of_fence(lines, at)) is not None:
        return Block(BlockKind.FENCE, at, end)
    if _is_table(lines, at):
        return Block(BlockKind.TABLE, at, _end_of_table(lines, at))
    return Block(BlockKind.PROSE, at, _end_of_prose(lines, at))


def _end_of_quote(lines: _Page, at: int) -> int:
    """A paragraph may go on without the mark (CommonMark 5.1, laziness)."""
    end = at + 1
    while end < len(lines) and (is_quote(lines[end]) or _goes_on(lines, end)):
        end += 1
    return end


def _goes_on(lines: _Page, at: int) -> bool:
    before = strip_quote_marks(lines[at - 1 : at])[0]
    if not before.strip() or _begins(lines, at):
        return False
    return read_heading(before) is None


def _end_of_fence(lines: _Page, at: int) -> int | None:
    """None if there is no fence, or nothing closes it: then it is prose."""
    opened = read_fence(lines[at])
    if opened is None:
        return None
    for n in range(bisect_right(lines.closing, at), len(lines.closing)):
        if closes_fence(lines[lines.closing[n]], opened.mark):
            return lines.closing[n] + 1
    return None


def _is_table(lines: _Page, at: int) -> bool:
    return (
        "|" in lines[at]
        and at + 1 < len(lines)
        and "|" in lines[at + 1]
        and _TABLE_RULE.fullmatch(lines[at + 1]) is not None
    )


def _end_of_table(lines: _Page, at: int) -> int:
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _end_of_prose(lines: _Page, at: int) -> int:
    end = at + 1
    while end < len(lines) and not _begins(lines, end):
        end += 1
    return end


def _begins(lines: _Page, at: int) -> bool:
    """Something other than the running paragraph."""
    line = lines[at]
    return (
        not line.strip()
        or read_heading(line) is not None
        or is_rule(line)
        or is_quote(line)
        or _is_table(lines, at)
        or _end_of_fence(lines, at) is not None
        or ((label := read_label(line)) is not None and label.bold)
    )
