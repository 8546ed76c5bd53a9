"""
Bold lines in an answer that may as well be the label of another voice, or of whoever
made the document: where labels name who speaks, such a line is no voice's for certain.
"""

import re
from collections.abc import Iterable, Sequence

from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.labels import Announced, read_title
from bot.transcript.handmade.lines.short_names import NameIndex
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.labelled_parts import (
    LabelledPart,
    read_block_label,
)
from bot.transcript.handmade.sections.quoted_words import (
    Doubt,
    doubt_place,
    without_last_rules,
)

_LEAD = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,80}(?::(?:\*\*|__)|(?:\*\*|__):)")
_BOLD = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)[ \t]*+:?[ \t]*+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEVERAL = 2  # voices that are spoken about


class LabelledVoices:
    """All whom the labels of a section name."""

    def __init__(self, names: Iterable[str]) -> None:
        every = dict.fromkeys(names)
        self._names = NameIndex(every)
        self._first_words = {_first_word(name) for name in every}

    def may_mean(self, name: str) -> bool:
        found = self._names.find(name) is not None
        return found or is_known_model(read_speaker(name))

    def are_told_of(self, speaks: str, text: str) -> bool:
        """The words speak of several voices, and of this one by its name."""
        said = self._first_words.intersection(_WORD.findall(text.casefold()))
        return _first_word(speaks) in said and len(said) >= _SEVERAL


def find_unlike_label(
    part: LabelledPart, speaks: str, voices: LabelledVoices, lines: Sequence[str]
) -> Doubt | None:
    """*speaks* is who says the part's words."""
    blocks = without_last_rules(part.blocks)
    for block in blocks:
        if _may_be_label(block, voices, lines):
            return doubt_place(block.first)
    begins = 1 if part.behind is None else 0  # blocks that are the answer's first
    if len(blocks) > begins and _is_about(blocks[-1], speaks, voices, lines):
        return doubt_place(blocks[-1].first)
    return None


def _may_be_label(block: Block, voices: LabelledVoices, lines: Sequence[str]) -> bool:
    if block.kind is not BlockKind.PROSE:
        return False
    label = read_block_label(block, lines)
    if label is not None and label.announces is Announced.ANSWER and label.bold:
        return label.who is not None and voices.may_mean(label.who)
    line = lines[block.first]
    if block.end - block.first > 1 or _BOLD.fullmatch(line) is None:
        return False
    return voices.may_mean(read_title(line) or line.strip().strip("*_: \t"))


def _is_about(
    block: Block, speaks: str, voices: LabelledVoices, lines: Sequence[str]
) -> bool:
    if block.kind is not BlockKind.PROSE or _LEAD.match(lines[block.first]) is None:
        return False
    text = block.text(lines)
    return voices.are_told_of(speaks, text)


def _first_word(name: str) -> str:
    found = _WORD.search(name.casefold())
    return name.casefold() if found is None else found[0]


def is_said_twice(part: LabelledPart, after: LabelledPart) -> bool:
    """Of one voice, and only one of the two has words beside the label."""
    who = [None if each.label is None else each.label.who for each in (part, after)]
    is_same = who[0] is not None and who[0] == who[1]
    return is_same and (part.behind is None) is not (after.behind is None)
