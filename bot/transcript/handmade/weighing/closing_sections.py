"""
Below the last answer, sections that are nobody's behind one that surely is: a table
that sets the voices beside each other, or remarks on all of them.

So is one that stands over all voices and tells what came afterwards.

What follows such a section is no answer's end any more. It could only be a further
voice's, and is none where its heading is no name: a phrase, or usual words among names
of models that the word lists know.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.text.frequency import word_zipf
from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import is_set_apart
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    Speaker,
    may_name_voice,
    read_plain_heading,
    read_speaker,
)
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    is_by_makers,
    read_note_label,
)
from bot.transcript.handmade.sections.known_models import (
    is_known_model,
    may_speak_of_itself,
)
from bot.transcript.handmade.speech.no_names import reads_as_phrase

_USUAL = 3.0  # on the Zipf scale: once in a million words
_FEWEST = 2  # voices that are set beside each other, and words of a heading
_PHRASE = 3  # words
_PEOPLE_S = frozenset({Sign.LIVED, Sign.CHECKED})  # what no voice tells of itself
_OF_MAKING = (
    *(("closing_notes", key) for key in ("made_by", "thanked", "meets")),
    *(("makers_notes", key) for key in ("ours", "handed_on")),
)
_EMPHASIS = ("*", "_")
_OWNED = re.compile(
    r"(?P<owner>[^\W\d_a-z][^\W\d_]{1,20})['\u2019]s[ ](?P<what>[^\W\d_ ]{3,20})"
)
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


def find_headings_over(
    blocks: Sequence[Block], voices: Iterable[int]
) -> frozenset[int]:
    """
    Lines, from 0, of headings behind all *voices* (by their lines): a rule is right
    above, their level is above that of every voice, and one of the same level stands
    over these.
    """
    spoken = frozenset(voices)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    least = min((block.level for block in headings if block.first in spoken), default=0)
    first, last = min(spoken, default=0), max(spoken, default=0)
    over = {block.level for block in headings if block.first < first}
    return frozenset(
        block.first
        for above, block in pairwise(blocks)
        if block.kind is BlockKind.HEADING
        and above.kind is BlockKind.RULE
        and block.first > last
        and block.level < least
        and block.level in over
    )


def find_headings_over_labels(blocks: Sequence[Block], last: int) -> frozenset[int]:
    """The same where answers stand under labels, *last* being the line of the last."""
    headings = [block.first for block in blocks if block.kind is BlockKind.HEADING]
    above = [line for line in headings if line < last]
    return find_headings_over(blocks, above[-1:])


def tells_afterwards(
    heading: str, blocks: Sequence[Block], lines: Sequence[str], voices: Iterable[str]
) -> bool:
    """
    Its heading says so, or a paragraph has signs enough that no voice wrote it; nothing
    in it is quoted, so that nobody speaks once more.
    """
    if not blocks or any(block.kind is BlockKind.QUOTE for block in blocks):
        return False
    bare = _LEAD.sub("", heading).strip("*: ")
    if any(map(names_model, bare.split())):
        return False
    later = whole_words("makers_notes", "afterwards").match(bare)
    names = frozenset(word for voice in voices for word in _words(voice))
    is_later = later is not None and later.end() == len(bare)
    if is_later or _read_owner(bare):  # "Marta's tally"
        return True
    texts = [block.text(lines) for block in blocks]
    signs = [find_signs(Below(text, own=names, names=names)) for text in texts]
    is_noted = any(map(_is_maker_s_note, texts))
    are_told = is_noted or any(one.are_maker_s for one in signs)
    if not are_told or any(one.is_own for one in signs):
        return False
    is_of_people = any(not one.found.isdisjoint(_PEOPLE_S) for one in signs)
    return is_noted or is_of_people or not any(map(may_speak_of_itself, texts))


def _tells_how_made(texts: Sequence[str]) -> bool:
    """
    Who put it together, or whom they thank; and something else that only they can say
    of it, or of their day.
    """
    found = {
        key
        for file, key in _OF_MAKING
        for text in texts
        if whole_words(file, key).search(text)
    }
    signs = {sign for text in texts for sign in find_signs(Below(text)).found}
    count = len(found) + (Sign.LIVED in signs)
    return not found.isdisjoint({"made_by", "thanked"}) and count > 1


def tells_of_day(
    blocks: Sequence[Block], lines: Sequence[str], voices: Iterable[str]
) -> bool:
    """
    Down to the end of the document there is nothing but paragraphs, and one of them
    that speaks of several voices tells what only a person did or had, or they tell who
    put it together, and more that only these can say.
    """
    if any(block.kind is not BlockKind.PROSE for block in blocks):
        return False
    names = frozenset(word for voice in voices for word in _words(voice))
    texts = [block.text(lines) for block in blocks]
    found = [find_signs(Below(text, names=names)).found for text in texts]
    is_told = any({Sign.SEVERAL, Sign.LIVED} <= signs for signs in found)
    return is_told or _tells_how_made(texts)


def is_by_a_voice(heading: str, voices: Iterable[str]) -> bool:
    """Such as "Ada's verdict": Ada's words, or somebody's on hers."""
    owner = _read_owner(_LEAD.sub("", heading).strip("*: "))
    return not owner.isdisjoint(word for voice in voices for word in _words(voice))


def _read_owner(heading: str) -> frozenset[str]:
    """Who made the remarks that it announces, as words of a name in lower case."""
    found = _OWNED.fullmatch(heading)
    if found is None or not announces_remarks(found["what"]):
        return frozenset()
    return _words(found["owner"])


def _is_maker_s_note(text: str) -> bool:
    """In italics or brackets, under a label such as "Editor's note"."""
    label = read_note_label(text)
    is_note = label is not None and is_by_makers(label)
    return is_note and is_set_apart(text.strip()) is not None


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
