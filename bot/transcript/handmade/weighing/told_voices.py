"""Whether each voice's heading says that an answer stands below it: "Ada's answer"."""

from collections.abc import Sequence

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import read_answer_heading
from bot.transcript.handmade.sections.speakers import SpeakersByLine
from bot.transcript.handmade.weighing.closing_sections import names_model


def are_told(document: HandmadeDocument, speakers: SpeakersByLine) -> bool:
    words = {b.first: b.words for b in document.blocks if b.first in speakers}
    return all(read_answer_heading(words[line]) for line in speakers)


def is_beside_told(heading: str, blocks: Sequence[Block]) -> bool:
    """
    Among voices that are told so and quoted, a part of which neither is true: it names
    no model, and nobody is quoted in it.
    """
    is_quoted = any(block.kind is BlockKind.QUOTE for block in blocks)
    return not is_quoted and not any(map(names_model, heading.split()))


def may_rise(document: HandmadeDocument, speakers: SpeakersByLine) -> bool:
    """
    Each voice's heading says whose answer stands below it, and they stand under one
    title.
    """
    return are_told(document, speakers) and are_under_title(document, speakers)


def are_under_title(document: HandmadeDocument, speakers: SpeakersByLine) -> bool:
    """
    Each voice has one heading, and only a title stands over them: parts of the document
    would have headings of their own there, or come with all voices once more.
    """
    names = [speaker.name.casefold() for speaker in speakers.values()]
    headings = [b.first for b in document.blocks if b.kind is BlockKind.HEADING]
    first = min(speakers, default=0)
    has_parts = sum(line < first for line in headings) > 1
    is_once = len(set(names)) == len(names)
    return is_once and not has_parts
