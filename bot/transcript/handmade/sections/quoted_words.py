"""Block quotes as the words of somebody, and what behind them may belong to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_part_heading
from bot.transcript.handmade.sections.labelled_parts import LineRun

_SHORT = 30  # words of a remark, whatever the length of the quote before it


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a line could not be placed; *line* from 0."""

    sentence: str
    line: int


def take_quotes(blocks: Sequence[Block]) -> tuple[LineRun, list[Block]]:
    """The block quotes at the beginning as one text, and what stands behind them."""
    count = 0
    while count < len(blocks) and blocks[count].kind is BlockKind.QUOTE:
        count += 1
    run = LineRun(blocks[0].first, blocks[count - 1].end, quoted=True)
    return run, list(blocks[count:])


def without_last_rules(blocks: Sequence[Block]) -> list[Block]:
    kept = list(blocks)
    while kept and kept[-1].kind is BlockKind.RULE:
        kept.pop()
    return kept


def find_doubt_behind(
    quoted: LineRun, blocks: Sequence[Block], lines: Sequence[str]
) -> Doubt | None:
    """
    What of the blocks behind a quoted text could as well belong to it: another quote,
    code, more words than it has, or a line that stands right below it.
    """
    words, end = 0, quoted.end
    for block in blocks:
        if block.kind is BlockKind.HEADING and is_part_heading(block.words):
            return None
        if block.kind not in (BlockKind.PROSE, BlockKind.RULE, BlockKind.TABLE):
            return doubt_place(block.first)
        if block.kind is BlockKind.PROSE:
            words += _count_words(block.first, block.end, lines)
            most = max(_SHORT, _count_words(quoted.first, quoted.end, lines))
            if block.first == end or words > most:
                return doubt_place(block.first)
        end = block.end
    return None


def doubt_end(line: int) -> Doubt:
    return Doubt(
        "it is not clear whether the answer ends with this block quote or goes on "
        'behind it; put "> " before all of its lines, and write the rest as '
        '"[Note: ...]"',
        line,
    )


def doubt_place(line: int) -> Doubt:
    return Doubt(
        "this stands in a voice's section outside of its words, and could as well be "
        'some of them; put "> " before its lines if the voice said it, or write it as '
        '"[Note: ...]" if nobody did',
        line,
    )


def _count_words(first: int, end: int, lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines[first:end])


def is_led_quote(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """Such as "Everyone got this:" above a block quote, and nothing below that."""
    kinds = [block.kind for block in without_last_rules(blocks)]
    is_led = kinds == [BlockKind.PROSE, BlockKind.QUOTE]
    return is_led and lines[blocks[0].end - 1].rstrip("*_ ").endswith((":", "\uff1a"))
