"""A document as a row of sections, each with what its heading makes of it."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.levels.labelled_own import announces_below
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    QuestionHeading,
    Speaker,
    is_part_heading,
    is_phase_heading,
    read_question_heading,
    read_request_heading,
)
from bot.transcript.handmade.lines.labels import Announced, read_heading_label
from bot.transcript.handmade.lines.remarks import is_for_readers
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.sections.labelled_parts import read_block_label
from bot.transcript.handmade.sections.speakers import SpeakersByLine
from bot.transcript.handmade.speech.line_labels import names_of_parts

_FIRST_WORD = re.compile(r"\W*+(?:\d++\W*+)?(?P<word>[^\W\d_]{2,}+)")
_COUNTED = re.compile(
    r"\W*+(?P<word>[^\W\d_]{3,20}+)[ ](?:\d{1,2}|[A-H]|[IVX]{1,4})(?![\w'\u2019])"
)
_LONGEST = 120  # characters of a heading


class SectionKind(Enum):
    VOICE = auto()
    QUESTION = auto()
    PART = auto()
    """It stands beside the voices: its heading says so, or it comes before them."""
    UNKNOWN = auto()
    """Its heading could as well be a voice's."""


@dataclass(slots=True)
class DocumentSection:
    """A heading, none at the top, and the blocks down to the next section."""

    kind: SectionKind
    heading: Block | None = None
    speaker: Speaker | None = None
    question: QuestionHeading | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Its first line, from 0."""
        if self.heading is not None:
            return self.heading.first
        return self.blocks[0].first if self.blocks else 0

    @property
    def end(self) -> int:
        last = self.blocks[-1] if self.blocks else self.heading
        return 0 if last is None else last.end

    @property
    def level(self) -> int:
        return 0 if self.heading is None else self.heading.level


def outline(
    document: HandmadeDocument,
    speakers: SpeakersByLine,
    own: AbstractSet[int] = frozenset(),
    asides: AbstractSet[int] = frozenset(),
) -> list[DocumentSection]:
    """
    Each block of the document is a section's heading, or in one section. *own* are the
    lines of headings that are the voice's above them; *asides* end its words.
    """
    return list(_Outline(document, speakers, own, asides).sections())


class _Outline:
    def __init__(
        self,
        document: HandmadeDocument,
        speakers: SpeakersByLine,
        own: AbstractSet[int],
        asides: AbstractSet[int],
    ) -> None:
        self.blocks, self.lines = document.blocks, document.lines
        self.speakers, self.own, self.asides = speakers, own - asides, asides
        self.rules_part_voices = have_voices_rules_before(self.blocks, speakers)
        self.level = min(
            (b.level for b in self.blocks if b.first in speakers), default=0
        )
        self.has_spoken = False
        self.asked = _find_asked_above(self.blocks, speakers)

    def sections(self) -> Iterator[DocumentSection]:
        section, after_rule = DocumentSection(SectionKind.PART), False
        for block in self.blocks:
            if block.kind is BlockKind.HEADING and not self._is_inside(
                block, section, after_rule=after_rule
            ):
                yield section
                section = self._open(block, section)
            else:
                section.blocks.append(block)
                self.has_spoken = self.has_spoken or self._names_answer(block)
            after_rule = block.kind is BlockKind.RULE
        yield section

    def _names_answer(self, block: Block) -> bool:
        label = read_block_label(block, self.lines)
        return (
            label is not None
            and label.announces is Announced.ANSWER
            and label.who is not None
        )

    def _is_inside(
        self, block: Block, section: DocumentSection, *, after_rule: bool
    ) -> bool:
        if block.first in self.speakers or block.first in self.asides:
            return False
        if section.kind is not SectionKind.VOICE:
            is_own = block.first in self.own
            return is_own or self._goes_on_below_label(block, section)
        if block.level > section.level or block.first in self.own:
            return True
        if block.level == section.level and self._goes_on_flatly(block, section):
            return True
        # Where rules part the voices, a heading of any level up to the next rule may be
        # part of what the voice wrote.
        return self.rules_part_voices and not after_rule

    def _goes_on_flatly(self, block: Block, section: DocumentSection) -> bool:
        """A heading "Response" of the voice's level, right below it or a like one."""
        label = read_heading_label(block.words)
        if label is None or label.who is not None:
            return False
        headings = [b for b in section.blocks if b.kind is BlockKind.HEADING]
        below = [b for b in headings if b.first not in self.own]
        is_first = not section.blocks
        return is_first or (bool(below) and below[0].level == block.level)

    def _goes_on_below_label(self, block: Block, section: DocumentSection) -> bool:
        """A label that names who answers stands right above it, and nothing else."""
        if not section.blocks or block.level <= section.level or section.level == 0:
            return False
        above = section.blocks[-1]
        label = read_block_label(above, self.lines)
        return announces_below(above, label) and not is_part_heading(block.words)

    def _open(self, block: Block, before: DocumentSection) -> DocumentSection:
        if (speaker := self.speakers.get(block.first)) is not None:
            self.has_spoken = True
            return DocumentSection(SectionKind.VOICE, block, speaker)
        for_readers = self._is_for_readers(block)
        question = None if for_readers else self._read_question(block)
        if question is not None:
            return DocumentSection(SectionKind.QUESTION, block, question=question)
        is_below = block.level > before.level > 0
        is_aside = for_readers or block.first in self.asides
        if is_aside or is_part_heading(block.words) or not self.has_spoken:
            kind = SectionKind.PART
        elif is_below and before.kind in (SectionKind.PART, SectionKind.UNKNOWN):
            kind = before.kind
        else:
            kind = SectionKind.UNKNOWN
        return DocumentSection(kind, block)

    def _is_for_readers(self, block: Block) -> bool:
        """What they are to do with the answers, which all stand above."""
        is_behind = bool(self.speakers) and block.first > max(self.speakers)
        return is_behind and is_for_readers(block.words)

    def _read_question(self, block: Block) -> QuestionHeading | None:
        """What may be part of an answer asks above the answers only."""
        request = read_request_heading(block.words)
        if request is not None and self.has_spoken and block.level >= self.level:
            return None
        if request is not None and self.asked and block.level == 1:
            return None  # "Task 2" is the document's title
        read = read_question_heading(block.words)
        if block.first not in self.asked:
            return read or request
        names = {speaker.name for speaker in self.speakers.values()}
        if read is None or (read.to and find_name_meant(read.to, names) is None):
            return QuestionHeading()  # put to "the models"
        return read


