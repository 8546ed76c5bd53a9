"""
Headings of the voices' level that come again below several voices' words: "What I did
next", "My check". Voices hardly call a part of theirs the same, but for what answers
usually have. With "I" in it such a heading may be of whoever made the document.
"""

from collections.abc import Iterable, Sequence

from bot.transcript.handmade.levels.closing_level import is_usual
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_phase_heading
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_SEVERAL = 2  # voices


def find_returning_headings(sections: Iterable[Sequence[Block]]) -> frozenset[int]:
    """
    Their lines, from 0; *sections* are the voices' headings with the blocks below them.
    None where several come again, as in answers of a form that was asked for.
    """
    called: dict[str, dict[str, list[int]]] = {}
    for heading, *below in sections:
        for block in below:
            if block.kind is BlockKind.HEADING and block.level <= heading.level:
                places = called.setdefault(block.words.casefold(), {})
                places.setdefault(heading.words, []).append(block.first)
    found = {
        words: by_voice
        for words, by_voice in called.items()
        if len(by_voice) >= _SEVERAL and not is_phase_heading(words)
    }
    if len(found) != 1:
        return frozenset()
    words, by_voice = found.popitem()
    if is_usual(words) or not speaks_of_itself(words):
        return frozenset()
    return frozenset(line for lines in by_voice.values() for line in lines)
