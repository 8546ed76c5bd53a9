"""
Scripts: each message begins with its speaker's name in the line. Chamber plays of bold
names, chats of `Name: words`, interviews of `Q:` and `A (Model):`, `<name> words` as in
IRC.

A document is one of these only if it is so throughout: no heading but those of acts and
rounds stands between the messages, and every speaker is supported.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.handmade.asides import read_beside
from bot.transcript.handmade.directions.inline_directions import (
    TELL_DOUBT,
    take_directions_out,
)
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import read_header, require_count
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import (
    is_quote,
    read_heading,
    strip_quote_marks,
)
from bot.transcript.handmade.lines.remarks import is_closing_line
from bot.transcript.handmade.quotes.below_quotes import find_below_quotes
from bot.transcript.handmade.refusal_words import TELL_QUOTED, tell_note
from bot.transcript.handmade.senders.label_senders import LabelSenders
from bot.transcript.handmade.senders.script_names import ScriptNames
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    LineReader,
    read_bold,
    read_irc,
)
from bot.transcript.handmade.speech.message_ends import (
    MessageEnds,
    is_maker_s_heading,
)
from bot.transcript.handmade.speech.script_doubts import (
    refuse_asides,
    refuse_editors_between,
    refuse_nameless,
    refuse_parts_between,
    refuse_said_alone,
    refuse_stamped,
    refuse_together,
    refuse_unlabelled,
    refuse_unsupported,
)
from bot.transcript.handmade.speech.script_forms import find_speakers
from bot.transcript.handmade.speech.script_parts import (
    ScriptKind,
    find_kind,
    find_model_above,
)
from bot.transcript.handmade.speech.supported_names import (
    SupportedLabels,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.unlabelled.unlabelled_words import find_unlabelled
from bot.transcript.speaker_names import Sender, SenderPart, find_part

_DIALOGUE, _OTHER = "duet", "imported"
_SEVERAL = 2


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    found = find_speakers(document)
    if found is not None:
        _Script(draft, *found).read()


class _Script:
    """Reads message by message; mutable, and gone when the document is read."""

    def __init__(
        self, draft: SymposiumDraft, found: SupportedLabels, form: LineReader
    ) -> None:
        self.draft, self.found = draft, found
        self.lines = draft.document.lines
        is_bold, is_irc = form is read_bold, form is read_irc
        kind = find_kind(self.lines, found.labels, is_bold=is_bold, is_irc=is_irc)
        self.is_interview = kind is ScriptKind.INTERVIEW
        draft.has_lines = kind is ScriptKind.CHAT
        self.names = ScriptNames(found.labels, self.lines)
        self.labels = self._leave_doubled()
        titles = {one.line for one in found.labels} - {o.line for o in self.labels}
        self.ends = MessageEnds(self.lines, self.labels, kind, titles)
        self.fenced = self.ends.fenced
        self.senders = LabelSenders(
            draft.document,
            self.names,
            model=find_model_above(self.lines[: found.labels[0].line]),
            has_assistants=any(
                find_part(label.beside) is SenderPart.ANSWERS
                for label in found.labels
                if label.beside
            ),
        )
        below = find_below_quotes(self.lines, self.labels, self.ends.asked)
        self.are_quoted = below is not None
        self.ends.credits |= below or frozenset()
        parts = {one.key: self.senders.find(one).part for one in self.labels}
        self.unlabelled = find_unlabelled(self.lines, self.labels, self.ends, parts)
        self.ends.asked |= self.unlabelled.asked
        self.question: list[str] = []
        self.asker: str | None = None
        self.is_answered = self.asked_late = False
        self.nameless: dict[str, int] = {}
        self.inline: list[tuple[int, str]] = []  # directions taken out of a speech

    def read(self) -> None:
        labels, last = self.labels, len(self.lines)
        first = min((labels[0].line, *self.ends.asked))
        count = read_header(self.draft, first)
        self._note_beside(first, labels[0].line)
        self.draft.places.enclose(labels[0].line, last)
        ends = [one.line for one in labels[1:]] + [last]
        for label, end in zip(labels, ends, strict=True):
            words_end = self.ends.find_end(label, end, is_last=end == last)
            self._take(label, words_end)
            refuse_asides(self.draft, self.ends, label, words_end)
            if end == last:
                self._refuse_told_of(label, words_end)
                self._note_below(words_end, end)
            else:
                self._note_beside(words_end, end)
        refuse_said_alone(self.draft, self.ends, labels[0].line, last)
        refuse_stamped(self.draft, self.ends, labels[0].line, last)
        refuse_together(self.draft, self.ends, self.found.labels)
        refuse_unlabelled(self.draft, self.ends, self.labels, self.unlabelled)
        require_count(count, len(labels), self.draft)
        refuse_nameless(self.draft, self.nameless)
        refuse_unsupported(self.draft, self.found)
        if self.question and not self.is_answered and self.draft.turns:
            asked = "\n\n".join(self.question)
            self.draft.add_note(asked, heading="A question that nobody answered")
        self.draft.is_certain = True
        alone = len(self.draft.voices) < _SEVERAL or self.asked_late
        self.draft.format = _OTHER if alone else _DIALOGUE

    def _leave_doubled(self) -> list[LineLabel]:
        """Without names by themselves, with nothing below them, right above others."""
        labels = self.found.labels
        followed = zip(labels, (*labels[1:], None), strict=True)
        return [
            self.names.keep_said(one) if self.draft.has_lines else one
            for one, after in followed
            if after is None
            or not (one.is_bare and (after.time or not after.is_bare))
            or (after.time and one.key != after.key)
            or any(map(str.strip, self.lines[one.line + 1 : after.line]))
        ]

    def _note_beside(self, first: int, end: int) -> None:
        """Anything but directions, acts and rules is left, and refuses."""
        is_set = False  # below a scene's heading stands where it is
        for at in range(first, end):
            line = self.lines[at]
            is_set = is_set or self.ends.is_scene(at)
            if self.ends.is_line(at):
                self.draft.places.mark(LinePlace.FRAME, at)
            elif at in self.ends.asked:
                bare = line.strip("#*_ \t")
                self._ask_at(at, line.strip() if bare.count("**") % 2 else bare)
                self.draft.places.mark(LinePlace.QUESTION, at)
            elif line.strip() and (is_set or self._is_nobody_s(at)):
                self._note_line(at)

    def _is_nobody_s(self, at: int) -> bool:
        return self.ends.is_beside(at) or is_closing_line(self.lines[at])

    def _note_line(self, at: int) -> None:
        heading = read_heading(self.lines[at])
        words = heading.words if heading is not None else self.ends.apart.read(at)
        if not self.ends.apart.goes_on(at):
            self.draft.add_note(words, line=at + 1)
        self.draft.places.mark(LinePlace.NOTE, at)

    def _note_below(self, first: int, end: int) -> None:
        """Below the last message what is clearly of the document's maker is a note."""
        filled = [at for at in range(first, end) if self.lines[at].strip()]
        if filled[:1] == [self.ends.dashes]:
            self.draft.places.mark(LinePlace.FRAME, filled.pop(0))
        if not filled:
            return
        begun = takewhile(self._is_nobody_s, filled)
        ends = next((at for at in begun if is_closing_line(self.lines[at])), filled[0])
        top = self.lines[ends]
        is_closed = is_closing_line(top) or is_maker_s_heading(top)
        is_closed = is_closed or (self.are_quoted and read_heading(top) is not None)
        if is_closed or self.ends.is_note(first, end):
            self._note_beside(first, ends)
            read_beside(self.draft, ends)
        else:
            self._note_beside(first, end)

    def _refuse_told_of(self, label: LineLabel, end: int) -> None:
        told = self.ends.find_told_of(label, end)
        if told is not None:
            self.draft.refuse(
                "this speaks of several who speak here, and may be of whoever made the "
                f"document or of {label.name}; {tell_note(label.name)}",
                line=told + 1,
            )

    def _take(self, label: LineLabel, end: int) -> None:
        if label.behind and self.ends.apart.is_voices(label.behind):
            label = label.with_behind_said()
        words = self._words(label, end)
        sender = self.senders.find(label)
        refuse_parts_between(self.draft, self.ends, label, end)
        if self.is_interview:
            refuse_editors_between(self.draft, self.ends, label, end)
        self.draft.places.mark(LinePlace.TURN, label.line, end)
        if sender.part is SenderPart.ASKS:
            self._ask(words, sender.label if sender.is_name else None)
            self.draft.places.mark(LinePlace.QUESTION, label.line, end)
        elif sender.part is SenderPart.ASIDE:
            self.draft.add_note(words, heading=label.name, line=label.line + 1)
            self.draft.places.mark(LinePlace.NOTE, label.line, end)
        elif sender.is_name:
            self._answer(label, sender, words)
        else:
            self.nameless.setdefault(label.name, label.line)
            self.draft.places.mark(LinePlace.LISTED, label.line, end)
        self._note_directions(label, end)

    def _note_directions(self, label: LineLabel, end: int) -> None:
        """Those that are lines of their own, and those that stood beside words."""
        for at in filter(self.ends.is_stage_direction, range(label.line + 1, end)):
            if not self.ends.apart.goes_on(at):
                self.inline.append((at, self.ends.apart.read(at)))
            self.draft.places.mark(LinePlace.NOTE, at)
        for at, words in sorted(self.inline, key=itemgetter(0)):
            self.draft.add_note(words, line=at + 1)
        self.inline = []

    def _words(self, label: LineLabel, end: int) -> str:
        under = self.ends.leave_stage_directions(label.line + 1, end)
        lines = [self.lines[at] for at in under]
        if not label.rest and self._is_quoted(label, lines):
            lines = strip_quote_marks(lines)
        code = {n for n, at in enumerate(under) if self.fenced[at]}
        beside = self._leave_inline([label.rest], [label.line], set())
        words = self._leave_inline(lines, under, code).strip("\n")
        parts = [part for part in (beside, words) if part.strip()]
        # A name by itself stands over its words, with a blank line or without.
        next_is_blank = not "".join(self.lines[label.line + 1 : label.line + 2]).strip()
        return ("\n\n" if next_is_blank else "\n").join(parts)

    def _leave_inline(
        self, lines: Sequence[str], at: Sequence[int], code: set[int]
    ) -> str:
        """The lines, which stand *at* these, without a play's directions in them."""
        speech = take_directions_out(
            lines,
            self.ends.dresses,
            code,
            self.ends.first_words,
            self.ends.apart.marks.maker,
        )
        for one in speech.directions:
            if one.is_doubtful and self.ends.apart.is_announced(at[one.line]):
                continue
            if one.is_doubtful:
                told = TELL_DOUBT.format(one.words)
                self.draft.refuse(told, line=at[one.line] + 1)
            else:
                self.inline.append((at[one.line], one.words))
        return speech.text

    def _is_quoted(self, label: LineLabel, under: Sequence[str]) -> bool:
        """A name by itself, its words in a block quote; any behind it are unclear."""
        filled = [line for line in under if line.strip()]
        if not filled or not is_quote(filled[0]):
            return False
        if all(map(is_quote, filled)):
            return True
        self.draft.refuse(
            TELL_QUOTED.format(label.name),
            line=label.line + 1,
        )
        return False

    def _ask_at(self, at: int, words: str) -> None:
        """A line that nobody is named for; it may go on in the next."""
        if self.question and at - 1 in self.ends.asked:
            self.question[-1] += f"\n{words}"
        else:
            self._ask(words, None)

    def _ask(self, words: str, by: str | None) -> None:
        if self.is_answered:
            self.question, self.is_answered, self.asked_late = [], False, True
        self.question.append(words)
        self.asker = by

    def _answer(self, label: LineLabel, sender: Sender, words: str) -> None:
        voice = VoiceName(sender.label)
        known = self.draft.voices.setdefault(voice, Voice(voice))
        if sender.epithet and not known.epithet:
            self.draft.voices[voice] = replace(known, epithet=sender.epithet)
        started = self.draft.read_time(label.time) if label.time else None
        self.draft.add_turn(
            voice,
            words,
            question="\n\n".join(self.question),
            asked_by=self.asker,
            started=started,
        )
        self.is_answered = True
        if label.beside and label.beside not in (sender.epithet, sender.label):
            self.draft.add_note(label.beside, heading=voice, line=label.line + 1)
        if label.time and started is None:
            self.draft.add_note(label.time, heading=voice, line=label.line + 1)


LAYOUT = DocumentLayout(
    "script",
    "each message after a name in its line: **NAME**, NAME:, Q: and A (NAME):, <NAME>",
    _OTHER,
    _read,
)
