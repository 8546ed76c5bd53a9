"""The question that stands above a table, put to all who answer in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.fields.field_kinds import FieldKind, find_kind
from bot.transcript.handmade.lines.blocks import Block, BlockKind, strip_quote_marks
from bot.transcript.handmade.lines.labels import Announced, read_heading_label

_HEAD = re.compile(
    r"[ \t*_]*+(?P<head>[^:\uff1a\n]{1,80})[*_]*(?::|\uff1a)[*_]*[ \t]*+"
)
_NUMBERED = re.compile(r"[*_]*(?:Q|P|F|V|D)[ \t]?\d{0,4}[.:)][*_]*[ \t]+")
_MARKS = "*_ \t\"'\u201c\u201d\u201e\u00ab\u00bb"
_MOST_WORDS = 10  # of what announces a question
_LONGEST = 120  # words of a paragraph that asks as a whole
_ENDS = ("?", "\uff1f")


@dataclass(frozen=True, slots=True)
class AskedAbove:
    """*blocks* are those it stands in; *is_sure*: a label announces it."""

    words: str
    blocks: tuple[Block, ...]
    is_sure: bool


def find_asked(blocks: Sequence[Block], lines: Sequence[str]) -> AskedAbove | None:
    """*blocks* stand above the table, below what stands before it; the last counts."""
    for n in range(len(blocks) - 1, -1, -1):
        block = blocks[n]
        own = "\n".join(lines[block.first : block.end]).strip()
        if block.kind in (BlockKind.QUOTE, BlockKind.FENCE):
            above = blocks[n - 1] if n else None
            if above is not None and _announces(above, lines):
                inner = _unwrap(block, lines)
                return AskedAbove(inner, (above, block), is_sure=True)
            if block.kind is BlockKind.QUOTE:
                inner = _unwrap(block, lines)
                if inner.rstrip(_MARKS).endswith(_ENDS):
                    return AskedAbove(inner, (block,), is_sure=True)
        if block.kind is BlockKind.PROSE and (asked := _read_prose(own)):
            return AskedAbove(asked[0], (block,), is_sure=asked[1])
        if block.kind is BlockKind.HEADING:
            label = read_heading_label(block.words)
            is_label = label is not None and label.announces is Announced.QUESTION
            if label is not None and is_label and label.rest:
                return AskedAbove(label.rest.strip(_MARKS), (block,), is_sure=True)
            if block.words.rstrip(_MARKS).endswith(_ENDS):
                return AskedAbove(block.words, (block,), is_sure=False)
    return None


def _read_prose(text: str) -> tuple[str, bool] | None:
    """What is asked, and whether something announces it."""
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return text[numbered.end() :].strip(), True
    head = _HEAD.match(text)
    if head is not None and _is_called(head["head"]):
        rest = text[head.end() :].strip(_MARKS)
        return (rest, True) if rest else None
    if text.rstrip(_MARKS).endswith(_ENDS) and len(text.split()) <= _LONGEST:
        return text.strip(_MARKS), False
    return None


def _announces(block: Block, lines: Sequence[str]) -> bool:
    """Such as "The prompt:" or "### Question", with nothing behind it."""
    if block.kind is BlockKind.HEADING:
        return _is_called(block.words)
    own = "\n".join(lines[block.first : block.end]).strip()
    bare = own.strip(_MARKS)
    return (
        block.kind is BlockKind.PROSE
        and bare.endswith((":", "\uff1a"))
        and (_is_called(bare))
    )


def _is_called(head: str) -> bool:
    words = head.split()
    return len(words) <= _MOST_WORDS and any(
        find_kind(word) is FieldKind.QUESTION for word in words if len(word) > 1
    )


def _unwrap(block: Block, lines: Sequence[str]) -> str:
    own = lines[block.first : block.end]
    if block.kind is BlockKind.QUOTE:
        return "\n".join(strip_quote_marks(own)).strip()
    return "\n".join(own[1:-1]).strip()
