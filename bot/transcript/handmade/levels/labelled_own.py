"""
Headings of an answer below its label: any that is deeper than the heading above the
label, and where the answer begins with one, however high: below "## Phase 1" the label
"**Ada's response:**", and right below it "# Dear tenants".

For the latter only counted phases show what is the document's: from such a label to
that of a voice that has not answered in the phase yet, a heading that is no phase is
the answer's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    is_beside_heading,
    is_phase_heading,
    is_question_heading,
    read_plain_heading,
    read_request_heading,
)
from bot.transcript.handmade.lines.labels import Announced, Label
from bot.transcript.handmade.lines.remarks import announces_remarks
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.labelled_parts import read_block_label

_COUNTED = re.compile(r"(?P<word>[^\W\d_]{3,20})[ ]\d{1,3}\b")


def announces_below(block: Block, label: Label | None) -> bool:
    """A bold label that names who answers, and nothing else on its line."""
    return (
        label is not None
        and label.bold
        and label.announces is Announced.ANSWER
        and label.who is not None
        and not label.rest
        and block.end - block.first == 1
        and block.kind is BlockKind.PROSE
    )


def find_labelled_own(document: HandmadeDocument) -> frozenset[int]:
    """Their lines, from 0."""
    found = [*_find_deeper(document.blocks, document.lines)]
    for phase in _find_phases(document.blocks):
        found += _find_in_phase(phase, document.lines)
    return frozenset(found)


def _find_deeper(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[int]:
    """Below a label, and deeper than the heading above that."""
    above = 0  # the level of the heading in whose part the labels stand; 1 is a title's
    is_answered = False
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            label = read_block_label(block, lines)
            if label is not None and label.bold and label.who is not None:
                is_answered = label.announces is Announced.ANSWER
            elif label is not None and label.announces is Announced.QUESTION:
                is_answered = False
            continue
        is_own = is_answered and block.level > above > 1 and _may_be_own(block.words)
        if is_own and not is_beside_heading(block.words):
            yield block.first
        else:
            is_answered, above = False, block.level


def _find_phases(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    often = Counter(filter(None, map(_read_counted, headings)))
    phase: list[Block] = []
    for block in blocks:
        is_heading = block.kind is BlockKind.HEADING
        is_counted = is_heading and often[_read_counted(block)] > 1
        if is_counted or (is_heading and is_phase_heading(block.words)):
            if phase:
                yield phase
            phase = [block]
        elif phase:
            phase.append(block)
    if phase:
        yield phase


def _read_counted(heading: Block) -> str:
    """Of "Runde 2: Entwürfe" the first word; empty where no number is behind it."""
    counted = _COUNTED.match(heading.words)
    return "" if counted is None else counted["word"].casefold()


def _find_in_phase(phase: Sequence[Block], lines: Sequence[str]) -> Iterator[int]:
    """Of each answer that another one, of a voice that is new there, stands below."""
    answered: set[str] = set()
    own: list[Block] = []
    is_begun = is_own = False  # right below a label; among the headings of an answer
    for block in phase[1:]:
        is_heading = block.kind is BlockKind.HEADING
        label = None if is_heading else read_block_label(block, lines)
        if announces_below(block, label) and label is not None:
            who = (label.who or "").casefold()
            if is_own and who not in answered:
                yield from (heading.first for heading in own)
            answered.add(who)
            own, is_begun, is_own = [], True, False
            continue
        if is_heading and (is_begun or is_own):
            is_beside = is_own and is_beside_heading(block.words)
            is_own = _may_be_own(block.words) and not is_beside
            own.append(block)
        elif label is not None and label.announces is Announced.QUESTION:
            is_own = False
        is_begun = False


def _may_be_own(words: str) -> bool:
    speaker = read_plain_heading(words)
    return not (
        announces_remarks(words)
        or is_question_heading(words)
        or read_request_heading(words) is not None
        or (speaker is not None and is_known_model(speaker))
    )
