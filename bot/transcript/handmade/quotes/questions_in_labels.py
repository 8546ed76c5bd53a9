"""
Questions behind labels below voices' headings, each above its answer, which has none:
"**Prompt:** What of the door?", and the answer's first paragraph below.

All of the document's voices have to be kept so, and each question to end with its own
paragraph; else the next one may be the question's too.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from bot.transcript.handmade.lines.blocks import BlockKind
from bot.transcript.handmade.lines.labels import Announced
from bot.transcript.handmade.quotes.quoted_questions import ANSWER, is_asking
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.weighing.blind_answers import first_word

_FEWEST = 2  # voices
_WORD = re.compile(r"[^\W\d_]{2,}")


def part_below_questions(
    sections: Sequence[tuple[str, list[LabelledPart]]], lines: Sequence[str]
) -> None:
    """*sections* are the voices' own, with their names; each is parted in place."""
    heard = [one for one in sections if len(one[1]) > 1 or not one[1][0].is_empty]
    if len(heard) < _FEWEST or any(len(parts) == 1 for _, parts in heard):
        return
    names = {first_word(name) for name, _ in heard}
    begun = [
        _read_below(part, lines, names - {first_word(name)})
        for name, parts in heard
        for part in parts[1:]
    ]
    if not all(begun) or len(set(begun)) < len(begun):
        return
    for _, parts in heard:
        parts[1:] = chain.from_iterable(map(_part, parts[1:]))


def _read_below(
    part: LabelledPart, lines: Sequence[str], others: AbstractSet[str]
) -> str:
    """The first paragraph of the answer; empty where that may be the question's."""
    label, behind, below = part.label, part.behind, part.blocks[:1]
    if label is None or label.announces is not Announced.QUESTION or behind is None:
        return ""
    if not others.isdisjoint(_WORD.findall(label.words)):
        return ""
    if not label.rest or not is_asking(behind.text(lines)):
        return ""
    if not below or below[0].kind is not BlockKind.PROSE:
        return ""
    text = below[0].text(lines).strip()
    return "" if is_asking(text) else text


def _part(part: LabelledPart) -> list[LabelledPart]:
    answer = LabelledPart(part.blocks[0].first, ANSWER, blocks=part.blocks)
    part.blocks = []
    return [part, answer]
