"""
Headings behind the last answer on a level that only parts of the document have:
"## Totals" below answers under "### First Response (Ada)" and headings "## Task 1".

No answer has headings so high; but the last may. The first surely is no part of it
where several voices are named below it and nobody says "I" or "you" there, or, if it is
the only one, it is headed as what readers are to do. Nor are those that follow it then.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from bot.text.wordlists import whole_words
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.maker_s_labels import is_conclusion
from bot.transcript.handmade.lines.remarks import is_for_readers
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    speaks_of_itself,
)
from bot.transcript.handmade.weighing.blind_answers import find_named
from bot.transcript.handmade.weighing.closing_sections import names_model

_FEWEST = 3  # answers
_SEVERAL = 2  # voices
_BELOW_ALL = 7  # the level of a label that is no heading
_FEWEST_PARTS = 2  # of a document whose labels are no headings
_MARKS = "*_: "
# Somebody's words in a line, who may say "I" in them.
_SAID = re.compile(
    r"\"[^\"\n]{1,400}\"|[\u201c\u201e\u00ab][^\u201c-\u201e\u00ab\u00bb\n]{1,400}[\u201c\u201d\u00bb]"
)


def find_closing_headings(
    document: HandmadeDocument, labels: Collection[int], names: AbstractSet[str]
) -> frozenset[int]:
    """
    Their lines, from 0; *labels* are the lines of those of all answers, *names* the
    voices' first words, in lower case.
    """
    headings = [one for one in document.blocks if one.kind is BlockKind.HEADING]
    last = max(labels, default=-1)
    levels = [one.level for one in headings if one.first in labels]
    level = min(levels, default=_BELOW_ALL)
    high = [one for one in headings if one.first > last and one.level < level]
    if len(labels) < _FEWEST or not high or is_usual(high[0].words):
        return frozenset()
    closing, *further = high
    over = [one for one in headings if one.first < last and one.level <= closing.level]
    empty = _find_empty(over, sorted(labels))
    if max(empty, default=-1) > min(labels):
        return frozenset()
    parts = sum(one.level == closing.level and one.first not in empty for one in over)
    is_part = parts >= (1 if levels else _FEWEST_PARTS)
    end = further[0].first if further else len(document.lines)
    is_told = is_for_readers(closing.words) and not further
    if not is_part or not (is_told or _is_said_by_none(closing, end, document, names)):
        return frozenset()
    are_named = any(names_model(word) for one in further for word in one.words.split())
    return frozenset() if are_named else frozenset(one.first for one in high)


def _is_said_by_none(
    closing: Block, end: int, document: HandmadeDocument, names: AbstractSet[str]
) -> bool:
    """
    It names no model, and several voices are named below it, down to the line *end*,
    where nobody is quoted in a block or says "I" or "you".
    """
    if any(map(names_model, closing.words.split())):
        return False
    within = (one for one in document.blocks if closing.first < one.first < end)
    if any(one.kind is BlockKind.QUOTE for one in within):
        return False
    below = "\n".join(document.lines[closing.end : end])
    told = _SAID.sub("", below)
    if addresses_asker(told) or speaks_of_itself(told):
        return False
    return len(find_named(below, names)) >= _SEVERAL


def _find_empty(over: Sequence[Block], labels: Sequence[int]) -> frozenset[int]:
    """The lines of those without a label before the next."""
    if not over:
        return frozenset()
    ends = [*(one.first for one in over[1:]), labels[-1] + 1]
    return frozenset(
        one.first
        for one, end in zip(over, ends, strict=True)
        if bisect_left(labels, one.first) == bisect_left(labels, end)
    )


def is_usual(words: str) -> bool:
    """An answer ends so too."""
    bare = words.casefold().strip(_MARKS)
    usual = whole_words("answer_ends", "usual").fullmatch(bare)
    return is_conclusion(bare) or usual is not None
