"""
A question put to a voice and its answer, as they are being found.

What the reader waits for, or is within, has a name; what moves it on is a label or a
block, and the tables below say where to. A label that has no line in its table belongs
to another exchange: the voice is asked again, or answers the same question again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from types import MappingProxyType

from bot.domain.names import VoiceName
from bot.transcript.handmade.line_places import LinePlace, LinePlaces
from bot.transcript.handmade.lines.blocks import Block, BlockKind, strip_quote_marks
from bot.transcript.handmade.lines.labels import Announced, Label
from bot.transcript.handmade.symposium_draft import SymposiumDraft


class ReadingState(Enum):
    """Where the reader is in a voice's section."""

    LABEL_DUE = auto()
    """What stands before the first label stands beside question and answer."""

    QUOTED_QUESTION_DUE = auto()
    """The first label ahead is an answer's, so a quote before it is the question."""

    ALL_IS_ANSWER = auto()
    """No label is ahead, so whatever stands below the heading is the answer."""

    QUESTION_DUE = auto()
    """A label has announced the question."""

    QUESTION = auto()

    ANSWER_DUE = auto()
    """A label has announced the answer; without words it is a blank one."""

    OPEN_ANSWER = auto()
    """It goes on to the end of the section, or to a label of the section's own kind."""

    QUOTED_ANSWER = auto()
    """It ends with its block quote."""

    RECORDED = auto()
    """It is in the draft; what comes now stands beside it."""


# Absent: a question label once the question has words or the answer was announced,
# and an answer label once an answer was: those begin another exchange. Absent too is
# what the look ahead rules out, a label where it met none before.
_AFTER_LABEL: Mapping[Announced, Mapping[ReadingState, ReadingState]] = (
    MappingProxyType(
        {
            Announced.QUESTION: {
                ReadingState.LABEL_DUE: ReadingState.QUESTION_DUE,
                # "Question:" twice is one; naming an asker, the second is another's.
                ReadingState.QUESTION_DUE: ReadingState.QUESTION_DUE,
            },
            Announced.ANSWER: {
                ReadingState.LABEL_DUE: ReadingState.ANSWER_DUE,
                ReadingState.QUOTED_QUESTION_DUE: ReadingState.ANSWER_DUE,
                ReadingState.QUESTION_DUE: ReadingState.ANSWER_DUE,
                ReadingState.QUESTION: ReadingState.ANSWER_DUE,
            },
        }
    )
)
# Where words begin: by whether they begin as a block quote.
_AT_FIRST_WORDS: Mapping[ReadingState, Mapping[bool, ReadingState]] = MappingProxyType(
    {
        ReadingState.QUOTED_QUESTION_DUE: {True: ReadingState.QUESTION},
        ReadingState.QUESTION_DUE: {
            False: ReadingState.QUESTION,
            True: ReadingState.QUESTION,
        },
        ReadingState.ALL_IS_ANSWER: {
            False: ReadingState.OPEN_ANSWER,
            True: ReadingState.QUOTED_ANSWER,
        },
        ReadingState.ANSWER_DUE: {
            False: ReadingState.OPEN_ANSWER,
            True: ReadingState.QUOTED_ANSWER,
        },
    }
)
_ANSWERED = frozenset(
    {ReadingState.ANSWER_DUE, ReadingState.OPEN_ANSWER, ReadingState.QUOTED_ANSWER}
)
_TAKES_HEADINGS = frozenset(
    {ReadingState.ALL_IS_ANSWER, ReadingState.ANSWER_DUE, ReadingState.OPEN_ANSWER}
)


@dataclass(slots=True)
class LineRun:
    """
    A run of lines, from 0, that grows block by block; *lead* is what its first line
    says behind a label.
    """

    first: int
    end: int
    quoted: bool = False
    lead: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.first == self.end

    def grow(self, block: Block) -> bool:
        """Whether the block belongs to it: a run that began as a quote ends with it."""
        if self.quoted and block.kind is not BlockKind.QUOTE:
            return False
        self.end = block.end
        return True

    def mark(self, places: LinePlaces, place: LinePlace) -> None:
        places.mark(place, self.first, self.end)

    def text(self, lines: Sequence[str]) -> str:
        """Without the block-quote marks, if it began as a quote."""
        run = list(lines[self.first : self.end])
        if self.quoted:
            run = strip_quote_marks(run)
        if self.lead is not None:
            # The line of the label itself is none of the text.
            run = [self.lead, *run[1:]] if self.lead else run[1:]
        # Blank lines below a label are layout; within a quote somebody quoted them.
        while run and not run[0] and not self.quoted:
            del run[0]
        return "\n".join(run)


