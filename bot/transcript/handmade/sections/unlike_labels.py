"""
Bold lines in an answer that may as well be the label of another voice, or of whoever
made the document: where labels name who speaks, such a line is no voice's for certain.
"""

import re
from collections.abc import Collection, Sequence

from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.labels import Announced, read_title
from bot.transcript.handmade.lines.short_names import find_name_meant
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
_BOLD = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)[ \t]*:?[ \t]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEVERAL = 2  # voices that are spoken about


def find_unlike_label(
    part: LabelledPart, speaks: str, voices: Collection[str], lines: Sequence[str]
) -> Doubt | None:
    """*speaks* is who says the part's words; *voices* are all whom labels name."""
    blocks = without_last_rules(part.blocks)
    for block in blocks:
        if _may_be_label(block, voices, lines):
            return doubt_place(block.first)
    if len(blocks) > (part.behind is None) and _is_about(
        blocks[-1], speaks, voices, lines
    ):
        return doubt_place(blocks[-1].first)
    return None


def _may_be_label(block: Block, voices: Collection[str], lines: Sequence[str]) -> bool:
    if block.kind is not BlockKind.PROSE:
        return False
    label = read_block_label(block, lines)
    if label is not None and label.announces is Announced.ANSWER and label.bold:
        return label.who is not None and _is_voice(label.who, voices)
    line = lines[block.first]
    if block.end - block.first > 1 or _BOLD.fullmatch(line) is None:
        return False
    name = read_title(line) or line.strip().strip("*_: \t")
    return _is_voice(name, voices)


def _is_voice(name: str, voices: Collection[str]) -> bool:
    return find_name_meant(name, voices) is not None or is_known_model(
        read_speaker(name)
    )


def _is_about(
    block: Block, speaks: str, voices: Collection[str], lines: Sequence[str]
) -> bool:
    """The last words, labelled, speak of several voices, of this one by its name."""
    if block.kind is not BlockKind.PROSE or _LEAD.match(lines[block.first]) is None:
        return False
    text = "\n".join(lines[block.first : block.end]).casefold()
    said = set(_WORD.findall(text))

    def is_named(voice: str) -> bool:
        words = _WORD.findall(voice.casefold())
        return bool(words) and words[0] in said

    return is_named(speaks) and sum(map(is_named, voices)) >= _SEVERAL
