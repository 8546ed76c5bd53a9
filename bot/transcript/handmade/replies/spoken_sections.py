"""
Headings with a name and more, of which those are kept below which the named one speaks:
"DEBATER A Opening", "Claude replies to GPT-4".
"""

from collections.abc import Mapping, Sequence

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block
from bot.transcript.handmade.lines.headings import Speaker, read_speaker
from bot.transcript.handmade.replies.named_parts import split_parts
from bot.transcript.handmade.weighing.spoken_parts import are_spoken


def keep_spoken(
    document: HandmadeDocument, headings: Sequence[Block], names: Mapping[int, str]
) -> Mapping[int, Speaker]:
    """All of these *names*, by their headings' lines, or none."""
    ends = _find_ends(headings, len(document.lines))
    parts = [
        (who, "\n".join(document.lines[line + 1 : ends[line]]))
        for line, who in names.items()
    ]
    return {n: read_speaker(x) for n, x in names.items()} if are_spoken(parts) else {}


def find_debate(
    document: HandmadeDocument, headings: Sequence[Block]
) -> Mapping[int, Speaker]:
    """By their lines, from 0, those that name who speaks and a part of a debate."""
    words = {
        block.first: block.words.lstrip("*_#\u2022 ").rstrip("*_: ")
        for block in headings
        if block.level > 1 and block.words not in document.choices.voices
    }
    parts = split_parts(list(words.values()))
    named = {line: parts[one].name for line, one in words.items() if one in parts}
    return keep_spoken(document, headings, named)


def _find_ends(headings: Sequence[Block], end: int) -> dict[int, int]:
    """By each heading's line that of the next which is no deeper."""
    ends: dict[int, int] = {}
    below: dict[int, int] = {}  # by levels, the nearest heading
    for block in reversed(headings):
        nearest = (at for level, at in below.items() if level <= block.level)
        ends[block.first] = min(nearest, default=end)
        below[block.level] = block.first
    return ends
