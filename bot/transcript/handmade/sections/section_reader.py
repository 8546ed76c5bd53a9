"""
What is said in a section: its questions and answers as turns, the rest beside them.

An answer belongs to the voice that its label names, or else to that of the heading. A
question that nothing in its own section answers is put to the voices that follow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.transcript.handmade import refusal_words
from bot.transcript.handmade.asides import Asides
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.dressed_headings import closes_talk
from bot.transcript.handmade.lines.headings import Speaker, is_phase_heading
from bot.transcript.handmade.lines.labels import Announced
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.sections.asked import Questions, StandingQuestion
from bot.transcript.handmade.sections.labelled_parts import (
    LabelledPart,
    LineRun,
    pop_last_headings,
)
from bot.transcript.handmade.sections.maker_s_remarks import MakerSRemarks
from bot.transcript.handmade.sections.outline import DocumentSection
from bot.transcript.handmade.sections.quoted_words import (
    Doubt,
    doubt_place,
    find_doubt_behind,
    is_led_quote,
    take_quotes,
    without_last_rules,
)
from bot.transcript.handmade.sections.speakers import is_author_s
from bot.transcript.handmade.sections.unlike_labels import (
    LabelledVoices,
    find_unlike_label,
    is_said_twice,
)
from bot.transcript.handmade.sections.voice_metadata import (
    TurnMetadata,
    has_words,
    is_metadata,
    part_all_metadata,
    take_metadata,
)
from bot.transcript.handmade.sections.where_answers_end import (
    AnswerShape,
    FoundAnswer,
    Quoting,
    find_shape,
    read_answer,
    run_over,
    whole_of,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.weighing.blind_answers import first_word

# A spoilt label, or an unknown one.
_LABEL_LIKE = re.compile(r"\W*+(?:[^\s:\uff1a]++[ \t]*+){1,6}+[:\uff1a]|.*:\W*$|\W")
_NOBODY = frozenset({"my", "the model", "model", "the ai", "ai", "its", "their", "the"})


@dataclass(frozen=True, slots=True)
class AboutAnswers:
    """What all answers of the document show of how each is to be read."""

    quoting: Quoting
    remarks: MakerSRemarks
    few_are_labelled: bool = False  # of the answers below headings of voices


class SectionReader:
    """
    Reads one section into the draft. *who* is the voice of its heading, if that names
    one; *asked* is the question that is being answered.
    """

    def __init__(
        self,
        section: DocumentSection,
        draft: SymposiumDraft,
        asides: Asides,
        questions: Questions,
        about: AboutAnswers,
    ) -> None:
        self.section = section
        self.quoting, self.remarks = about.quoting, about.remarks
        self.few_are_labelled = about.few_are_labelled
        self.draft = draft
        self.lines = draft.document.lines
        self.asides = asides
        self.questions = questions
        self.voice: VoiceName | None = None
        self.about: TurnMetadata | None = None
        self.asked: StandingQuestion | None = None
        self.all_answer = False  # each voice of the document has a label in it
        self.first = section.first  # the line of which a refusal is told

    def read_voice(
        self, who: Speaker, parts: Sequence[LabelledPart], *, is_followed: bool
    ) -> None:
        """
        The section of one voice: everything in it is placed, or refused. An empty one
        is a voice that was silent, if another's, a question or the end comes next.
        """
        section, draft = self.section, self.draft
        if not who.name:
            self._refuse(refusal_words.TELL_NAMELESS, section.first, section.end)
            return
        draft.places.enclose(section.first, section.end)
        self.voice = draft.add_voice(who, section.first + 1)
        self.about = TurnMetadata(self.voice)
        self.asked = self.questions.find_put_to(self.voice)
        state = (len(draft.turns), len(draft.misunderstood))
        lead, labelled = parts[0], parts[1:]
        lead.blocks = self._take_metadata(lead.blocks, self.about)
        if labelled:
            for block in lead.led:
                self.asides.take_block(block)
            self._read_lead(lead, labelled[0])
            self._read_labelled(labelled)
        elif without_last_rules(lead.blocks):
            self._read_unlabelled(lead)
        is_asked = self.asked is not None or self._is_unasked()
        if not is_asked and self.questions.unasked is None:
            self.questions.unasked = section.first
        self._close_question(section.end)
        if state != (len(draft.turns), len(draft.misunderstood)):
            return
        if is_followed and not without_last_rules(lead.blocks):
            self._add_turn(self.voice, "", self.asked or self.questions.standing)
            draft.places.mark(LinePlace.FRAME, section.first)
        else:
            told = refusal_words.TELL_SILENT.format(self.voice)
            self._refuse(told, section.first, section.end)

    def _is_unasked(self) -> bool:
        heading = self.section.heading
        words = "" if heading is None else heading.words
        return is_author_s(words) or closes_talk(words)

    def read_other(self, parts: Sequence[LabelledPart]) -> None:
        """A section that is no voice's own; labels in it may name who speaks."""
        beside = list(parts[0].blocks)
        if self.section.question is not None:
            self.asked, beside = self.questions.read_below(
                self.section, beside, self.asides
            )
        if len(parts) > 1:
            parts[0].blocks = beside
            named = {first_word(p.label.who) for p in parts if p.label and p.label.who}
            self.all_answer = named == self.remarks.first_words
            self._read_lead(parts[0], parts[1])
            self.draft.places.enclose(parts[1].line, self.section.end)
            self._read_labelled(parts[1:])
        else:
            for block in beside:
                self.asides.take_block(block)
        if self.asked is not None and not self.asked.is_answered:
            self.questions.let_stand(self.asked)

    # Before the first label, and where there is none

    def _take_metadata(
        self, blocks: Sequence[Block], about: TurnMetadata
    ) -> list[Block]:
        """What is left without the lines about the voice right below its heading."""
        found, rest = part_all_metadata(blocks, self.lines)
        for before, block in zip((None, *found), found, strict=False):
            end = block.first if before is None else before.end
            if any(map(str.strip, self.lines[end : block.first])):
                self.asides.end_run()  # words stand between the two
            self.asides.add_lines_left(
                block, lambda n: take_metadata(n, about, self.draft)
            )
        return rest

    def _read_lead(self, lead: LabelledPart, first: LabelledPart) -> None:
        blocks = lead.blocks
        asks = first.announces is Announced.ANSWER and self.asked is None
        if asks and self.voice is None and is_led_quote(blocks, self.lines):
            self.asides.take_block(blocks[0])
            blocks = blocks[1:]
        if asks and blocks and blocks[0].kind is BlockKind.QUOTE:
            words, blocks = take_quotes(blocks)
            self.asked = StandingQuestion(lead.line, words)
            self._doubt(find_doubt_behind(words, blocks, self.lines))
        elif asks and self.all_answer and self._is_asked_below_phase(blocks):
            words = LineRun(blocks[0].first, blocks[-1].end)
            self.asked, blocks = StandingQuestion(lead.line, words), []
        elif asks and self._may_be_question(blocks):
            self._doubt(doubt_place(blocks[0].first))
        self._put_beside(blocks)

    def _may_be_question(self, blocks: Sequence[Block]) -> bool:
        """Words above an answer's label, where others are labelled otherwise."""
        if self.voice is None:
            return has_words(blocks, self.lines) and self.questions.are_labelled
        is_other = not self.questions.is_known or self.few_are_labelled
        return is_other and has_words(blocks, self.lines)

    def _is_asked_below_phase(self, blocks: Sequence[Block]) -> bool:
        """Only words below "Phase 2", where other phases label their question."""
        heading = self.section.heading
        if heading is None or not is_phase_heading(heading.words):
            return False
        if self.voice is not None or not self._may_be_question(blocks):
            return False
        return all(
            block.kind is BlockKind.PROSE
            and not is_metadata(block, self.lines)
            and _LABEL_LIKE.match(self.lines[block.first]) is None
            for block in blocks
        )

    def _read_unlabelled(self, part: LabelledPart) -> None:
        blocks = without_last_rules(part.blocks)
        is_asked = self.asked is not None or self.questions.is_known
        is_asked = is_asked or part.is_recited
        if blocks[0].kind is BlockKind.QUOTE and len(blocks) > 1 and not is_asked:
            self._refuse(
                refusal_words.TELL_UNLABELLED, self.section.first, self.section.end
            )
            return
        self._add_answer(part, self.voice)

    # Labels

    def _read_labelled(self, parts: Sequence[LabelledPart]) -> None:
        named = LabelledVoices(p.label.who for p in parts if p.label and p.label.who)
        for at, part in enumerate(parts):
            self.asides.end_run()
            self.draft.places.mark(LinePlace.FRAME, part.line)
            after = parts[at + 1] if at + 1 < len(parts) else None
            # A heading right above the next label is none of the words before it.
            headings = [] if after is None else pop_last_headings(part.blocks)
            if part.announces is Announced.ANSWER:
                if after is not None and is_said_twice(part, after):
                    self._doubt(doubt_place(part.line))
                speaks = self._find_speaker(part)
                self._add_answer(part, speaks, named)
            else:
                self._take_question(part, after)
            for heading in headings:
                self.asides.begin_part(heading.words, heading)

    def _take_question(self, part: LabelledPart, after: LabelledPart | None) -> None:
        by = None if part.label is None else part.label.who
        if self.asked is None or self.asked.words is not None or by is not None:
            # "Question:" twice is one; naming an asker, the second is another's.
            self._close_question(part.line)
        self.asked = asked = StandingQuestion(part.line, by=by, is_labelled=True)
        if part.is_empty:
            return
        if part.is_open:
            asked.words = run_over(part)
            return
        asked.words, beside = take_quotes(part.blocks)
        answered = after is not None and after.announces is Announced.ANSWER
        words = without_last_rules(beside)
        if words and not answered and words[0].kind is not BlockKind.RULE:
            # No label of an answer is to come: what follows the quoted question is it.
            rest = LabelledPart(words[0].first, blocks=beside)
            self._add_answer(rest, self.voice)
            return
        self._doubt(find_doubt_behind(asked.words, beside, self.lines))
        self._put_beside(beside)

    def _find_speaker(self, part: LabelledPart) -> VoiceName | None:
        """Whom the label names, or the heading."""
        who = None if part.label is None else part.label.who
        if who is None or who.casefold() in _NOBODY:
            return self.voice
        if self.voice is None or self.section.heading is None:
            known = self.draft.names.find(who)
            return self.draft.add_voice(Speaker(known or who), part.line + 1)
        if find_name_meant(who, [self.section.heading.words]) is None:
            self._refuse(
                f"this label names {who}, below the heading of {self.voice}; give each "
                "voice a heading of its own",
                part.line,
                part.line,
            )
        return self.voice

    # What becomes of it

    def _add_answer(
        self,
        part: LabelledPart,
        voice: VoiceName | None,
        named: LabelledVoices | None = None,
    ) -> None:
        if voice is None:
            self._refuse(
                "neither this label nor a heading above it names a voice; write the "
                'name into the label, as in "**Claude\'s answer:**"',
                part.line,
                part.end,
            )
            return
        for block in part.led:
            self.asides.take_block(block)
        self.asides.end_run()
        remarks = self._take_remarks(part, voice)
        if self.voice is None and named is not None:
            self._doubt(find_unlike_label(part, voice, named, self.lines))
        asked = self.asked or self.questions.standing
        if asked is None and self.questions.opening is not None:
            self.questions.opening.is_answered = True
        answer = self._find_answer(part, asked)
        if answer.doubt is not None:
            self._doubt(answer.doubt)
        if asked is not None:
            asked.is_answered = True
            self.questions.mark(asked)
        if answer.words is not None:
            answer.words.mark(self.draft.places, LinePlace.TURN)
        self._add_turn(
            voice, "" if answer.words is None else answer.words.text(self.lines), asked
        )
        for block in (*answer.beside, *remarks, *part.below):
            self.asides.take_block(block)
        if part.then is not None:
            self._add_answer(part.then, voice)

    def _take_remarks(self, part: LabelledPart, voice: VoiceName) -> list[Block]:
        """What whoever made the document wrote below the answer."""
        if find_shape(part) is not AnswerShape.OPEN:
            return []
        lead = self.remarks.take_lead_from(part, self.lines)
        self.asides.end_run()  # lines from below the answer may come before it
        for block in lead:
            self.asides.take_block(block)
        self.asides.end_run()
        below, doubt = self.remarks.take_from(part, voice, self.lines)
        self._doubt(doubt)
        return below

    def _find_answer(
        self, part: LabelledPart, asked: StandingQuestion | None
    ) -> FoundAnswer:
        if self.remarks.is_silence(part, self.lines):
            return FoundAnswer(None, (whole_of(part),))
        in_quotes = asked is not None and asked.words is not None and asked.words.quoted
        return read_answer(part, self.lines, self.quoting, asked_in_quotes=in_quotes)

    def _add_turn(
        self, voice: VoiceName, text: str, asked: StandingQuestion | None
    ) -> None:
        about = self.about or TurnMetadata(voice)
        by = None if asked is None else asked.by
        if by is not None and about.asker not in (None, by):
            self.draft.add_note(f"Asked by: {about.asker}", line=self.section.first + 1)
            about.asker = None
        self.draft.add_turn(
            voice,
            text,
            question="" if asked is None else asked.text(self.lines),
            asked_by=by or about.asker or self.draft.asked_by,
            model=about.model,
            started=about.started,
            ended=about.ended,
        )
        self.first = -1

    def _close_question(self, end: int) -> None:
        """Refuses the one before, if nothing has answered it."""
        asked = self.asked
        if asked is None or asked.is_answered:
            return
        first = asked.line if self.first < 0 else self.first
        if asked.words is None and asked.heading is None:
            sentence = refusal_words.TELL_SILENT.format(self.voice)
        elif self.voice is None:
            sentence = refusal_words.TELL_UNANSWERED
        else:
            sentence = refusal_words.TELL_UNANSWERED_BY.format(self.voice)
        asked.is_answered = True
        self.first = -1
        self._refuse(sentence, first, end)

    def _put_beside(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if block.kind is BlockKind.QUOTE:
                self._doubt(doubt_place(block.first))
            self.asides.take_block(block)

    def _doubt(self, doubt: Doubt | None) -> None:
        if doubt is not None:
            self.draft.refuse(doubt.sentence, line=doubt.line + 1)

    def _refuse(self, sentence: str, first: int, end: int) -> None:
        self.draft.refuse(sentence, line=first + 1, first=first, end=end)
