"""A section's blocks, parted by the labels of its questions and answers."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from bot.transcript.handmade.line_places import LinePlace, LinePlaces
from bot.transcript.handmade.lines.blocks import Block, BlockKind, strip_quote_marks
from bot.transcript.handmade.lines.headings import is_part_heading
from bot.transcript.handmade.lines.labels import (
    Announced,
    Label,
    read_heading_label,
    read_label,
)

_OWN = frozenset({"my answer", "my response", "my reply"})
_NUMBER = re.compile(r"\d+")
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc", "'''")


@dataclass(frozen=True, slots=True)
class LineRun:
    """
    Lines from *first* up to *end*, from 0, that are one text; *lead* is what the first
    says behind a label, *quoted* that block-quote marks are no part of the text.
    *without* are those in between that are another's, by their first and end.
    """

    first: int
    end: int
    quoted: bool = False
    lead: str | None = None
    without: tuple[tuple[int, int], ...] = ()

    def mark(self, places: LinePlaces, place: LinePlace) -> None:
        places.mark(place, self.first, self.end)

    def text(self, lines: Sequence[str]) -> str:
        others = {at for first, end in self.without for at in range(first, end)}
        for _, below in self.without:
            end = next((n for n in range(below, self.end) if lines[n].strip()), below)
            others.update(range(below, end))  # blank lines
        run = [lines[at] for at in range(self.first, self.end) if at not in others]
        if self.quoted:
            run = strip_quote_marks(run)
        if self.lead is not None:
            # The line of the label itself is none of the text.
            run = [self.lead, *run[1:]] if self.lead else run[1:]
        blank = 0
        # Blank lines below a label are layout; within a quote somebody quoted them.
        while blank < len(run) and not run[blank] and not self.quoted:
            blank += 1
        return "\n".join(run[blank:])


@dataclass(slots=True)
class LabelledPart:
    """
    What stands behind a label, down to the next; the first part of a section may have
    none. *behind* is what the label's own block says after it, *led* what whoever made
    the document wrote before quoted words, *between* what among them, and *below* what
    under them; *then* is what was said next, by the same voice.
    """

    line: int  # of the label, from 0
    label: Label | None = None
    behind: LineRun | None = None
    blocks: list[Block] = field(default_factory=list)
    led: list[Block] = field(default_factory=list)
    between: list[Block] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    then: "LabelledPart | None" = None
    is_recited: bool = False  # its block quotes are the answer, from the first on

    @property
    def announces(self) -> Announced | None:
        return None if self.label is None else self.label.announces

    @property
    def is_empty(self) -> bool:
        return self.behind is None and not self.blocks

    @property
    def is_open(self) -> bool:
        """It has begun with words that no quote mark bounds."""
        if self.behind is not None:
            return True
        return bool(self.blocks) and self.blocks[0].kind is not BlockKind.QUOTE

    @property
    def end(self) -> int:
        last = self.line + 1 if self.behind is None else self.behind.end
        return self.blocks[-1].end if self.blocks else last


def split_at_labels(
    first: int,
    blocks: Sequence[Block],
    lines: Sequence[str],
    *,
    strictly: bool,
    chosen: Container[str] = (),
) -> list[LabelledPart]:
    """
    The parts of a section that begins at the line *first*. In an answer that no quote
    bounds only labels of a form that the section has had begin a part; *strictly*, only
    those do that are bold or headings, or stand right above the section's first quote
    and ask. Headings that are *chosen* are no labels.
    """
    parts = [LabelledPart(first)]
    forms: set[str] = set()
    has_own = False
    asked = _find_asked_above(blocks)
    for block in blocks:
        label, part = read_block_label(block, lines), parts[-1]
        if block.kind is BlockKind.HEADING and not forms:
            # "My answer" below a heading that a voice wrote is another of its own.
            is_own = block.words.casefold() in _OWN or block.words in chosen
            label = None if has_own or is_own else label
            has_own = label is None and not is_part_heading(block.words)
        in_answer = part.announces is Announced.ANSWER and part.is_open
        if (
            label is None
            or (strictly and not label.bold and not _asks(label, block, asked))
            or (in_answer and _form(label) not in forms)
        ):
            part.blocks.append(block)
        else:
            forms.add(_form(label))
            parts.append(LabelledPart(block.first, label, _find_behind(block, label)))
    return parts


def _find_asked_above(blocks: Sequence[Block]) -> Block | None:
    """The first block, if a block quote is the second."""
    kinds = [block.kind for block in blocks[:2]]
    is_above = kinds == [BlockKind.PROSE, BlockKind.QUOTE]
    return blocks[0] if is_above else None


def _asks(label: Label, block: Block, asked: Block | None) -> bool:
    """Such as "Prompt:" alone above what is quoted."""
    is_question = label.announces is Announced.QUESTION and not label.rest
    return block is asked and is_question


def read_block_label(block: Block, lines: Sequence[str]) -> Label | None:
    """A bold label, or any that stands on a line of its own."""
    if block.kind is BlockKind.HEADING:
        return read_heading_label(block.words)
    if block.kind is not BlockKind.PROSE:
        return None
    label = read_label(lines[block.first])
    if label is None or (label.words == "asked by" and label.rest):
        return None
    return label if label.bold or not label.rest else None


def pop_last_headings(blocks: list[Block]) -> list[Block]:
    popped: list[Block] = []
    while blocks and blocks[-1].kind is BlockKind.HEADING:
        popped.insert(0, blocks.pop())
    return popped


def _form(label: Label) -> str:
    """Its words without the name and the number in them, apostrophes alike."""
    named = label.words.replace((label.who or "").casefold(), "")
    return _NUMBER.sub("", named.translate(_APOSTROPHES)).strip()


def _find_behind(block: Block, label: Label) -> LineRun | None:
    is_alone = not label.rest and block.end - block.first == 1
    if block.kind is BlockKind.HEADING or is_alone:
        return None
    return LineRun(block.first, block.end, lead=label.rest)
