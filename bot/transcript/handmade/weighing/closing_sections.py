"""
Below the last answer, sections that are nobody's behind one that surely is: a table
that sets the voices beside each other, or remarks on all of them.

What follows such a section is no answer's end any more. It could only be a further
voice's, and is none where its heading is no name: a phrase, or usual words among names
of models that the word lists know.
"""

import re
from collections.abc import Iterable, Sequence

from bot.text.frequency import word_zipf
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    Speaker,
    may_name_voice,
    read_plain_heading,
    read_speaker,
)
from bot.transcript.handmade.sections.known_models import (
    is_known_model,
    may_speak_of_itself,
)
from bot.transcript.handmade.speech.no_names import reads_as_phrase

_USUAL = 3.0  # on the Zipf scale: once in a million words
_FEWEST = 2  # voices that are set beside each other, and words of a heading
_PHRASE = 3  # words
_EMPHASIS = ("*", "_")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LEAD = re.compile(r"^[^\w(\[\"']+|^\d+[.)]\s*")


def sets_voices_beside(
    blocks: Sequence[Block], lines: Sequence[str], voices: Iterable[str]
) -> bool:
    """A table in it has several voices in its first row or its first column."""
    known = [_words(voice) for voice in voices]
    return any(
        block.kind is BlockKind.TABLE
        and _names_several(lines[block.first : block.end], known)
        for block in blocks
    )


def is_nobody_s(
    heading: str, blocks: Sequence[Block], lines: Sequence[str], voices: Iterable[str]
) -> bool:
    """Where no answer goes on any more: this is no further voice's either."""
    if any(block.kind is BlockKind.QUOTE for block in blocks):
        return False
    bare = _LEAD.sub("", heading).strip("* ")
    if not may_name_voice(bare):
        return True
    speaker = read_plain_heading(bare) or read_speaker(bare)
    if not all(map(names_model, voices)):
        return False
    if any(map(names_model, (speaker.name, speaker.epithet or ""))):
        return False
    text = "\n".join(lines[blocks[0].first : blocks[-1].end]) if blocks else ""
    words = _LETTERS.findall(speaker.name.casefold())
    return is_phrase(bare) or _are_usual(words, text)


def _are_usual(words: Sequence[str], below: str) -> bool:
    """Words of every day above what is not said by anybody, or one above sums."""
    if len(words) < _FEWEST:
        told = [line for line in below.split("\n") if any(map(str.isalnum, line))]
        return bool(words) and all(map(_is_reckoned, told))
    are_usual = all(word_zipf(word) >= _USUAL for word in words)
    return are_usual and not may_speak_of_itself(below)


def _is_reckoned(line: str) -> bool:
    """It has a number, or is in emphasis as closing lines are."""
    bare = line.strip()
    is_marked = bare[:1] in _EMPHASIS and bare[-1:] in _EMPHASIS
    return is_marked or any(char.isdigit() for char in bare)


def is_phrase(heading: str) -> bool:
    """Several words that are no name, since one behind the first has a small letter."""
    bare = _LEAD.sub("", heading).strip("* ")
    speaker = read_plain_heading(bare) or read_speaker(bare)
    several = len(_LETTERS.findall(speaker.name)) >= _PHRASE
    named = any(map(names_model, bare.split()))
    return several and not named and reads_as_phrase(speaker.name)


def names_model(voice: str) -> bool:
    """A known one's name, or one with such a word in it."""
    return any(is_known_model(Speaker(word)) for word in (voice, *voice.split()))


def _names_several(rows: Sequence[str], voices: Sequence[frozenset[str]]) -> bool:
    cells = [row.strip().strip("|").split("|") for row in rows]
    first = cells[0][1:] if cells else []
    column = [row[0] for row in cells[2:]]
    return any(_count(each, voices) >= _FEWEST for each in (first, column))


def _count(cells: Sequence[str], voices: Sequence[frozenset[str]]) -> int:
    """How many of the voices have a cell that is nothing but words of their names."""
    words = [_words(cell) for cell in cells]
    return sum(any(cell and cell <= voice for cell in words) for voice in voices)


def _words(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text.casefold()))
