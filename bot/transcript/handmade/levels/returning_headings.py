"""
Headings of the voices' level that come again below several voices' words: "What I did
next", "My check". Voices hardly call a part of theirs the same, but for what answers
usually have. With "I" in it such a heading may be of whoever made the document, and is
where it is a word for a remark, or below it stands what only a person did or tried.
"""

from collections.abc import Iterable, Sequence

from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.levels.closing_level import is_usual
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_phase_heading
from bot.transcript.handmade.lines.remarks import calls_remark
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_SEVERAL = 2  # voices


def find_returning_headings(
    sections: Iterable[Sequence[Block]], lines: Sequence[str]
) -> tuple[frozenset[int], bool]:
    """
    Their lines, from 0, and whether they surely are the maker's; *sections* are the
    voices' headings with the blocks below them. None where several come again, as in
    answers of a form that was asked for.
    """
    called: dict[str, dict[str, list[int]]] = {}
    told: set[str] = set()
    for heading, *below in sections:
        words = ""
        for block in below:
            if block.kind is BlockKind.HEADING and block.level <= heading.level:
                words = block.words.casefold()
                places = called.setdefault(words, {})
                places.setdefault(heading.words, []).append(block.first)
            elif words and _tells_of_day(block.text(lines)):
                told.add(words)
    found = {
        words: places
        for words, places in called.items()
        if len(places) >= _SEVERAL and not is_phase_heading(words)
    }
    if len(found) != 1:
        return frozenset(), False
    words, by_voice = found.popitem()
    if is_usual(words) or not speaks_of_itself(words):
        return frozenset(), False
    found_lines = frozenset(line for each in by_voice.values() for line in each)
    return found_lines, words in told or calls_remark(words)


def _tells_of_day(text: str) -> bool:
    """Of what only a person did, or tried of what an answer says."""
    signs = find_signs(Below(text))
    return not signs.found.isdisjoint({Sign.LIVED, Sign.CHECKED})
