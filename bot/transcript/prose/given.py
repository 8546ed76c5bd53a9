"""
What each voice was really given before it spoke, read out of the request that went out.

Answers of others and the question are referred to, as they stand in the document; all
other words stand here. What is not found to be one of these is given in its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import BALLOT, QUESTION, Message, Turn
from bot.formats.framing import Fence, read_fences
from bot.formats.speech.attribution import Section, read_sections
from bot.transcript.layout import LaidOut
from bot.transcript.prose.happenings import order_turns
from bot.transcript.prose.quoting import quote_lines
from bot.transcript.prose.sections import name, number_turns
from bot.wire.dialects import read_request


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of what was given: another's *turn*, or *words*, or what is *told*."""

    told: str
    turn: Turn | None = None
    words: str = ""
    own: Turn | None = None  # which of its own it is


def what_was_given(layout: LaidOut) -> Mapping[TurnId, list[str]]:
    """The lines for each ended turn, none where no request is recorded."""
    symposium = layout.symposium
    systems: dict[str, int] = {}  # where each system text stands first
    like: dict[int, str] = {}
    turns = {turn.id: turn for turn in symposium.turns}
    found = {}
    for turn in order_turns(symposium):
        met = [turns[each.turn] for each in turn.exposed_to if each.turn in turns]
        shown = {(str(each.voice), each.text): each for each in reversed(met)}
        pieces = list(_Reading(layout, turn, shown, systems, like).pieces())
        found[turn.id] = _write(turn.number, pieces) if turn.request else []
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """
    The request of one turn; *shown* are the turns it had met, by voice and text, and
    *systems* and *like*, the first of each number of paragraphs, are added to as texts
    are met.
    """

    layout: LaidOut
    turn: Turn
    shown: Mapping[tuple[str, str], Turn]
    systems: dict[str, int]
    like: dict[int, str]

    @property
    def symposium(self) -> Symposium:
        return self.layout.symposium

    def pieces(self) -> Iterator[Piece]:
        dialect = self.symposium.voice(self.turn.voice).dialect
        for message in read_request(self.turn.request, dialect=dialect):
            yield from self._read(message)

    def _read(self, message: Message) -> Iterator[Piece]:
        if message.role == "system":
            yield self._system(message.text)
        elif message.role == "assistant":
            yield from self._own(message.text)
        elif whole := self._anybody_said(message.text):
            yield Piece("", turn=whole)
        else:
            yield from self._user(message.text)

    def _own(self, text: str) -> Iterator[Piece]:
        """Its own answers, several where they stand together as one message."""
        own = [turn for turn in self.shown.values() if turn.voice == self.turn.voice]
        found, rest = [], text
        for turn in sorted(own, key=lambda turn: turn.number):
            if turn.text and (f"{rest}\n\n").startswith(f"{turn.text}\n\n"):
                found.append(turn)
                rest = rest[len(turn.text) + 2 :]
        if rest:
            yield Piece("these words, as its own", words=text)
            return
        for turn in found:
            yield Piece(f"its own {self._call(turn)} (turn {turn.number})", own=turn)

    def _call(self, turn: Turn) -> str:
        if turn.task == BALLOT:
            return "ballot"
        # Elsewhere a question was called an answer by the first documents of a layout.
        is_asked = turn.task == QUESTION and turn.act in self.layout.interviews
        return "question" if is_asked else "answer"

    def _system(self, text: str) -> Piece:
        first = self.systems.setdefault(text, self.turn.number)
        if first != self.turn.number:
            return Piece(f"its system text, as at turn {first}")
        return self._unlike(text) or Piece("this system text", words=text)

    def _unlike(self, text: str) -> Piece | None:
        """Only what differs, where most of it stands in the same places already."""
        paragraphs = text.split("\n\n")
        # One of each length is enough: a format's texts differ by the names in them.
        alike = self.like.setdefault(len(paragraphs), text)
        others = alike.split("\n\n")
        pairs = zip(paragraphs, others, strict=True)
        new = [one for one, other in pairs if one != other]
        if self.layout.is_old or not 0 < 2 * len(new) < len(paragraphs):
            return None
        what = "this paragraph" if len(new) == 1 else "these paragraphs"
        told = f"its system text, as at turn {self.systems[alike]} but for {what}"
        return Piece(told, words="\n\n".join(new))

    def _user(self, text: str) -> Iterator[Piece]:
        sections = read_sections(text)
        if not sections:
            yield from self._piecewise(text)
        for section in sections:
            yield from self._section(section, text[section.words : section.end])

    def _section(self, section: Section, text: str) -> Iterator[Piece]:
        """What stands under one line; the line says whose it is, where nobody knows."""
        said = section.is_machine and self._anybody_said(text)
        if said:
            yield Piece("", turn=said)
            return
        for piece in self._piecewise(text):
            whose = f"{piece.told} of {section.who}"
            is_anybodys = piece.told == _WORDS
            yield replace(piece, told=whose) if is_anybodys else piece

    def _piecewise(self, text: str) -> Iterator[Piece]:
        at = 0
        for fence in read_fences(text):
            if piece := self._fenced(fence):
                yield from self._words(text[at : fence.label_start])
                yield piece
                at = fence.end
        yield from self._words(text[at:])

    def _fenced(self, fence: Fence) -> Piece | None:
        if fence.is_file and fence.text == self.symposium.context:
            return Piece("the attached file")
        if not fence.speaker:
            return None
        said = self._said(fence.speaker, fence.text)
        names = [voice.name for voice in self.symposium.participants]
        if said is None and fence.speaker not in names:
            said = self._anybody_said(fence.text)  # it was shown under a label
        if said:
            return Piece("", turn=said)
        if quoted := self._quoted(fence):
            return quoted
        for turn in self.shown.values():
            if fence.speaker == turn.voice and fence.text in turn.text:
                told = f"this passage of {name(turn)}'s (turn {turn.number})"
                return Piece(told, words=fence.text)
        return None

    def _quoted(self, fence: Fence) -> Piece | None:
        """A passage that stands above already, with the question that quotes it."""
        asked = self.layout.act_of(self.turn)
        for quote in asked.quotes if asked else ():
            turn = self.layout.turns.get(quote.turn)
            if turn and turn.text[quote.start : quote.end] == fence.text:
                return Piece(f"the passage of {name(turn)} (turn {turn.number}) above")
        return None

    def _words(self, text: str) -> Iterator[Piece]:
        bare, question = text.strip("\n"), self.turn.question.strip("\n")
        if question and (bare == question or bare.startswith(f"{question}\n\n")):
            yield Piece("the question above")
            bare = bare[len(question) :].strip("\n")
        if bare.strip():
            told = self.layout.said_by_people.get(bare)
            yield Piece(told) if told else Piece(_WORDS, words=bare)

    def _said(self, voice: str, text: str) -> Turn | None:
        """The turn of that voice, of those that were shown, that says just that."""
        return self.shown.get((voice, text)) if text else None

    def _anybody_said(self, text: str) -> Turn | None:
        """The turn that says just that, under whatever name it was shown."""
        found = (turn for (_, said), turn in self.shown.items() if said == text)
        return next(found, None) if text else None


