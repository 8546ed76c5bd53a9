"""
What whoever made a document wrote below somebody's words is taken out of the turn,
whatever the layout: a note, the next round's question, or, where it is unclear, a
refusal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.note import Note, NoteKind
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    EndKind,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.dressed_ends import judge_quoted
from bot.transcript.handmade.ends.dressed_tails import find_tails
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.ends.maker_s_lines import (
    is_bare_label,
    judge_end,
    read_bold_label,
    without_label,
)
from bot.transcript.handmade.ends.paragraphs import (
    Paragraph,
    find_first_words,
    find_habits,
    find_level,
    read_above,
    split_paragraphs,
)
from bot.transcript.handmade.ends.rows_of_voices import (
    find_part_names,
    is_table_of,
    is_table_of_ours,
    read_rows,
    tells_of_voices,
)
from bot.transcript.handmade.ends.turn_lines import LineFinder, strip_quotes
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import (
    is_rule,
    read_heading,
)
from bot.transcript.handmade.lines.maker_s_labels import is_rating
from bot.transcript.handmade.refusal_words import tell_note
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.weighing.lead_weight import (
    judge_lead,
    may_be_remark_within,
)
from bot.transcript.handmade.weighing.maker_habits import find_maker_habits
from bot.transcript.handmade.within.asked_below import find_newest, put_questions
from bot.transcript.handmade.within.behind_last_rule import are_parted, find_closing
from bot.transcript.handmade.within.closing_marks import (
    find_behind_mark,
    find_closing_marks,
)
from bot.transcript.handmade.within.inner_lines import (
    DOUBT,
    InnerLine,
    find_foreign,
    find_inner,
)
from bot.transcript.handmade.within.returning_remarks import (
    NONE_RETURN,
    find_returning,
)
from bot.transcript.handmade.within.verdict_lines import (
    find_coda,
    find_verdict,
    find_verdict_heads,
)

_MOST = 20  # paragraphs below one answer
_SEVERAL = 2
_NEAR_END = 5  # paragraphs


@dataclass(frozen=True, slots=True)
class _End:
    """Last paragraphs of a turn and what they are; *line*, from 0, is their first."""

    paragraphs: tuple[Paragraph, ...]
    kind: EndKind
    line: int

    @property
    def text(self) -> str:
        return "\n\n".join(one.text for one in self.paragraphs)


def leave_ends(draft: SymposiumDraft) -> None:
    """Looks at the last paragraphs of each turn, and takes out what nobody said."""
    are_lines = draft.has_lines
    parted = [split_paragraphs(one.text, are_lines=are_lines) for one in draft.turns]
    quoted = [all(one.is_quoted for one in each) and bool(each) for each in parted]
    begin_quoted = [bool(each) and each[0].is_quoted for each in parted]
    many = sum(quoted) >= _SEVERAL and sum(quoted) * 2 >= len(quoted)
    are_quoted = many or (len(parted) >= _SEVERAL and all(begin_quoted))
    shown = find_habits(parted, draft.voices, find_tails(draft, parted))
    habits = replace(shown, maker=find_maker_habits(draft, shown.names))
    finder, found = LineFinder(draft), _Found(find_newest(draft))
    readers = [
        _EndReader(draft, at, paragraphs, habits, are_quoted=are_quoted)
        for at, paragraphs in enumerate(parted)
    ]
    if readers:
        readers[-1].answers = parted
    voices = [turn.voice for turn in draft.turns]
    parts = find_part_names(draft.document.blocks)
    heads = find_verdict_heads(list(zip(voices, parted, strict=True)))
    closing = find_closing_marks(parted, draft)
    returning = NONE_RETURN if habits.are_talk else find_returning(parted, draft)
    for at, reader in enumerate(readers):
        reader.heads, reader.parts, reader.closing = heads, parts, closing
        reader.returning = returning
        reader.read(finder, found)
        if reader.is_led:
            text = draft.turns[at].text.lstrip("\n")
            draft.turns[at] = replace(draft.turns[at], text=text)
    inner = [find_inner(one.paragraphs, habits.names) for one in readers]
    for at, line in find_foreign(inner, are_talk=habits.are_talk).items():
        readers[at].refuse_below(line)
    draft.add_notes_between(found.notes)
    put_questions(draft, found.asked)
    if are_quoted:
        strip_quotes(draft)


@dataclass(slots=True)
class _Found:
    """
    Notes, and questions by the turn, from 0, that they stand below. From the turn
    *newest* on only voices speak that have spoken before.
    """

    newest: int
    notes: list[Note] = field(default_factory=list)
    asked: dict[int, str] = field(default_factory=dict)


class _EndReader:
    """Reads the end of the turn *at*, from 0, in the draft."""

    def __init__(
        self,
        draft: SymposiumDraft,
        at: int,
        paragraphs: list[Paragraph],
        habits: AnswerHabits,
        *,
        are_quoted: bool,
    ) -> None:
        self.draft, self.at, self.paragraphs = draft, at, paragraphs
        self.habits, self.are_quoted = habits, are_quoted
        self.is_led = False  # a note stood above its words
        self.is_last = at == len(draft.turns) - 1
        # Of marks below answers, of the document's parts, of what closes each answer.
        self.heads = self.parts = self.closing = frozenset[str]()
        self.returning = NONE_RETURN
        self.answers: Sequence[Sequence[Paragraph]] = ()  # all, where it is the last
        self.offset: int | None = None  # of its lines in the document

    def refuse_below(self, line: InnerLine) -> None:
        """These words may be of whoever made the document."""
        if self.offset is None or self.draft.are_boxed:
            return
        first, document = line.first + self.offset, self.draft.document
        heading = read_heading(document.lines[first])
        if heading is None or heading.words not in document.choices.voices:
            told = DOUBT.format(voice=self.draft.turns[self.at].voice)
            self.draft.refuse(told, line=first + 1)

    def read(self, finder: LineFinder, into: _Found) -> None:
        if not self.paragraphs:
            return
        lines = self.draft.turns[self.at].text.split("\n")
        end = self.paragraphs[-1].end
        line = finder.find_last(lines[:end])
        if line is None or self._is_bounded(line, lines[end - 1]):
            return
        if self.is_last and (heading := self._find_heading()) is not None:
            first = heading.first + line - (end - 1)
            self._refuse(first)
            return
        self.offset = offset = line - (end - 1)
        self._take_lead(offset, into)
        for _ in range(_MOST):
            found = self._find_end(offset)
            if found is None:
                self._refuse_within(offset)
                return
            if found.kind is EndKind.DOUBT or not self._take(found, into):
                self._refuse(found.line)
                return

    def _is_bounded(self, line: int, last: str) -> bool:
        """The layout has taken the words out of a block quote already."""
        given = self.draft.document.lines[line].lstrip()
        return given.startswith(">") and not last.lstrip().startswith(">")

    def _take_lead(self, offset: int, into: _Found) -> None:
        """Counts and an editor's brackets right above the words are notes."""
        turn, first = self.draft.turns[self.at], self.paragraphs[0]
        given = self.draft.document.lines[first.first + offset].strip()
        under = [one.text for one in self.paragraphs[1:]]
        kind = judge_lead(self._read_below(0), under, self.habits)
        if kind is EndKind.WORDS:
            kind = self.returning.judge_lead(first.text)
        if kind is EndKind.DOUBT:
            self._refuse(first.first + offset)
        if kind is not EndKind.NOTE or given != first.text.strip():
            return
        lines = turn.text.split("\n")
        # As many lines as before, so that the others stay where they are.
        lines[first.first : first.end] = [""] * (first.end - first.first)
        self.draft.turns[self.at] = replace(turn, text="\n".join(lines))
        note = Note(NoteKind.REMARK, given, None, turn.id, offset + first.first + 1)
        into.notes.append(note)
        self.draft.places.mark(LinePlace.NOTE, offset + first.first)
        del self.paragraphs[0]
        self.is_led = True

    def _is_remark(self, at: int) -> bool:
        return may_be_remark_within(self._read_below(at), self.habits)

    def _refuse_within(self, offset: int) -> None:
        for at in range(1, len(self.paragraphs) - 1):
            text = self.paragraphs[at].text
            sums_up = self.is_last and is_table_of(text, self.draft.voices)
            if sums_up or self._is_remark(at):
                self._refuse(self.paragraphs[at].first + offset)
                return

    def _find_heading(self) -> Paragraph | None:
        """The only heading of its level in all answers, below words of the last."""
        if self.habits.are_talk or self._find_closing() is not None:
            return None
        found = [
            one
            for one in self.paragraphs
            if (find_level(one) or self.habits.level) < self.habits.level
        ]
        is_below = len(found) == 1 and found[0] is not self.paragraphs[0]
        return found[0] if is_below else None

    def _find_closing(self) -> int | None:
        return find_closing(self.answers, self._read_below, self.habits, self.draft)

    def _find_end(self, offset: int) -> _End | None:
        marked = find_verdict(self.paragraphs, self.heads)
        if marked is None and self.is_last:
            marked = find_coda(self.paragraphs, self._is_remark)
        marked = marked or find_behind_mark(self.paragraphs, self.closing)
        marked = marked or self.returning.find_end(self.paragraphs)
        closing = self._find_closing()
        if closing is not None and (marked is None or self.habits.are_talk):
            marked = (closing, True)
        if marked is not None and (closing is not None or not self.habits.are_talk):
            left = tuple(self.paragraphs[marked[0] :])
            kind = EndKind.NOTE if marked[1] else EndKind.DOUBT
            return _End(left, kind, left[0].first + offset)
        for count in (_SEVERAL, 1):
            tail = self.paragraphs[-count:]
            if len(tail) == count < len(self.paragraphs):
                kind = self._judge_two(tail) if count > 1 else self._judge(tail[0])
                is_words = count == 1 and kind is EndKind.WORDS
                if is_words and not self.habits.are_talk and self._is_below_note():
                    kind = EndKind.DOUBT
                if kind is not EndKind.WORDS:
                    return _End(tuple(tail), kind, tail[0].first + offset)
        return None

    def _is_below_note(self) -> bool:
        """Above it stands what is no voice's, such as a mark or a count."""
        last = len(self.paragraphs) - 1
        return any(map(self._is_note, range(max(1, last - _NEAR_END), last)))

    def _is_note(self, at: int) -> bool:
        text = self.paragraphs[at].text
        is_picture = "](" in text or "<!--" in text
        return not is_picture and self._judge_end(at) is EndKind.NOTE

    def _judge(self, one: Paragraph) -> EndKind:
        at = len(self.paragraphs) - 1
        kind = self._judge_end(at)
        if one.is_quoted and not self.are_quoted:
            return judge_quoted(self._read_below(at), self.habits)
        if kind is EndKind.WORDS and self.are_quoted and not one.is_quoted:
            return EndKind.DOUBT
        if self.habits.are_talk:
            return kind
        apart = is_set_apart(one.text.strip())
        if one.is_ruled and apart is not None:
            kind = self._judge_ruled(at, apart, kind)
        if (
            kind is EndKind.WORDS
            and self.is_last
            and tells_of_voices(one.text, self.draft.voices)
        ):
            return EndKind.DOUBT
        return kind

    def _judge_ruled(self, at: int, apart: SetApart, kind: EndKind) -> EndKind:
        if kind is EndKind.DOUBT and self._is_interlude(at, apart):
            return EndKind.NOTE
        is_words = kind is EndKind.WORDS and not self.habits.rules
        return EndKind.DOUBT if is_words else kind

    def _is_interlude(self, at: int, apart: SetApart) -> bool:
        """In brackets between two rules that part messages, and tells of a day."""
        if apart is not SetApart.BRACKETS or not are_parted(self.draft):
            return False
        return Sign.LIVED in find_signs(self._read_below(at)).found

    def _judge_end(self, at: int) -> EndKind:
        below = self._read_below(at)
        return judge_end(below, self.habits, is_last=self.is_last)

    def _read_below(self, at: int) -> Below:
        """The paragraph *at*, from 0, with what stands above it."""
        turn = self.draft.turns[self.at]
        return Below(
            self.paragraphs[at].text,
            read_above(self.paragraphs, at),
            turn.question or self.draft.question,
            find_first_words([turn.voice]),
            self.habits.names,
        )

    def _judge_two(self, tail: Sequence[Paragraph]) -> EndKind:
        """A label by itself, and below it marks for the voices or a question."""
        above, below = tail
        label = read_bold_label(above.text.strip())
        if label is None or not is_bare_label(above.text):
            return EndKind.WORDS
        if is_table_of_ours(label, below.text, self.parts, self.draft.voices):
            return EndKind.NOTE
        if is_rating(label) or tells_of_voices(below.text, self.draft.voices):
            has_marks = [any(map(str.isdigit, row)) for row in read_rows(below.text)]
            return EndKind.NOTE if any(has_marks[-_SEVERAL:]) else EndKind.DOUBT
        kind = self._judge_end(len(self.paragraphs) - _SEVERAL)
        return kind if kind is EndKind.ASKS else EndKind.WORDS

    def _take(self, end: _End, into: _Found) -> bool:
        if end.kind is EndKind.ASKS and not self._ask(end, into):
            return False
        turn = self.draft.turns[self.at]
        lines = turn.text.split("\n")[: end.paragraphs[0].first]
        while lines and (not lines[-1].strip() or is_rule(lines[-1])):
            lines.pop()
        self.draft.turns[self.at] = replace(turn, text="\n".join(lines))
        del self.paragraphs[-len(end.paragraphs) :]
        place = LinePlace.QUESTION
        if end.kind is EndKind.NOTE:
            place = LinePlace.NOTE
            text, line = end.text.strip(), end.line + 1
            into.notes.append(Note(NoteKind.REMARK, text, None, turn.id, line))
        size = end.paragraphs[-1].end - end.paragraphs[0].first
        self.draft.places.mark(place, end.line, end.line + size)
        return True

    def _ask(self, end: _End, into: _Found) -> bool:
        """It is put to the turns that follow, if their voices have spoken before."""
        is_asked = self.draft.turns[self.at].question or self.draft.question
        words = without_label(end.text)
        if not is_asked or self.is_last or self.at < into.newest or not words:
            return False
        into.asked[self.at] = words
        return True

    def _refuse(self, line: int) -> None:
        if self.draft.are_boxed:
            return
        voice = self.draft.turns[self.at].voice
        self.draft.refuse(
            f"this may be of {voice} or of whoever made the document; "
            f"{tell_note(voice)}",
            line=line + 1,
        )