def _find_asked_above(
    blocks: Sequence[Block], speakers: SpeakersByLine
) -> frozenset[int]:
    """
    Lines, from 0, of headings that begin with a word for a question, whatever follows
    it, with words below, right above a voice's: "Question as put to all of them". One
    stands above the first voice, as an answer may have such headings too, and none is
    below the voices' level.
    """
    headings = [at for at, b in enumerate(blocks) if b.kind is BlockKind.HEADING]
    found = {
        blocks[at].first: word
        for at, after in pairwise(headings)
        if blocks[after].first in speakers
        and blocks[at].first not in speakers
        and blocks[at].level <= blocks[after].level
        and after > at + 1
        and (word := _read_question_word(blocks[at].words))
    }
    first = min(found, default=0)
    if not found or first > min(speakers):
        return frozenset()
    asked = frozenset(line for line, word in found.items() if word == found[first])
    is_named = found[first] in names_of_parts("questions", "asked")
    return asked if is_named or len(asked) > 1 else frozenset()


def _read_question_word(words: str) -> str | None:
    """Also of what is counted: "Task B", "Dilemma 2: the dam"."""
    counted = _COUNTED.match(words[:_LONGEST])
    if counted is not None and not is_phase_heading(words):
        return counted["word"].casefold()
    first = _FIRST_WORD.match(words[:_LONGEST].casefold())
    if first is None or first["word"] not in names_of_parts("questions", "asked"):
        return None
    return first["word"]


def have_voices_rules_before(blocks: Sequence[Block], speakers: SpeakersByLine) -> bool:
    """A rule stands before each voice but the first, which a header may precede."""
    before = [
        at > 0 and blocks[at - 1].kind is BlockKind.RULE
        for at, block in enumerate(blocks)
        if block.first in speakers
    ]
    return len(before) > 1 and all(before[1:])
