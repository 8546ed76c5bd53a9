"""
Remarks with a label in italics or bold that returns below answers: "*Observation.* They
agree." below the last answer of each phase, or below those of several voices.

A voice writes so too; whose they are is not clear, even where they name nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.text.wordlists import whole_words
from bot.transcript.handmade.lines.blocks import BlockKind
from bot.transcript.handmade.lines.maker_s_labels import is_nobody_s
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.quoted_words import (
    Doubt,
    doubt_place,
    without_last_rules,
)
from bot.transcript.handmade.sections.where_answers_end import AnswerShape, find_shape
from bot.transcript.handmade.weighing.blind_answers import first_word

_DRESSED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<label>[^*_\n.:]{2,40})"
    r"(?:[.:\u2013\u2014\u3002\uff1a](?P=mark)"
    r"|(?P=mark)[ ]?[.:\u2013\u2014\u3002\uff1a])[ \t]*\S"
)
_MOST_WORDS = 3  # of a label
_NEAR_END = 3  # blocks
_SEVERAL = 2


def doubt_returning(
    rounds: Sequence[Sequence[tuple[str, LabelledPart]]], lines: Sequence[str]
) -> Iterator[Doubt]:
    """*rounds* are the answers of each section, with the names of who gives them."""
    found: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
    for answers in rounds:
        for at, (name, part) in enumerate(answers):
            is_last = len(answers) > 1 and at == len(answers) - 1
            for label, line in _find_labels(part, lines):
                found[label].append((first_word(name) or name, line, is_last))
    for places in found.values():
        are_several = len({name for name, _, _ in places}) >= _SEVERAL
        are_last = len(places) >= _SEVERAL and all(last for _, _, last in places)
        if are_several or are_last:
            yield from (doubt_place(line) for _, line, _ in places)


def _find_labels(part: LabelledPart, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The last near an answer's end that is a word for a remark, and its line."""
    begins = 1 if part.behind is None else 0
    blocks = without_last_rules(part.blocks)
    if find_shape(part) is not AnswerShape.OPEN:
        return
    for block in reversed(blocks[max(begins, len(blocks) - _NEAR_END) :]):
        match = _DRESSED.match(lines[block.first].lstrip())
        if block.kind is BlockKind.PROSE and match and _is_remark(match["label"]):
            yield match["label"].strip().casefold(), block.first
            return


def _is_remark(label: str) -> bool:
    is_short = len(label.split()) <= _MOST_WORDS and not is_nobody_s(label)
    named = whole_words("makers_notes", "notes").search(label.replace("\u2019", "'"))
    return is_short and named is not None
