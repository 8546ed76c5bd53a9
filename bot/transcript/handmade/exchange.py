"""A question put to a voice and its answer, as they are being found. No I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.names import VoiceName
from bot.transcript.handmade.blocks import Block, Kind, unquoted
from bot.transcript.handmade.draft import Draft


@dataclass(slots=True)
class Words:
    """
    A run of lines, from 0, that grows block by block; *lead* is what its first line
    says behind a label.
    """

    first: int
    end: int
    quoted: bool = False
    lead: str | None = None

    def grow(self, block: Block) -> None:
        self.end = block.end

    def text(self, lines: Sequence[str]) -> str:
        """Without the block-quote marks, if it began as a quote."""
        run = list(lines[self.first : self.end])
        if self.quoted:
            run = unquoted(run)
        if self.lead is not None:
            run = [self.lead, *run[1:]] if self.lead else run[1:]
        while run and not run[0] and not self.quoted:
            del run[0]
        return "\n".join(run)


@dataclass(slots=True)
class Exchange:
    """
    One voice's section as far as it was read. *answering* is None before a label has
    said whether question or answer comes.
    """

    voice: VoiceName
    line: int  # of the heading, from 0
    level: int
    first: int  # where this exchange begins: at the heading, or at a later label
    end: int  # of what was read of it
    answering: bool | None = None
    asker: str | None = None
    question: Words | None = None
    answer: Words | None = None
    labelled: bool = False  # a label has announced the answer
    spent: bool = False  # it is in the draft; what comes now stands beside it
    last_answer: int = -1  # the line of the last label of an answer
    question_first: bool = False  # what a quote before any label is
    style: set[str] = field(default_factory=set)  # the labels met so far
    model: str | None = None
    started: datetime | None = None
    ended: datetime | None = None

    @property
    def is_answered(self) -> bool:
        return self.answer is not None or self.labelled

    @property
    def answers_freely(self) -> bool:
        """It is in an answer that no block quote bounds."""
        return (
            bool(self.answering) and self.answer is not None and not self.answer.quoted
        )

    def next(self, first: int, *, keeps_question: bool) -> "Exchange":
        """The same voice is asked again, or answers the same question again."""
        return Exchange(
            self.voice,
            self.line,
            self.level,
            first,
            first + 1,
            asker=self.asker,
            model=self.model,
            question=self.question if keeps_question else None,
            style=self.style,
            last_answer=self.last_answer,
        )

    def put(self, words: Words) -> None:
        if self.answering:
            self.answer = words
        else:
            self.question = words

    def say(self, lines: Sequence[str], draft: Draft) -> None:
        """The turn as far as the document gives it."""
        draft.say(
            self.voice,
            "" if self.answer is None else self.answer.text(lines),
            question="" if self.question is None else self.question.text(lines),
            asked_by=self.asker or draft.asked_by,
            model=self.model,
            started=self.started,
            ended=self.ended,
        )

    def add(self, block: Block) -> bool:
        """Whether the block belongs to the question or the answer."""
        words = self.answer if self.answering else self.question
        if words is None:
            self.put(Words(block.first, block.end, block.kind is Kind.QUOTE))
            return True
        if words.quoted and block.kind is not Kind.QUOTE:
            return False
        words.grow(block)
        return True
