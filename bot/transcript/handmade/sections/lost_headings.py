"""
Headings that a voice's section may have swallowed: they refuse, whatever they were.

In a code fence that a forgotten mark may have opened; as a line that has lost its marks
and reads as the voices' headings do; one level too deep.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bot.transcript.handmade.cards.lines_about import is_line_about
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import (
    BlockKind,
    read_fence,
    read_heading,
)
from bot.transcript.handmade.lines.headings import (
    Speaker,
    read_answer_heading,
    read_plain_heading,
    read_voice_heading,
)
from bot.transcript.handmade.lines.labels import read_label, read_metadata_line
from bot.transcript.handmade.lines.misspelt_forms import is_nearly_form
from bot.transcript.handmade.lines.short_names import NameIndex
from bot.transcript.handmade.refusal_words import tell_whose
from bot.transcript.handmade.replies.replying_headings import (
    read_doing,
    read_replying,
)
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    is_known_model,
    may_speak_of_itself,
)
from bot.transcript.handmade.sections.names_given import find_names_given
from bot.transcript.handmade.sections.quoted_words import Doubt
from bot.transcript.handmade.sections.speakers import SpeakersByLine

_USUAL = 2  # marks of a voice's heading
_LONGEST = 120  # characters of a line that was a heading
_MARKS = re.compile(r"^[ \t]*#*[ \t]*|[ \t*_:]+$")


def find_swallowed_headings(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    """*speakers* are the headings that were found."""
    yield from _find_in_fences(document, speakers)
    yield from _find_without_marks(document, speakers)
    yield from _find_too_deep(document, speakers)
    yield from _find_misspelt(document, speakers)
    yield from _find_unread_replies(document, speakers)


def _find_in_fences(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    levels = {b.level for b in document.blocks if b.first in speakers}
    fences = [line for line in document.lines if read_fence(line) is not None]
    for block in document.blocks:
        if block.kind is not BlockKind.FENCE:
            continue
        inside = document.lines[block.first + 1 : block.end - 1]
        headings = map(read_heading, inside)
        if any(
            heading is not None and heading.level in levels and _names(heading.words)
            for heading in headings
        ) and (len(fences) % 2 or any(read_fence(line) for line in inside)):
            yield Doubt(
                "the code fence that opens here holds a voice's heading, and may have "
                "been forgotten by the answer above it; close it, or delete it",
                block.first,
            )


def _find_without_marks(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    levels = Counter(b.level for b in document.blocks if b.first in speakers)
    marks = "#" * max(levels, key=levels.__getitem__, default=_USUAL)
    for block in document.blocks:
        if block.kind is not BlockKind.PROSE or block.end - block.first != 1:
            continue
        line = document.lines[block.first]
        if is_line_about(block, document.lines):
            continue  # how the voice above was asked
        if len(line) <= _LONGEST and _was_heading(line):
            yield Doubt(
                "this line reads as the heading of a voice, and is none; begin it with "
                f'"{marks} " if it is one, as the others, or join it to the paragraph '
                "below if not",
                block.first,
            )


def _find_too_deep(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    levels = {b.level for b in document.blocks if b.first in speakers}
    given = NameIndex(find_names_given(document))
    chosen = document.choices.voices
    for block in document.blocks:
        if (
            block.kind is BlockKind.HEADING
            and block.first not in speakers
            and block.words not in chosen
            and levels
            and block.level > min(levels)
            and (who := read_plain_heading(block.words)) is not None
            and (_is_maker_s(who) or given.find(who.name) == who.name)
        ):
            yield Doubt(
                f"“{block.words}” stands in a voice's section and may be another's "
                f"heading; {tell_whose(block.words)}",
                block.first,
            )


def _find_misspelt(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    levels = {b.level for b in document.blocks if b.first in speakers}
    for block in document.blocks:
        if (
            block.kind is BlockKind.HEADING
            and block.level in levels
            and block.first not in speakers
            and block.words not in document.choices.voices
            and is_nearly_form(block.words)
        ):
            yield Doubt(
                f"“{block.words}” may be a voice's heading or a question's that is "
                f"misspelt; mend it, or {tell_whose(block.words)}",
                block.first,
            )


def _find_unread_replies(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[Doubt]:
    """
    "Claude replies to GPT-4", where both speak under their names, and "Round 2: Claude
    pushes back" above what says "I": it would be nobody's words.
    """
    levels = {b.level for b in document.blocks if b.first in speakers}
    names = {speaker.name.casefold() for speaker in speakers.values()}
    for at, block in enumerate(document.blocks):
        if (
            block.kind is BlockKind.HEADING
            and block.level in levels
            and block.first not in speakers
            and block.words not in document.choices.voices
            and (who := read_doing(block.words)) is not None
            and who.casefold() in names
            and _is_said(document, at, block.words)
        ):
            yield Doubt(
                f"“{block.words}” may stand above what {who} says, or what is told of "
                f"it; {tell_whose(block.words)}",
                block.first,
            )


def _is_said(document: HandmadeDocument, at: int, words: str) -> bool:
    """The heading names whom it answers, or the block below says "I" or "you"."""
    replying = read_replying(words)
    if replying is not None and replying.whom is not None:
        return True
    below = document.blocks[at + 1 : at + 2]
    texts = [block.text(document.lines) for block in below]
    return any(may_speak_of_itself(text) or addresses_asker(text) for text in texts)


def _was_heading(line: str) -> bool:
    bare = _MARKS.sub("", line)
    if ". " in bare and bare.endswith("."):
        return False  # sentences
    found = read_voice_heading(bare)
    if found is not None and found.name and ":" in bare:
        return True
    if read_label(line) is not None or read_metadata_line(line) is not None:
        return False
    return read_answer_heading(bare) is not None or _is_model_of_maker(bare)


def _names(words: str) -> bool:
    """As any heading of a voice may."""
    found = (
        read_voice_heading(words)
        or read_answer_heading(words)
        or read_plain_heading(words)
    )
    return found is not None


def _is_model_of_maker(words: str) -> bool:
    speaker = read_plain_heading(words)
    return speaker is not None and _is_maker_s(speaker)


def _is_maker_s(speaker: Speaker) -> bool:
    return speaker.epithet is not None and is_known_model(speaker)
