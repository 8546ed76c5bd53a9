"""
Collections: one section for each voice, with the question it was asked and its answer;
tables, observations and prose between them.
"""

from collections.abc import Sequence
from itertools import islice

from bot.transcript.handmade.asides import Asides
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import take_metadata_line
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import Speaker, is_question_heading
from bot.transcript.handmade.lines.labels import (
    Announced,
    Label,
    read_heading_label,
    read_label,
)
from bot.transcript.handmade.question_and_answer import (
    LineRun,
    QuestionAndAnswer,
    ReadingState,
)
from bot.transcript.handmade.speakers import (
    SpeakersByLine,
    find_council_answers,
    find_labelled_answers,
    find_voice_headings,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.voice_metadata import is_metadata, take_metadata

FORMAT = "imported"

# Two block quotes below a heading could be either way round.
_QUESTION_AND_ANSWER = 2


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    lines, blocks = document.lines, document.blocks
    speakers = (
        find_voice_headings(blocks)
        or find_labelled_answers(lines, blocks)
        or find_council_answers(blocks)
    )
    if speakers:
        _Collection(draft, speakers).read()


class _Collection:
    """
    Reads block by block from the top; at each it knows in whose section it is: in a
    voice's (*exchange*), in the document's own question (*question*), or in neither.
    """

    def __init__(self, draft: SymposiumDraft, speakers: SpeakersByLine) -> None:
        self.lines = draft.document.lines
        self.draft = draft
        self.speakers = speakers
        self.blocks = draft.document.blocks
        self.asides = Asides(draft)
        self.exchange: QuestionAndAnswer | None = None
        self.question: LineRun | None = None
        self.after_rule = False
        self.rules_part_voices = self._have_voices_rules_before()

    def read(self) -> None:
        for at, block in enumerate(self.blocks):
            self._take_block(at, block)
            self.after_rule = block.kind is BlockKind.RULE
        self._close_section()
        self.asides.finish()

    def _take_block(self, at: int, block: Block) -> None:
        if block.first in self.speakers and self._may_begin_section():
            self._begin_section(at, block, self.speakers[block.first])
        elif block.kind is BlockKind.HEADING:
            self._take_heading(block)
        elif block.kind is BlockKind.RULE:
            self._take_rule(block)
        elif self.exchange is not None:
            self._take_in_section(block, self.exchange)
        elif self.question is not None:
            self._take_in_question(block, self.question)
        else:
            self._take_outside(block)

    # Where sections begin and end

    def _begin_section(self, at: int, block: Block, who: Speaker) -> None:
        self._close_section()
        self.asides.begin_part(block.words)
        self.draft.places.mark(LinePlace.FRAME, block.first)
        if not who.name:
            self.draft.refuse(
                "this heading names no voice",
                line=block.first + 1,
                first=block.first,
                end=block.end,
            )
            return
        voice = self.draft.add_voice(who, block.first + 1)
        self.exchange = QuestionAndAnswer(
            voice, block.first, block.level, block.first, block.end
        )
        # Whether a quote is the question or the answer depends on the labels behind it.
        self._look_ahead(self._gather_section(at), self.exchange)

    def _look_ahead(
        self, section: Sequence[Block], exchange: QuestionAndAnswer
    ) -> None:
        """Learns from the labels ahead; where there are none, all is the answer."""
        labels = [(b.first, label) for b in section if (label := self._read_label(b))]
        answers = [at for at, label in labels if label.announces is Announced.ANSWER]
        if labels:
            exchange.last_answer_label = max(answers, default=-1)
            if labels[0][1].announces is Announced.ANSWER:
                exchange.state = ReadingState.QUOTED_QUESTION_DUE
            return
        exchange.state = ReadingState.ALL_IS_ANSWER
        if self._are_two_unnamed_quotes(section):
            self.exchange = None
            self.draft.refuse(
                "no label says which of the two block quotes below this heading is the "
                "question and which the answer",
                line=exchange.line + 1,
                first=exchange.line,
                end=exchange.line + 1,
            )

    def _are_two_unnamed_quotes(self, section: Sequence[Block]) -> bool:
        """Nothing but metadata beside them, and no question of the document."""
        quotes = [block for block in section if block.kind is BlockKind.QUOTE]
        rest = [b for b in section if b.kind not in (BlockKind.RULE, BlockKind.QUOTE)]
        return (
            len(quotes) == _QUESTION_AND_ANSWER
            and not self.draft.question
            and all(is_metadata(block, self.lines) for block in rest)
        )

    def _gather_section(self, at: int) -> list[Block]:
        """What stands below a voice's heading, down to the next voice or part."""
        level = self.blocks[at].level
        section: list[Block] = []
        for block in islice(self.blocks, at + 1, None):
            is_heading = block.kind is BlockKind.HEADING
            if block.first in self.speakers or (is_heading and block.level <= level):
                break
            section.append(block)
        return section

    def _take_heading(self, block: Block) -> None:
        exchange = self.exchange
        if exchange is not None and self._is_in_section(block, exchange):
            return
        self._close_section()
        if block.level == 1 and not self.draft.title and self.asides.heading is None:
            self.draft.title = block.words
            self.draft.places.mark(LinePlace.FRAME, block.first)
            return
        self.asides.begin_part(block.words, block)
        if is_question_heading(block.words) and not self.draft.question:
            self.question = LineRun(block.end, block.end)

    def _is_in_section(self, block: Block, exchange: QuestionAndAnswer) -> bool:
        """Takes a heading that is a label of the section, or stands in the answer."""
        label = read_heading_label(block.words)
        below = block.level > exchange.level
        if below and label is not None and exchange.allows(label):
            self._take_label(block, label, exchange)
            return True
        # Where rules part the voices, a heading of any level up to the next rule may be
        # part of what the voice wrote.
        goes_on = below or (self.rules_part_voices and not self.after_rule)
        return exchange.takes_headings and goes_on and exchange.take_block(block)

    def _take_rule(self, block: Block) -> None:
        self.draft.places.mark(LinePlace.FRAME, block.first)
        self.asides.end_run()
        if self.exchange is None or self.exchange.state is ReadingState.RECORDED:
            self.asides.begin_part(None if self.draft.turns else self.asides.heading)
        # An open answer is left alone: if words follow the rule, its run of lines grows
        # over it, and if none do, the rule was the section's end.
        elif self.exchange.state is ReadingState.QUOTED_ANSWER:
            self._record(self.exchange)

    def _close_section(self) -> None:
        if self.exchange is not None:
            self._record(self.exchange)
        self.exchange = None
        self._close_question()
        self.asides.end_run()

    def _may_begin_section(self) -> bool:
        """Not within an answer that goes on to the next rule."""
        is_open = self.exchange and self.exchange.state is ReadingState.OPEN_ANSWER
        return not is_open or not self.rules_part_voices or self.after_rule

    def _have_voices_rules_before(self) -> bool:
        """A rule stands before each voice but the first."""
        before = {
            block.first: self.blocks[at - 1].kind is BlockKind.RULE
            for at, block in enumerate(self.blocks)
            if at and block.first in self.speakers
        }
        # The first voice may stand right below the document's own header.
        return len(before) > 1 and all(list(before.values())[1:])

    # What a voice's section holds

    def _take_in_section(self, block: Block, exchange: QuestionAndAnswer) -> None:
        label = self._read_label(block)
        if label is not None and exchange.allows(label):
            self._take_label(block, label, exchange)
            return
        exchange.end = block.end
        # Once the answer has begun, a line such as "Model: x" is the voice's own.
        if exchange.answer is None and is_metadata(block, self.lines):
            self.asides.add_lines_left(
                block, lambda n: take_metadata(n, exchange, self.draft)
            )
        elif not exchange.take_block(block):
            # Prose before the question, between, or behind the quoted answer.
            if exchange.state is ReadingState.QUOTED_ANSWER:
                self._record(exchange)
            self.asides.add_block(block)

    def _read_label(self, block: Block) -> Label | None:
        """A bold label, or any that stands on a line of its own."""
        if block.kind is BlockKind.HEADING:
            return read_heading_label(block.words)
        if block.kind is not BlockKind.PROSE:
            return None
        label = read_label(self.lines[block.first])
        if label is None or (label.words == "asked by" and label.rest):
            return None
        return label if label.bold or not label.rest else None

    def _take_label(
        self, block: Block, label: Label, exchange: QuestionAndAnswer
    ) -> None:
        asks = label.announces is Announced.QUESTION
        if exchange.begins_another(label):
            self._record(exchange)
            # A second answer's label asks nothing new: both answer one question.
            exchange = exchange.begin_next(block.first, keeps_question=not asks)
            self.exchange = exchange
        self.asides.end_run()
        self.draft.places.mark(LinePlace.FRAME, block.first)
        exchange.end = block.end
        if asks and label.who is not None:
            self._set_asker(label.who, exchange)
        exchange.take_label(label, _gather_behind(block, label))

    def _set_asker(self, who: str, exchange: QuestionAndAnswer) -> None:
        before, exchange.asker = exchange.asker, who
        if before is not None and before != who and exchange.first == exchange.line:
            self.draft.add_note(f"Asked by: {before}", line=exchange.line + 1)

    def _record(self, exchange: QuestionAndAnswer) -> None:
        if exchange.state is ReadingState.RECORDED:
            return
        if exchange.is_answered:
            exchange.add_turn(self.draft)
        elif exchange.question is not None:
            self._refuse(exchange, f"the question to {exchange.voice} has no answer")
        else:
            self._refuse(
                exchange,
                f"nothing that {exchange.voice} said stands below this line",
            )
        exchange.state = ReadingState.RECORDED

    def _refuse(self, exchange: QuestionAndAnswer, sentence: str) -> None:
        first, end = exchange.first, exchange.end
        self.draft.refuse(sentence, line=first + 1, first=first, end=end)

    # What stands outside of the voices' sections

    def _take_in_question(self, block: Block, question: LineRun) -> None:
        if question.is_empty:
            # The first block decides: a question that begins as a quote ends with it.
            quoted = block.kind is BlockKind.QUOTE
            self.question = LineRun(block.first, block.end, quoted)
            self.asides.drop_heading(is_question_heading)
        elif not question.grow(block):
            self._close_question()
            self._take_outside(block)

    def _close_question(self) -> None:
        if self.question is not None and not self.question.is_empty:
            self.draft.question = self.question.text(self.lines)
            self.question.mark(self.draft.places, LinePlace.QUESTION)
        self.question = None

    def _take_outside(self, block: Block) -> None:
        label = self._read_label(block)
        if label is not None and self._asks_all(label):
            self.asides.end_run()
            self.draft.set_asker(label.who, line=block.first + 1)
            self.draft.places.mark(LinePlace.FRAME, block.first)
            behind = _gather_behind(block, label)
            self.question = behind or LineRun(block.end, block.end)
        elif block.kind is BlockKind.PROSE and not self.draft.turns:
            self.asides.add_lines_left(block, self._take_entry)
        else:
            self.asides.add_block(block)

    def _asks_all(self, label: Label) -> bool:
        """A bold label before the voices announces the document's own question."""
        is_early = not self.draft.turns and not self.draft.question
        return is_early and label.announces is Announced.QUESTION and label.bold

    def _take_entry(self, number: int) -> bool:
        return take_metadata_line(number, self.draft)


def _gather_behind(block: Block, label: Label) -> LineRun | None:
    """What stands behind a label in its own block; None if that is nothing."""
    is_alone = not label.rest and block.end - block.first == 1
    if block.kind is BlockKind.HEADING or is_alone:
        return None
    return LineRun(block.first, block.end, lead=label.rest)


LAYOUT = DocumentLayout(
    "voices",
    "a heading for each voice, with the question it was asked and its answer",
    FORMAT,
    _read,
)
