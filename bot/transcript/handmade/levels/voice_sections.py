"""The blocks from each voice's heading down to the next voice's."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.sections.speakers import SpeakersByLine


def find_sections(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in document.blocks:
        if block.first in speakers:
            if section:
                yield section
            section = [block]
        elif section:
            section.append(block)
    if section:
        yield section


def ends_part(section: Sequence[Block]) -> bool:
    """Another part of the document begins before the next voice speaks."""
    level = section[0].level
    return any(b.kind is BlockKind.HEADING and b.level < level for b in section)


def has_deeper(section: Sequence[Block]) -> bool:
    """It begins with words or headings below the voice's, several of these."""
    level = section[0].level
    below = takewhile(
        lambda b: b.kind is not BlockKind.HEADING or b.level > level, section[1:]
    )
    return sum(b.kind is BlockKind.HEADING for b in below) > 1


def find_end(section: Sequence[Block], at: int, ends: Callable[[Block], bool]) -> int:
    """Behind what the heading at *at* stands above, down to the next that *ends* it."""
    further = range(at + 1, len(section))
    found = (
        n for n in further if section[n].kind is BlockKind.HEADING and ends(section[n])
    )
    return section[next(found, len(section)) - 1].end


def find_last_high(section: Sequence[Block]) -> int:
    """Its last rule that a heading as high as the voice's stands below; -1 for none."""
    high = (
        at
        for at, (rule, below) in enumerate(pairwise(section))
        if rule.kind is BlockKind.RULE
        and below.kind is BlockKind.HEADING
        and below.level <= section[0].level
    )
    return max(high, default=-1)