@dataclass(slots=True)
class QuestionAndAnswer:
    """One question and answer of a voice's section, as far as they were read."""

    voice: VoiceName
    line: int  # of the section's heading, from 0
    level: int
    first: int  # where this exchange begins: at the heading, or at a later label
    end: int  # of what was read of it
    state: ReadingState = ReadingState.LABEL_DUE
    asker: str | None = None
    question: LineRun | None = None
    answer: LineRun | None = None
    last_answer_label: int = -1  # its line; -1 if the section has none
    labels: set[str] = field(default_factory=set)  # the words of those met so far
    model: str | None = None
    started: datetime | None = None
    ended: datetime | None = None

    @property
    def is_answered(self) -> bool:
        """An answer was announced or given."""
        return self.state in _ANSWERED

    @property
    def takes_headings(self) -> bool:
        """A heading may belong to the answer."""
        return self.state in _TAKES_HEADINGS

    def allows(self, label: Label) -> bool:
        """In an answer that no quote bounds only labels of the section's own kind."""
        return self.state is not ReadingState.OPEN_ANSWER or label.words in self.labels

    def begins_another(self, label: Label) -> bool:
        """Whether the label belongs to an exchange after this one."""
        names_asker = label.announces is Announced.QUESTION and label.who is not None
        if self.state is ReadingState.QUESTION_DUE and names_asker:
            return True
        return self.state not in _AFTER_LABEL[label.announces]

    def begin_next(self, first: int, *, keeps_question: bool) -> "QuestionAndAnswer":
        """The same voice is asked again, or answers the same question again."""
        return QuestionAndAnswer(
            self.voice,
            self.line,
            self.level,
            first,
            first + 1,
            asker=self.asker,
            model=self.model,
            question=self.question if keeps_question else None,
            # The same set, no copy: labels met in one exchange bound all others too.
            labels=self.labels,
            last_answer_label=self.last_answer_label,
        )

    def take_label(self, label: Label, words: LineRun | None) -> None:
        """The label, which begins no other exchange, and its *words* on the line."""
        self.labels.add(label.words)
        self.state = _AFTER_LABEL[label.announces][self.state]
        if words is not None:
            self._begin(words)

    def take_block(self, block: Block) -> bool:
        """Whether the block belongs to the question or the answer."""
        quoted = block.kind is BlockKind.QUOTE
        # Absent from the table: words have begun, or none are due.
        if quoted in _AT_FIRST_WORDS.get(self.state, {}):
            self._begin(LineRun(block.first, block.end, quoted))
            return True
        words = self._words()
        if words is not None and words.grow(block):
            return True
        if self.state is ReadingState.QUESTION and self.last_answer_label < block.first:
            # No label of an answer is to come: what follows the quoted question is it.
            self.state = ReadingState.ANSWER_DUE
            # Once more at most: where an answer is due, any block begins it.
            return self.take_block(block)
        return False

    def add_turn(self, draft: SymposiumDraft) -> None:
        """The turn as far as the document gives it."""
        lines = draft.document.lines
        if self.question is not None:
            self.question.mark(draft.places, LinePlace.QUESTION)
        if self.answer is not None:
            self.answer.mark(draft.places, LinePlace.TURN)
        draft.add_turn(
            self.voice,
            "" if self.answer is None else self.answer.text(lines),
            question="" if self.question is None else self.question.text(lines),
            asked_by=self.asker or draft.asked_by,
            model=self.model,
            started=self.started,
            ended=self.ended,
        )

    def _words(self) -> LineRun | None:
        """The run that may still grow."""
        if self.state is ReadingState.QUESTION:
            return self.question
        is_growing = self.state in (
            ReadingState.OPEN_ANSWER,
            ReadingState.QUOTED_ANSWER,
        )
        return self.answer if is_growing else None

    def _begin(self, words: LineRun) -> None:
        self.state = _AT_FIRST_WORDS[self.state][words.quoted]
        if self.state is ReadingState.QUESTION:
            self.question = words
        else:
            self.answer = words
