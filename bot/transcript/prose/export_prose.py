"""Reading the questions and the texts out of a markdown export's prose."""

from collections.abc import MutableMapping
from dataclasses import dataclass, replace

from bot.domain.names import TurnId
from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.transcript.layout import LaidOut
from bot.transcript.prose.quoting import restore_unseen, unquote_lines
from bot.transcript.prose.sections import (
    CONTEXT_QUESTION,
    NO_QUESTION,
    answer_label,
    no_question,
    no_words,
    question_label,
    refer_to_turn,
    voice_heading,
)
from bot.transcript.reading.json_reader import Node
from bot.transcript.record_block import Skeleton


@dataclass(slots=True)
class Prose:
    """The lines above the record, read once from the top; *at* moves down only."""

    lines: list[str]
    layout: LaidOut
    at: int = 0

    def seek(self, line: str) -> None:
        """Goes past the next line of these very words."""
        start = self.at
        for at in range(start, len(self.lines)):
            if self.lines[at] == line:
                self.at = at + 1
                return
            if self._is_voice(at):
                break
        raise Unreadable(f"below this line {line!r} is due", line=max(start, 1))

    def is_next(self, line: str) -> bool:
        """Whether the next line that is not empty is this one."""
        self._skip_empty()
        return self.lines[self.at : self.at + 1] == [line]

    def words(self, placeholder: str, noted: Node) -> str:
        """The next block quote's text; the empty text if the placeholder is there."""
        self._skip_empty()
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at][:2] in (">", "> "):
            self.at += 1
        if start == self.at:
            if self.lines[start : start + 1] != [placeholder]:
                raise Unreadable("a block quote is due here", line=start + 1)
            self.at += 1
        said = unquote_lines(self.lines[start : self.at]) if self._quotes(start) else ""
        return restore_unseen(
            said, Node("", noted.path) if noted.value is None else noted
        )

    def refuse_more_voices(self) -> None:
        for at in range(self.at, len(self.lines)):
            if self._is_voice(at):
                raise Unreadable(
                    "the record at the end knows nothing of this voice", line=at + 1
                )

    def _quotes(self, at: int) -> bool:
        return self.lines[at].startswith(">")

    def _is_voice(self, at: int) -> bool:
        return self.layout.begins_section(self.lines, at)

    def _skip_empty(self) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].strip():
            self.at += 1


def question_in(prose: Prose, bones: Skeleton) -> str:
    """The symposium's question, which stands next in the prose."""
    prose.seek(CONTEXT_QUESTION)
    placeholder = no_question(prose.layout)
    return prose.words(placeholder, bones.marks.key_or_none("question"))


def turn_in(
    prose: Prose, bones: Skeleton, turn: Turn, read: MutableMapping[TurnId, Turn]
) -> Turn:
    """
    The turn with its question and its text, which stand next in the prose; it is added
    to those that are *read*, to which later ones refer. The question is the one that
    stands above, which the layout has by then, unless another follows the heading.
    """
    layout, noted = prose.layout, bones.marks.key_or_none
    prose.seek(voice_heading(layout, turn))
    question, _ = layout.asked_of(turn)
    reference = None if layout.is_old else refer_to_turn(layout, turn)
    if prose.is_next(question_label(turn)):
        prose.seek(question_label(turn))
        question = prose.words(NO_QUESTION, noted(f"turn {turn.number} question"))
    elif reference and prose.is_next(reference[0]):
        _, where, is_same = reference
        other = read.get(where, layout.turns[where])
        question = other.question if is_same else other.text
    prose.seek(answer_label(layout, turn))
    said = prose.words(no_words(turn), noted(f"turn {turn.number} text"))
    whole = replace(turn, question=question, text=said)
    read[turn.id] = whole
    return whole
