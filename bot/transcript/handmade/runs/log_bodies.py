"""
The words of a log's blocks without what the program writes around them: bars before
the lines, how far they are indented, a count of tokens in brackets below.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.transcript.handmade.lines.run_lines import judge_run_line
from bot.transcript.handmade.runs.log_blocks import LogBlock, strip_bars

_LONGEST = 120  # characters of what is counted
_RULE = re.compile(r"[-=*~+_#\u2500\u2501\u2550\u2014]{3,}")
_COUNTED = re.compile(r"[(\[{<][^\n\d]*+\d[^\n]*[)\]}>]")


@dataclass(frozen=True, slots=True)
class LogBody:
    """What a block says, and the lines in it, from 0, that it does not."""

    words: str
    beside: tuple[int, ...] = ()


def read_bodies(
    lines: Sequence[str], blocks: Sequence[LogBlock]
) -> tuple[LogBody, ...]:
    """
    One for each block. A count below its words is one where half of the bodies end
    with such; a rule below them, where all that a mark begins and none closes do.
    """
    bodies = [block for block in blocks if block.mark is None]
    counted = {one.first: _find_last(lines, one, _is_count) for one in bodies}
    often = sum(1 for at in counted.values() if at is not None)
    out = counted if often > 1 and often * 2 >= len(bodies) else {}
    marked = [block for block in blocks if block.mark and block.closing is None]
    ruled = {one.first: _find_last(lines, one, _is_rule) for one in marked}
    if all(at is not None for at in ruled.values()):
        out = out | ruled
    return tuple(_read(lines, block, out.get(block.first)) for block in blocks)


def _read(lines: Sequence[str], block: LogBlock, count: int | None) -> LogBody:
    kept = [at for at in range(block.first, block.end) if at != count]
    said = [lines[at] for at in kept]
    beside = [] if count is None else [count]
    if block.mark is None:
        said, bare = strip_bars(said)
        beside += [kept[n] for n in bare]
        out = set(bare)
        said = [line for n, line in enumerate(said) if n not in out]
        said = textwrap.dedent("\n".join(said)).split("\n")
    while said and not said[0].strip():
        del said[0]
    while said and not said[-1].strip():
        said.pop()
    if block.said:
        said.insert(0, block.said)
    return LogBody("\n".join(said), tuple(sorted(beside)))


def _find_last(
    lines: Sequence[str], block: LogBlock, is_one: Callable[[str], bool]
) -> int | None:
    """The last line of a body that has others, if it is such."""
    filled = [at for at in range(block.first, block.end) if lines[at].strip()]
    has_others = len(filled) > 1 and len(lines[filled[-1]]) <= _LONGEST
    return filled[-1] if has_others and is_one(lines[filled[-1]].strip()) else None


def _is_count(line: str) -> bool:
    """What the program measured: "(131 tokens, 28.2 s)"."""
    return _COUNTED.fullmatch(line) is not None and judge_run_line(line) is not None


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None
