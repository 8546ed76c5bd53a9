"""Collections: a section for each voice, its question and answer; notes between."""

from collections.abc import Iterable, Mapping, Sequence

from bot.transcript.handmade.asides import Asides
from bot.transcript.handmade.asking.asked_at_foot import take_question_at_foot
from bot.transcript.handmade.between.asides_between import find_asides_between
from bot.transcript.handmade.cards.lines_about import take_lines_about
from bot.transcript.handmade.cards.shared_cards import take_cards
from bot.transcript.handmade.councils.further_turns import (
    find_further_turns,
    find_unsigned_reviews,
)
from bot.transcript.handmade.councils.others_answers import (
    OthersAnswer,
    doubt_others_answers,
    find_sibling_answers,
)
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import take_metadata_line
from bot.transcript.handmade.leads.section_answers import (
    find_answers,
    has_questions,
    split_section,
)
from bot.transcript.handmade.levels.closing_level import find_closing_headings
from bot.transcript.handmade.levels.labelled_own import find_labelled_own
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    is_beside_heading,
    is_phase_heading,
    may_name_voice,
)
from bot.transcript.handmade.lines.labels import Announced
from bot.transcript.handmade.lines.remarks import announces_remarks, closes_meeting
from bot.transcript.handmade.quotes.questions_in_labels import part_below_questions
from bot.transcript.handmade.quotes.quoted_questions import part_at_questions
from bot.transcript.handmade.sections.asked import Questions
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.lost_headings import find_swallowed_headings
from bot.transcript.handmade.sections.outline import (
    DocumentSection,
    SectionKind,
    outline,
)
from bot.transcript.handmade.sections.own_headings import find_own_headings
from bot.transcript.handmade.sections.quoted_words import Doubt
from bot.transcript.handmade.sections.section_reader import (
    AboutAnswers,
    SectionReader,
)
from bot.transcript.handmade.sections.speakers import (
    SpeakersByLine,
    find_speakers,
    has_labelled_answer,
)
from bot.transcript.handmade.sections.voice_metadata import move_last_metadata
from bot.transcript.handmade.sections.where_answers_end import (
    AnswerShape,
    find_quoting,
    find_shape,
    take_leads,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.weighing.around_answers import find_remarks, leave_around
from bot.transcript.handmade.weighing.blind_answers import first_word
from bot.transcript.handmade.weighing.closing_sections import (
    find_headings_over,
    find_headings_over_labels,
    is_by_a_voice,
    is_nobody_s,
    sets_voices_beside,
    tells_afterwards,
    tells_of_day,
)
from bot.transcript.handmade.weighing.replies_within import part_at_replies
from bot.transcript.handmade.weighing.told_voices import are_told, is_beside_told

FORMAT = "imported"
_OPEN_ENDS = (AnswerShape.OPEN, AnswerShape.EMPTY)
_AFTER_SILENCE = (SectionKind.VOICE, SectionKind.QUESTION)


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    first = find_speakers(document)
    siblings = find_sibling_answers(document, first)
    speakers = {**first, **{n: one.speaker for n, one in siblings.items()}}
    further = find_further_turns(document, speakers)
    speakers = {**speakers, **further}
    if not speakers and not has_labelled_answer(document):
        return
    own = find_own_headings(document, speakers)
    asides = find_asides_between(document, speakers, own.lines)
    labelled = find_labelled_own(document) if not speakers else frozenset()
    beside = asides.lines | own.beside
    sections = outline(document, speakers, own.lines | labelled, beside)
    parted = [(section, split_section(section, document)) for section in sections]
    is_asked = any(one.kind is SectionKind.QUESTION for one in sections)
    named = [(s.speaker.name, parts) for s, parts in parted if s.speaker is not None]
    part_at_questions(named, document.lines, is_asked_above=is_asked)
    part_below_questions(named, document.lines)
    spoken = [parts for section, parts in parted if section.speaker]
    part_at_replies(spoken, document.lines)
    move_last_metadata(spoken, document.lines)
    cards = take_cards(spoken, document.lines)
    answers = [part for pair in parted for part in find_answers(*pair)]
    take_lines_about(answers, document.lines)
    take_leads(answers, document.lines)
    returning = leave_around(parted, answers, speakers, document)
    if answers or speakers:
        is_labelled = has_questions(parts for _, parts in parted)
        questions = Questions(draft, are_labelled=is_labelled)
        if not (is_labelled or is_asked or draft.question):
            questions.open_with(take_question_at_foot(answers, document.lines))
        returning += doubt_others_answers(document, speakers, further, own.lines)
        _refuse(draft, *own.doubts, *asides.doubts, *cards, *returning)
        told = find_remarks(speakers, answers, document)
        few = _are_few_labelled(parts for section, parts in parted if section.speaker)
        about = AboutAnswers(find_quoting(answers), told, few)
        collection = _Collection(draft, speakers, questions, about)
        collection.has_own, collection.further = bool(own.lines), further
        collection.siblings = siblings
        collection.read(parted)


def _refuse(draft: SymposiumDraft, *doubts: Doubt) -> None:
    for doubt in doubts:
        draft.refuse(doubt.sentence, line=doubt.line + 1)


def _are_few_labelled(spoken: Iterable[Sequence[LabelledPart]]) -> bool:
    """Of the sections of voices less than half have a label of an answer."""
    labelled = [
        any(part.announces is Announced.ANSWER for part in parts) for parts in spoken
    ]
    return sum(labelled) * 2 < len(labelled)


def _is_followed(after: DocumentSection | None) -> bool:
    """By nothing, by another voice or question, or by another phase."""
    if after is None or after.kind in _AFTER_SILENCE:
        return True
    return after.heading is not None and is_phase_heading(after.heading.words)


def _is_ruled_off(section: DocumentSection) -> bool:
    """A rule below a voice that has said nothing: what follows is none of its words."""
    return bool(section.blocks) and section.blocks[-1].kind is BlockKind.RULE


class _Collection:
    """Reads section by section, from the top."""

    def __init__(
        self,
        draft: SymposiumDraft,
        speakers: SpeakersByLine,
        questions: Questions,
        about: AboutAnswers,
    ) -> None:
        self.draft = draft
        self.speakers = speakers
        self.asides = Asides(draft)
        self.questions = questions
        self.about = about
        self.ends_open = False  # the last voice's words are not quoted
        self.remarks_level = 0  # of a heading of remarks that one stands below
        self.further: SpeakersByLine = {}  # turns that are no answers
        self.siblings: Mapping[int, OthersAnswer] = {}
        self.has_own = False  # an answer has headings of the voices' level
        blocks, last = draft.document.blocks, about.remarks.last
        self.level = min((b.level for b in blocks if b.first in speakers), default=0)
        self.over_all = (
            find_headings_over(blocks, speakers)
            if speakers
            else find_headings_over_labels(blocks, last)
        )
        self.are_told = False  # each heading of a voice says that it answers
        self.unsigned = find_unsigned_reviews(draft.document, speakers)
        self.closing = frozenset[int]()  # lines of the document's last parts
        self.is_over = False  # a section that surely is nobody's ended the last answer

    def read(self, parted: list[tuple[DocumentSection, list[LabelledPart]]]) -> None:
        for block in self.draft.document.blocks:
            if block.kind is BlockKind.RULE:
                self.draft.places.mark(LinePlace.FRAME, block.first)
        answers = [one for each in parted for one in find_answers(*each)]
        called = [speaker.name for speaker in self.speakers.values()]
        called += [one.label.who for one in answers if one.label and one.label.who]
        self.closing = find_closing_headings(
            self.draft.document,
            {one.line for one in answers} | self.speakers.keys(),
            frozenset(map(first_word, called)) - {""},
        )
        first = {n: who for n, who in self.speakers.items() if n not in self.further}
        self.are_told = bool(first) and are_told(self.draft.document, first)
        for doubt in find_swallowed_headings(self.draft.document, first):
            self.draft.refuse(doubt.sentence, line=doubt.line + 1)
        for at, (section, parts) in enumerate(parted):
            after = parted[at + 1][0] if at + 1 < len(parted) else None
            self._read_section(section, parts, after)
        self.asides.finish()
        self.questions.finish()

    def _read_section(
        self,
        section: DocumentSection,
        parts: list[LabelledPart],
        after: DocumentSection | None,
    ) -> None:
        self.asides.end_run()
        self._find_remarks(section)
        reader = SectionReader(
            section, self.draft, self.asides, self.questions, self.about
        )
        if section.speaker is not None:
            self._begin(section.heading, stands_alone=False)
            if sibling := self.siblings.get(section.first):
                self.draft.add_note(sibling.more, line=section.first + 1)
            is_followed = _is_followed(after) or _is_ruled_off(section)
            reader.read_voice(section.speaker, parts, is_followed=is_followed)
            self._find_open_end(section, parts)
        elif self._is_lost(section, parts, after):
            self.asides.begin_part(None)
            is_over = section.level < self.level
            self.draft.may_be_said |= self.ends_open and not is_over
            self.draft.list_lines(
                section.first,
                section.end,
                "nothing says whether this heading is a voice's; --voice "
                '"HEADING=NAME" says that it is, "HEADING=" that it is not',
            )
        else:
            self._begin(section.heading, stands_alone=True)
            # What stands right above an answer's label may be the question to it.
            is_above = len(parts) > 1 and parts[1].announces is Announced.ANSWER
            if section.question is None and not self.draft.turns and not is_above:
                self._take_entries(parts[0])
            self._find_open_end(section, parts)
            is_empty = parts[-1].announces is Announced.ANSWER and parts[-1].is_empty
            reader.read_other(parts)
            if is_empty and not _is_followed(after):
                self.draft.refuse(
                    "nothing that was said stands below this label; put the answer "
                    "right below it, and headings that it has one level deeper",
                    line=parts[-1].line + 1,
                )
            self.is_over |= self._ends_all(section)

    def _ends_all(self, section: DocumentSection) -> bool:
        """Below the last answer it sets voices beside each other, or tells of all."""
        heading, last = section.heading, self.about.remarks.last
        if heading is None or self.has_own or not 0 <= last < section.first:
            return False
        is_last = not any(line > section.first for line in self.speakers)
        lines = self.draft.document.lines
        return is_last and (
            announces_remarks(heading.words)
            or sets_voices_beside(section.blocks, lines, self._names())
            or self._is_told_of_all(section)
            or self._is_told_afterwards(section)
        )

    def _is_told_afterwards(self, section: DocumentSection) -> bool:
        heading, lines = section.heading, self.draft.document.lines
        if heading is None or self.has_own or section.first not in self.over_all:
            return False
        return tells_afterwards(heading.words, section.blocks, lines, self._names())

    def _is_behind_all(self, section: DocumentSection) -> bool:
        if section.heading is None or section.first < self.about.remarks.last:
            return False
        words, lines = section.heading.words, self.draft.document.lines
        if self.ends_open and not self.is_over:
            return tells_of_day(section.blocks, lines, self._names())
        return is_nobody_s(words, section.blocks, lines, self._names())

    def _names(self) -> list[str]:
        return [speaker.name for speaker in self.speakers.values()]

    def _find_remarks(self, section: DocumentSection) -> None:
        if section.speaker is not None:
            self.remarks_level = 0
        elif not 0 < self.remarks_level < section.level:
            heading = section.heading
            is_remark = heading is not None and announces_remarks(heading.words)
            self.remarks_level = section.level if is_remark else 0

    def _find_open_end(
        self, section: DocumentSection, parts: list[LabelledPart]
    ) -> None:
        """Whether words that no quote bounds may go on below the next heading."""
        if answers := find_answers(section, parts):
            shape = find_shape(answers[-1])
            is_silent = shape is AnswerShape.EMPTY and _is_ruled_off(section)
            self.ends_open = shape in _OPEN_ENDS and not is_silent

    def _begin(self, heading: Block | None, *, stands_alone: bool) -> None:
        """A heading of a voice is none that could be kept as a note by itself."""
        if heading is None:
            return
        self.draft.places.mark(LinePlace.FRAME, heading.first)
        is_title = heading.level == 1 and not self.draft.title
        if stands_alone and is_title and self.asides.heading is None:
            self.draft.title = heading.words
        else:
            self.asides.begin_part(heading.words, heading if stands_alone else None)

    def _is_lost(
        self,
        section: DocumentSection,
        parts: list[LabelledPart],
        after: DocumentSection | None,
    ) -> bool:
        """Nothing says whether its words are a voice's."""
        if section.heading is None:
            return False
        is_chosen = section.heading.words in self.draft.document.choices.voices
        if not is_chosen and is_by_a_voice(section.heading.words, self._names()):
            return True
        is_unknown = section.kind is SectionKind.UNKNOWN and not is_chosen
        if not is_unknown or self._is_nobody_s(section):
            return False
        if after is not None and self._has_own_table(section):
            return self.ends_open  # the last part is rather the maker's
        return self._may_speak(section.heading, section, parts)

    def _is_nobody_s(self, section: DocumentSection) -> bool:
        return (
            section.first in (*self.unsigned, *self.closing)
            or self._is_told_of_all(section)
            or self._is_of_remarks(section)
            or self._is_behind_all(section)
            or self._is_told_afterwards(section)
        )

    def _may_speak(
        self, heading: Block, section: DocumentSection, parts: list[LabelledPart]
    ) -> bool:
        is_bounded = self.are_told and not self.ends_open
        if is_bounded and is_beside_told(heading.words, section.blocks):
            return False
        kinds = {block.kind for block in section.blocks} - {BlockKind.RULE}
        if len(parts) > 1 or not kinds or BlockKind.TABLE in kinds:
            return False
        return self.ends_open or may_name_voice(heading.words)

    def _has_own_table(self, section: DocumentSection) -> bool:
        """It sets no voices beside each other, and words stand in the part too."""
        lines, kinds = self.draft.document.lines, {b.kind for b in section.blocks}
        if sets_voices_beside(section.blocks, lines, self._names()):
            return False
        return kinds >= {BlockKind.TABLE, BlockKind.PROSE}

    def _is_of_remarks(self, section: DocumentSection) -> bool:
        """
        Below the last answer, on how a meeting ended; or below a heading of remarks
        that is higher than it.
        """
        if section.heading is None or section.first < self.about.remarks.last:
            return False
        is_closing = closes_meeting(section.heading.words)
        return is_closing or 0 < self.remarks_level < section.level

    def _is_told_of_all(self, section: DocumentSection) -> bool:
        """Its words speak of the voice above it by name, and of others."""
        if not section.blocks or not self.draft.turns:
            return False
        lines = self.draft.document.lines[section.blocks[0].first : section.end]
        last = self.draft.turns[-1].voice
        remarks, text = self.about.remarks, "\n".join(lines)
        return remarks.tell_of(text, last) or (
            section.heading is not None
            and is_beside_heading(section.heading.words)
            and all(block.kind is not BlockKind.QUOTE for block in section.blocks)
            and remarks.tell_of_others(text, last)
        )

    def _take_entries(self, lead: LabelledPart) -> None:
        """The lines before the voices that are about the whole symposium."""
        for block in lead.blocks:
            if block.kind is BlockKind.PROSE:
                self.asides.add_lines_left(
                    block, lambda n: take_metadata_line(n, self.draft)
                )
            else:
                self.asides.take_block(block)
        lead.blocks = []


LAYOUT = DocumentLayout(
    "voices",
    "a heading for each voice, with the question it was asked and its answer",
    FORMAT,
    _read,
)