def _write(number: int, pieces: Sequence[Piece]) -> list[str]:
    """It begins with the turn's number, by which the rest of the document calls it."""
    if not pieces:
        return [f"**Turn {number} was given** {_NOT_READ}", ""]
    if len(pieces) == 1 and not pieces[0].words:
        return [f"**Turn {number} was given** {_tell(pieces)}, and nothing else.", ""]
    lines: list[str] = []
    in_order = ", in this order:" if len(pieces) > 1 else ""
    opening = f"**Turn {number} was given{in_order}**"
    told: list[Piece] = []
    for piece in pieces:
        told.append(piece)
        if piece.words:
            lines += [f"{opening} {_tell(told)}:", "", *quote_lines(piece.words), ""]
            told, opening = [], "then"
    return [*lines, f"{opening} {_tell(told)}.", ""] if told else lines


def _tell(pieces: Sequence[Piece]) -> str:
    parts: list[str] = []
    for group in _runs(pieces):
        if _is_dialogue(group):
            turns = [turn for piece in group if (turn := piece.turn or piece.own)]
            parts.append(f"turns {number_turns(turns)}, its own as its own words")
            continue
        for is_answer, few in groupby(group, key=lambda piece: piece.turn is not None):
            together = list(few)
            if is_answer:
                parts.append(f"what {_answers(together)} had said")
            else:
                parts += [piece.told for piece in together]
    return "; ".join(parts)


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """What stands together: turns, its own among them, and all else."""
    for _, group in groupby(pieces, key=lambda piece: bool(piece.turn or piece.own)):
        yield list(group)


def _is_dialogue(pieces: Sequence[Piece]) -> bool:
    """Several of its own with others' in between, in the order in which they began."""
    numbers = [turn.number for p in pieces if (turn := p.turn or p.own)]
    own = sum(piece.own is not None for piece in pieces)
    is_both = min(own, len(pieces) - own) >= _SEVERAL
    return is_both and len(numbers) == len(pieces) and numbers == sorted(set(numbers))


def _answers(pieces: Sequence[Piece]) -> str:
    turns = [piece.turn for piece in pieces if piece.turn]
    *most, last = (f"{name(turn)} (turn {turn.number})" for turn in turns)
    return f"{', '.join(most)} and {last}" if most else last


_SEVERAL = 2
_WORDS = "these words"
_NOT_READ = "a request that is not understood here; the record has it."
