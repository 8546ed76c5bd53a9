"""
Headings of the voices' own level that are a voice's own: parts of an answer that nobody
quoted, and no other voice.

The voices' headings have to have a form of their own, or models' names; the heading
must not look as a name or as one of theirs that was spoilt, and what stands below it
must not speak of the voices as somebody does who has read them all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice, takewhile

from bot.domain.note import NoteKind
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.levels.returning_headings import find_returning_headings
from bot.transcript.handmade.levels.titles import may_be_voice
from bot.transcript.handmade.levels.voice_sections import (
    ends_part,
    find_end,
    find_last_high,
    find_sections,
    has_deeper,
)
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    choose_note_kind,
    is_beside_heading,
    is_headed_by_maker,
    is_phase_heading,
    is_question_heading,
    read_answer_heading,
    read_voice_heading,
)
from bot.transcript.handmade.lines.labels import read_heading_label
from bot.transcript.handmade.lines.misspelt_forms import is_nearly_form
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    closes_meeting,
    is_for_readers,
)
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    is_known_model,
    speaks_of_itself,
)
from bot.transcript.handmade.sections.labelled_parts import read_block_label
from bot.transcript.handmade.sections.maker_s_remarks import MakerSRemarks
from bot.transcript.handmade.sections.outline import have_voices_rules_before
from bot.transcript.handmade.sections.quoted_words import Doubt, doubt_place
from bot.transcript.handmade.sections.speakers import SpeakersByLine
from bot.transcript.handmade.sections.voice_metadata import is_metadata
from bot.transcript.handmade.weighing.blind_answers import (
    are_blind,
    articles,
    first_word,
)
from bot.transcript.handmade.weighing.closing_sections import names_model, tells_of_day
from bot.transcript.handmade.weighing.told_voices import (
    are_told,
    are_under_title,
    may_rise,
)

_COUNTED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s")
_ADDRESSED = re.compile(
    r"(?:^|[\s(])(?:to|for|from|by|an|für|von|à|pour|de|a|para|di|per|aan|voor|van)\s+"
    r"(?P<name>[^\W\d_]\w*)",
    re.IGNORECASE,
)
_OF_PARTS = re.compile(
    r"\W*(?:the\s+)?(?:question|prompt|phase|round|voice|speaker|topic)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\W*(?:my|our|meine?|mes|mis|mie|i miei|minhas?|mijn)\s", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_FEWEST_CALLED = 3  # words of a heading with an article


@dataclass(slots=True)
class OwnHeadings:
    """
    By their lines, from 0; *doubts* are those that may be the maker's as well, *beside*
    those that surely are.
    """

    lines: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    say_i: bool = False  # one of them does


def find_own_headings(
    document: HandmadeDocument, speakers: SpeakersByLine
) -> OwnHeadings:
    found = OwnHeadings()
    if not speakers or not _are_marked(document, speakers):
        return found
    remarks = MakerSRemarks(
        [speaker.name for speaker in speakers.values()],
        are_blind=are_blind(document, speakers),
    )
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    counted = any(_COUNTED.match(b.words) for b in headings if b.first in speakers)
    last, rises = max(speakers), may_rise(document, speakers)
    may_be_titled = are_under_title(document, speakers)
    are_parted = have_voices_rules_before(document.blocks, speakers)
    told = are_told(document, speakers)
    own_words = frozenset(
        word
        for block in headings
        if block.first in speakers
        for word in _WORD.findall(block.words.casefold())
    )
    sections = list(find_sections(document, speakers))
    returning = find_returning_headings(sections)
    are_deeper = len(sections) > 1 and all(map(has_deeper, sections))
    for section in sections:
        reader = _VoiceReader(document, section, remarks, are_counted=counted)
        is_last = section[0].first == last
        reader.may_rise = rises and not is_last
        reader.may_be_titled = may_be_titled and not is_last
        reader.are_parted, reader.are_told = are_parted, told
        reader.own_words, reader.returning = own_words, returning
        reader.are_deeper = are_deeper
        is_last |= not reader.may_rise and ends_part(section)
        reader.read(found, is_last=is_last)
    return found


class _Place(Enum):
    BESIDE = auto()
    EITHER = auto()


class _VoiceReader:
    """The blocks from a voice's heading down to the next voice's."""

    def __init__(
        self,
        document: HandmadeDocument,
        section: Sequence[Block],
        remarks: MakerSRemarks,
        *,
        are_counted: bool,
    ) -> None:
        self.lines, self.section = document.lines, section
        self.chosen = document.choices.voices
        self.remarks, self.are_counted = remarks, are_counted
        self.heading = section[0]
        self.name = _find_name(self.heading.words)
        rules = [n for n, b in enumerate(section) if b.kind is BlockKind.RULE]
        self.last_rule = max(rules, default=-1)
        self.last_high = find_last_high(section)  # a rule's place in it
        self.may_rise = False  # own headings may be of a higher level
        self.has_risen = False  # one was
        self.may_be_titled = False  # so may the first be, right below the voice's
        self.are_parted = False  # a rule stands above each voice's heading
        self.are_told = False  # each voice's heading says that an answer is below
        self.own_words = frozenset[str]()  # of the voices' headings, in lower case
        self.are_deeper = False  # each answer has headings, none as high as its voice's
        self.returning = frozenset[int]()  # lines of headings below several voices
        self.goes_on = False  # what is looked at stands among own headings

    def read(self, found: OwnHeadings, *, is_last: bool) -> None:
        has_own = False
        begins: Block | None = None  # of the words, down from the last label
        over = 0  # the level of an own heading above that of the voice's
        for at, block in enumerate(self.section[1:], 1):
            is_heading = block.kind is BlockKind.HEADING
            if not is_heading or block.level > self.heading.level:
                begins = self._find_begin(block, begins)
                continue
            if 0 < over < block.level:
                found.lines.add(block.first)
                continue
            is_first = begins is None and block.level < self.heading.level
            self.has_risen |= is_first and self.may_be_titled
            self.goes_on = has_own and self._goes_on(at)
            ends = is_last and not self._is_bounded(at)
            is_open = ends and self._has_no_end(at, begins)
            if self._begins_another(at, begins):
                is_open |= block.first in self.returning
                found.doubts += [doubt_place(block.first)] * is_open
                return
            place = self._find_place(at, begins, found, (ends, has_own))
            if place is _Place.EITHER or (place is not None and is_open):
                found.doubts.append(doubt_place(block.first))
            if place is not None:
                return
            found.lines.add(block.first)
            found.say_i |= speaks_of_itself(block.words)
            begins, has_own = begins or block, True
            over = block.level if block.level < self.heading.level else 0
            self.has_risen |= over > 0

    def _find_place(
        self,
        at: int,
        begins: Block | None,
        above: OwnHeadings,
        known: tuple[bool, bool],
    ) -> "_Place | None":
        """
        None for one of the voice's own; *known*: whether it is the last voice, and
        whether it has own headings above.
        """
        is_last, has_own = known
        text = self._text_below(at)
        if self.remarks.tell_of(text, self.name):
            is_within = self.are_parted or (
                has_own and not self.remarks.name(text, self.name)
            )
            is_within = is_within and not self._is_ruled(at)
            return _Place.EITHER if is_within else _Place.BESIDE
        words = self.section[at].words
        may_go_on = has_own or (bool(above.lines) and not self._is_ruled(at))
        place = self._place(words, is_last=is_last, has_own=may_go_on)
        if place is _Place.EITHER and has_own and self._is_among_own(at):
            place = None
        if is_last and place is None:
            place = self._place_last(at, begins, above, has_own=has_own)
        if place is None and self._names_itself(text):
            place = _Place.EITHER if is_last or not speaks_of_itself(text) else None
        return place

    def _is_ruled(self, at: int) -> bool:
        return self.section[at - 1].kind is BlockKind.RULE

    def _has_no_end(self, at: int, begins: Block | None) -> bool:
        """No quotes, and no rule, as between voices, right above it or below."""
        is_open = begins is None or begins.kind is not BlockKind.QUOTE
        return self.are_parted and is_open and self.last_rule < at - 1

    def _is_bounded(self, at: int) -> bool:
        """Rules part the voices, and below one a heading as high as theirs follows."""
        return self.are_parted and at < self.last_high and not self._is_ruled(at)

    def _begins_another(self, at: int, begins: Block | None) -> bool:
        """A part that is surely none of the answer that *begins* above."""
        block = self.section[at]
        return (
            block.first in self.returning
            or (begins is None and self._is_ruled(at))  # the voice has said nothing
            or (block.level < self.heading.level and not self._rises(at))
            or not self._may_be_own(block)
            or (begins is not None and begins.kind is BlockKind.QUOTE)
        )

    def _is_among_own(self, at: int) -> bool:
        """Where rules part the voices, further headings stand between it and a rule."""
        if not self.are_parted or self._is_ruled(at):
            return False
        below = takewhile(
            lambda b: b.kind is not BlockKind.RULE, islice(self.section, at + 1, None)
        )
        return any(b.kind is BlockKind.HEADING and self._may_be_own(b) for b in below)

    def _rises(self, at: int) -> bool:
        """The words below a heading of a higher level go on as an answer does."""
        if self.has_risen or not self.may_rise:
            return self.has_risen
        return addresses_asker(self._text_to_end(at))

    def _find_begin(self, block: Block, begins: Block | None) -> Block | None:
        label = read_block_label(block, self.lines)
        if label is None:
            return begins or (block if self._is_word(block) else None)
        return block if label.rest or block.end - block.first > 1 else None

    def _is_word(self, block: Block) -> bool:
        return block.kind is not BlockKind.RULE and not is_metadata(block, self.lines)

    def _may_be_own(self, block: Block) -> bool:
        words = block.words
        if (
            words in self.chosen
            or is_headed_by_maker(words)
            or self._is_addressed(words)
        ):
            return False
        if is_question_heading(words) or _OF_PARTS.match(words) is not None:
            return False
        if is_phase_heading(words) or read_heading_label(words) is not None:
            return False
        return self._is_no_name(words) or not may_be_voice(words)

    def _is_no_name(self, words: str) -> bool:
        """It counts what the voices' do not, or stands among others of the answer."""
        if _COUNTED.match(words) and not self.are_counted:
            return True
        is_form = is_nearly_form(words) or any(map(names_model, words.split()))
        return (self.has_risen or self.goes_on) and not is_form

    def _goes_on(self, at: int) -> bool:
        """
        "The colder side", where all voices' headings are such as "Ada's answer", none
        with a word of it, and what stands below answers somebody.
        """
        words = _WORD.findall(self.section[at].words.casefold())
        is_called_so = len(words) >= _FEWEST_CALLED and words[0] in articles()
        return (
            self.are_told
            and is_called_so
            and self.own_words.isdisjoint(words)
            and addresses_asker(self._text_below(at))
        )

    def _is_addressed(self, words: str) -> bool:
        """Such as "Letter to Kimi", "A note from Claude": another part begins."""
        names = self.remarks.first_words
        return any(
            first_word(found["name"]) in names for found in _ADDRESSED.finditer(words)
        )

    def _place(self, words: str, *, is_last: bool, has_own: bool) -> "_Place | None":
        """By its heading; None for one that may be the voice's own."""
        may_be = is_last or _MINE.match(words) is not None
        if announces_remarks(words) or (may_be and _is_maker_s(words)):
            return _Place.EITHER if has_own or not is_last else _Place.BESIDE
        return None

    def _place_last(
        self, at: int, begins: Block | None, above: OwnHeadings, *, has_own: bool
    ) -> "_Place | None":
        """Of a part below the words of the last voice; None for one of its own."""
        heading, text = self.section[at], self._text_below(at)
        is_high = begins is not None and self.are_deeper and not above.lines
        if is_high and is_for_readers(heading.words):
            above.beside.add(heading.first)
            return _Place.BESIDE
        if tells_of_day(self.section[at + 1 :], self.lines, self.remarks.voices):
            return _Place.BESIDE
        if self.remarks.tell_of_others(text, self.name):
            return _Place.BESIDE if is_beside_heading(heading.words) else _Place.EITHER
        if begins is not None and has_own:
            is_new = speaks_of_itself(heading.words) and not above.say_i
            return _Place.EITHER if is_new and not addresses_asker(text) else None
        if begins is None or (above.lines and addresses_asker(self._text_to_end(at))):
            return None
        is_either = speaks_of_itself(text) or (above.lines and not self._is_ruled(at))
        return _Place.EITHER if is_either else _Place.BESIDE

    def _names_itself(self, text: str) -> bool:
        """As whoever tells of it does, and hardly the voice: "Claude is the best."."""
        return first_word(self.name) in map(str.casefold, _WORD.findall(text))

    def _text_to_end(self, at: int) -> str:
        """With the heading, down to one that is surely none of the voice's own."""
        here, level = self.section[at].first, self.heading.level
        ends = find_end(
            self.section, at, lambda b: b.level < level or _is_maker_s(b.words)
        )
        return "\n".join(self.lines[here:ends])

    def _text_below(self, at: int) -> str:
        """Down to the next heading of the voices' level."""
        here, level = self.section[at].end, self.heading.level
        ends = find_end(self.section, at, lambda b: b.level <= level)
        return "\n".join(self.lines[here:ends])


def _find_name(words: str) -> str:
    speaker = read_voice_heading(words) or read_answer_heading(words)
    return words if speaker is None else speaker.name


def _are_marked(document: HandmadeDocument, speakers: SpeakersByLine) -> bool:
    """Each voice's heading says by its form that it is one, or names a model."""
    words = {b.first: b.words for b in document.blocks if b.first in speakers}
    return all(
        speaker.epithet is not None
        or is_known_model(speaker)
        or read_voice_heading(words[line]) is not None
        or read_answer_heading(words[line]) is not None
        for line, speaker in speakers.items()
    )


def _is_maker_s(words: str) -> bool:
    """It announces remarks or a part; "What I would keep" may be anybody's."""
    if announces_remarks(words) or closes_meeting(words):
        return True
    return (
        is_beside_heading(words) and choose_note_kind(words) is not NoteKind.OBSERVATION
    )
