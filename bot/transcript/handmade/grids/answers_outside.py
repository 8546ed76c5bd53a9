"""
Answers below a question outside of the tables of a document, each behind the name of a
voice of those tables: "- **Claude:** words".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent

from bot.transcript.handmade.grids.answer_grids import AnswerGrid
from bot.transcript.handmade.grids.grid_questions import AskedAbove, find_asked
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.speech.line_labels import read_bold

_ITEM = re.compile(r"[-*+\u2022][ \t]+(?=\*\*|__)")
_ANY_ITEM = re.compile(r"(?:[-*+\u2022]|\d{1,3}[.)])[ \t]")
_SET_IN = re.compile(r"[ \t]{1,4}")
# All that stands behind a colon, in italics or in quotation marks.
_SHOWN = re.compile(
    r"(?:^|[:\uff1a])[ \t]*(?:(?P<mark>[*_])(?P<slanted>[^\s*_][^*_]{0,2000})(?P=mark)"
    r"|[\"\u201c\u201e\u00ab](?P<quoted>[^\"\u201c-\u201e\u00ab\u00bb]{1,2000})"
    r"[\"\u201c\u201d\u00bb])$"
)
_STOPS = (".", "?", "!", "\uff1f", "\u3002")
_FEWEST = 2  # voices
_LONGEST = 4000  # characters of a line that begins with a name


@dataclass(frozen=True, slots=True)
class OutsideAnswer:
    """*name* as the table has it; its lines from *first* up to *end*, from 0."""

    name: str
    words: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class OutsideAnswers:
    """One answer of each voice of the tables, below what was asked of all."""

    question: str
    asked_in: tuple[Block, ...]
    answers: tuple[OutsideAnswer, ...]

    @property
    def first(self) -> int:
        return self.asked_in[0].first

    @property
    def end(self) -> int:
        return self.answers[-1].end


def find_answers_outside(
    document: HandmadeDocument, grids: Sequence[AnswerGrid]
) -> list[OutsideAnswers]:
    """
    Those below the first table. Where a voice is missing or comes twice, or a paragraph
    between them is nobody's, nothing is found: somebody may only remark on them.
    """
    names = {one.name for g in grids for row in g.answers.rows for one in row.answers}
    below = [b for b in document.blocks if grids and b.first >= grids[0].grid.end]
    found = []
    parts = (BlockKind.HEADING, BlockKind.RULE, BlockKind.TABLE)
    for parted, part in groupby(below, key=lambda block: block.kind in parts):
        one = None if parted else _read_part(document.lines, [*part], names)
        if one is not None:
            found.append(one)
    return found


def _read_part(
    lines: Sequence[str], blocks: list[Block], names: set[str]
) -> OutsideAnswers | None:
    labels = [
        (at, name, block)
        for block in blocks
        if block.kind is BlockKind.PROSE
        for at in range(block.first, block.end)
        if (name := _read_name(lines[at], names))
    ]
    told = [name for _, name, _ in labels]
    if len(told) < _FEWEST or sorted(told) != sorted(names):
        return None
    asked = _find_question([b for b in blocks if b.end <= labels[0][0]], lines)
    if asked is None:
        return None
    answers = []
    below = [at for at, _, _ in labels[1:]] + [blocks[-1].end]
    for (at, name, block), stop in zip(labels, below, strict=True):
        is_item = _ITEM.match(lines[at]) is not None
        end = _end_item(lines, at, stop) if is_item else min(block.end, stop)
        is_last = at == labels[-1][0]
        # What stands apart below the last item is of whoever made the list.
        is_apart = end == stop or not lines[end].strip()
        if any(map(str.strip, lines[end:stop])) and not (
            is_item and is_last and is_apart
        ):
            return None
        answers.append(OutsideAnswer(name, _read_words(lines[at:end]), at, end))
    filled = all(one.words for one in answers)
    return OutsideAnswers(asked.words, asked.blocks, (*answers,)) if filled else None


def _find_question(blocks: list[Block], lines: Sequence[str]) -> AskedAbove | None:
    """What is asked right above the answers, announced or shown as words."""
    if not blocks:
        return None
    asked = find_asked(blocks, lines)
    if asked is not None and asked.is_sure and asked.blocks[-1] is blocks[-1]:
        return asked
    own = " ".join(lines[blocks[-1].first : blocks[-1].end]).strip()
    shown = _SHOWN.search(own) if blocks[-1].kind is BlockKind.PROSE else None
    words = (shown["slanted"] or shown["quoted"]).strip() if shown else ""
    if words[:1].islower() or not words.endswith(_STOPS):
        return None
    return AskedAbove(words, (blocks[-1],), is_sure=True)


def _read_name(line: str, names: Collection[str]) -> str:
    """The voice of the tables whose name in bold the line begins with."""
    label = read_bold(_ITEM.sub("", line[:_LONGEST], count=1))
    return label.name if label is not None and label.name in names else ""


def _end_item(lines: Sequence[str], first: int, stop: int) -> int:
    """Behind the last line that is the item's own: of its paragraph, or set in."""
    end = first + 1
    for at in range(first + 1, stop):
        goes_on = end == at and lines[at].strip() and not _ANY_ITEM.match(lines[at])
        if goes_on or (lines[at].strip() and _SET_IN.match(lines[at])):
            end = at + 1
        elif lines[at].strip():
            break
    return end


def _read_words(lines: Sequence[str]) -> str:
    label = read_bold(_ITEM.sub("", lines[0], count=1))
    rest = "" if label is None else label.rest
    return "\n".join((rest, dedent("\n".join(lines[1:])))).strip()
