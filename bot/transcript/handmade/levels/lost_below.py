"""
Headings below a label and what was said there, deeper than the heading above, below
which words became nobody's: the answer may have such headings of its own.
"""

from collections.abc import Iterator

from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.remarks import announces_remarks
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_HIGHEST = 2  # the first is a title's


def refuse_lost_below(draft: SymposiumDraft) -> None:
    """What stands below them would be lost to a note."""
    for heading in _find_lost(draft):
        draft.refuse(
            f"“{heading.words}” may be a heading of the answer above it, and what "
            "stands below would be nobody's words; make it bold if the answer goes on "
            'there, or write it and what is below as "[Note: ...]" if nobody said it',
            line=heading.first + 1,
        )


def _find_lost(draft: SymposiumDraft) -> Iterator[Block]:
    places = draft.places
    level = 0  # of the heading in whose part something was said last
    is_said = is_labelled = False
    heading: Block | None = None
    for block in draft.document.blocks:
        place = places.place(block.first)
        if block.kind is BlockKind.HEADING and place is not LinePlace.TURN:
            heading = block
            continue
        if heading is not None:
            is_lost = is_said and place is LinePlace.NOTE and heading.level > level > 0
            if is_lost and is_labelled and not announces_remarks(heading.words):
                yield heading
            if not is_lost:
                level = heading.level if heading.level >= _HIGHEST else 0
                is_said = is_labelled = False
            heading = None
        if block.kind is BlockKind.RULE:
            is_said = False
        is_labelled = is_labelled or place is LinePlace.FRAME
        is_said = is_said or place is LinePlace.TURN
