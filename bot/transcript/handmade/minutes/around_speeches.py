"""
What stands around the speeches of minutes: questions right above them, and what is of
whoever took the minutes below and between them.

A paragraph below a speech that is not indented is no part of it in markdown, but people
forget to indent. It is none where others are indented, where it has a label or is set
apart, where it tells of somebody who speaks, or where such paragraphs only ever stand
behind the last of several speeches.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.transcript.handmade.ends.answer_habits import is_set_apart
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import (
    Block,
    BlockKind,
    split_into_blocks,
)
from bot.transcript.handmade.minutes.speeches import asks
from bot.transcript.handmade.minutes.spoken_items import SpokenItem, is_item
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.speech.line_labels import read_bold, read_plain

_COLONS = (":", "\uff1a")
_MARKS = "*_\"'\u201d\u00bb\u201c) \t"
_SLANTED = re.compile(
    r"(?<![*_\w])(?P<mark>\*{1,2}|_{1,2})(?P<words>[^*_\s][^*_]{3,2000}?)(?P=mark)"
)
_QUOTED = re.compile('["\u201c\u201e\u00ab](?P<words>[^"\u201c\u201d\u00bb]{3,2000})')
_LABELLED = re.compile(r"[*_]{0,3}[^\W\d_][^:.!?\n]{0,40}[.:][*_]{1,3}[ \t]")
_WORD = re.compile(r"\w+")
_FEWEST_BETWEEN = 3  # places between speeches at which no paragraph stands
_PARTS = (BlockKind.HEADING, BlockKind.RULE)


def read_asked(text: str) -> str:
    """The question in a paragraph: in italics, in quotation marks, or all of it."""
    if not asks(text):
        return ""
    for form in (_SLANTED, _QUOTED):
        found = [match["words"].strip() for match in form.finditer(text)]
        asked = [words for words in found if asks(words)]
        if asked:
            return " ".join(asked)
    label = read_bold(text) or read_plain(text) if "\n" not in text else None
    return label.rest if label is not None and label.rest else text.strip()


class AroundSpeeches:
    """Asked of each place between two speeches; what all show is found once."""

    def __init__(self, document: HandmadeDocument, items: Sequence[SpokenItem]) -> None:
        self.lines = document.lines
        self.names = {word for item in items for word in _WORD.findall(item.label.key)}
        self.are_indented = any(item.has_paragraphs for item in items)
        self.are_wrapped = any(item.goes_on for item in items)
        pairs = list(zip(items, (*items[1:], None), strict=True))
        gaps = [(after, self.find_between(item, after)) for item, after in pairs]
        inner = [
            blocks
            for after, blocks in gaps
            if after is not None and not self._is_parted(blocks)
        ]
        self.only_behind = len(inner) >= _FEWEST_BETWEEN and not any(inner)

    def find_between(
        self, before: SpokenItem | None, after: SpokenItem | None
    ) -> list[Block]:
        """The blocks between two speeches; without one, from or to an end."""
        first = 0 if before is None else before.end
        end = len(self.lines) if after is None else after.first
        return [
            replace(block, first=block.first + first, end=block.end + first)
            for block in split_into_blocks(self.lines[first:end])
        ]

    def find_doubts(
        self, item: SpokenItem, after: SpokenItem | None, blocks: Sequence[Block]
    ) -> Iterator[Block]:
        """Those of the *blocks* below it that may be part of what is said in *item*."""
        is_open = self.lines[item.end - 1].rstrip(_MARKS).endswith(_COLONS)
        for at, block in enumerate(blocks):
            if block.kind in _PARTS:
                return
            if (is_open and at == 0) or not self._is_nobody_s(block, item, after):
                yield block
                return
        last = blocks[-1] if blocks else None
        if last is not None and after is not None and self._is_list(last):
            yield last

    def _is_nobody_s(
        self, block: Block, item: SpokenItem, after: SpokenItem | None
    ) -> bool:
        if block.kind is BlockKind.QUOTE:
            return after is not None and self._is_right_above(block, after)
        if block.kind is BlockKind.TABLE:
            return True
        if block.kind is not BlockKind.PROSE:
            return False
        if self._is_list(block):
            return block.first > item.end and self._is_beside(block)
        is_right_below = block.first == item.end
        if is_right_below and self.are_wrapped:
            return False
        return self.are_indented or self.only_behind or self._is_beside(block)

    def _is_beside(self, block: Block) -> bool:
        """It says itself that it is of whoever took the minutes."""
        text = "\n".join(self.lines[block.first : block.end]).strip()
        first = text.partition("\n")[0]
        label = read_bold(first) or read_plain(first)
        if label is not None or _LABELLED.match(text) is not None:
            return True
        if is_set_apart(text) is not None:
            return True
        told = {word.casefold() for word in _WORD.findall(text)}
        return not told.isdisjoint(self.names) and not speaks_of_itself(text)

    def _is_right_above(self, block: Block, after: SpokenItem) -> bool:
        return not any(map(str.strip, self.lines[block.end : after.first]))

    def _is_list(self, block: Block) -> bool:
        return block.kind is BlockKind.PROSE and is_item(self.lines[block.first])

    def _is_parted(self, blocks: Sequence[Block]) -> bool:
        """A heading, a rule or a question stands there."""
        if any(block.kind in (*_PARTS, BlockKind.QUOTE) for block in blocks):
            return True
        return bool(blocks) and asks(
            "\n".join(self.lines[blocks[-1].first : blocks[-1].end])
        )
