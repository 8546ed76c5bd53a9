"""
Block quotes with lines that have no mark: in markdown such a line goes on with the
paragraph above it, but people who forget a blank line go on with their own words.
"""

from collections.abc import Callable, Iterator, Sequence

from bot.transcript.handmade.lines.blocks import (
    Block,
    BlockKind,
    is_quote,
    strip_quote_marks,
)

_STOPS = (".", "!", "?", "\u2026", ":", "\u3002", "\uff01", "\uff1f", "\u201d", '"')
_MARKS = "*_ \t"


def part_lazy(
    blocks: Sequence[Block], lines: Sequence[str], leads: Callable[[str], bool]
) -> Iterator[Block]:
    """The blocks, quotations parted at lines without a mark that are *leads*."""
    for block in blocks:
        if block.kind is BlockKind.QUOTE:
            yield from _part(block, lines, leads)
        else:
            yield block


def find_lazy_doubt(block: Block, lines: Sequence[str]) -> int | None:
    """
    The first line, from 0, without a mark that begins as a new sentence does, behind
    one that has ended; None if there is none.
    """
    for at in range(block.first + 1, block.end):
        if is_quote(lines[at]):
            continue
        before = strip_quote_marks(lines[at - 1 : at])[0].rstrip(_MARKS)
        begins = lines[at].lstrip(_MARKS)[:1]
        if before.endswith(_STOPS) and not begins.islower():
            return at
    return None


def _part(
    block: Block, lines: Sequence[str], leads: Callable[[str], bool]
) -> Iterator[Block]:
    first = block.first
    for at in range(block.first + 1, block.end):
        if not is_quote(lines[at]) and leads(lines[at]):
            if first < at:
                yield Block(BlockKind.QUOTE, first, at)
            yield Block(BlockKind.PROSE, at, at + 1)
            first = at + 1
    if first < block.end:
        yield Block(BlockKind.QUOTE, first, block.end)
