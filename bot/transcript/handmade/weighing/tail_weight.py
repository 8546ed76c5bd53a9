"""
How much speaks for it that a paragraph in italics or brackets below an answer is of
whoever made the document: points for each sign, added up.

Points for the maker count up, for the voice down. From `ENOUGH` on it is a note; at
`OWN` or below it is the voice's where the answers around it show so too; all else is
refused, as a coin would have to decide.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from bot.text.wordlists import whole_words
from bot.transcript.handmade.between.aside_words import is_aside_heading
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_in_both,
    is_in_square,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import (
    Below,
    Sign,
    find_signs,
    read_initials,
)
from bot.transcript.handmade.lines.remarks import (
    is_by_makers,
    read_note_label,
    speaks_of_record,
)
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.weighing.blind_answers import find_named, names_any
from bot.transcript.handmade.weighing.maker_habits import find_handles

ENOUGH = 5
OWN = -2
_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_STOPS = frozenset(".!?\u2026:\u3002\uff01\uff1f\uff1a\"'\u201d\u00bb)")
_ENDED = frozenset(".!?\u2026:;\u3002\uff01\uff1f\uff1a\"'\u201d\u00bb)*_`|>]")
_COLONS = (":", "\uff1a")
_FEW = 2  # words
_LONG = 5  # letters of a word that says what is meant
_WORD = re.compile(r"[^\W\d_]+")
_COUNT = re.compile(r"(?<![\w.,])\d{1,5}(?!\w)")
_SENTENCE = re.compile(r"[^.:,;!?\n]{1,60}(?=[.:!])")
_QUESTION = ("?", "\uff1f")


class TailSign(Enum):
    """Each as the words that follow "it"."""

    SLANTED = "stands in italics"
    BRACKETED = "stands in brackets"
    SQUARE = "stands in square brackets"
    BOTH = "stands in italics and in brackets"
    NO_SENTENCE = "is no whole sentence"
    DRESS = "is dressed as lines of the document that nobody said"
    DECLARED = "is dressed as the document says that its maker's remarks are"
    LIKE_OTHERS = "is dressed as what is surely the maker's below other answers"
    MAKER_S_NOTE = "is called a remark of somebody who makes documents"
    NAMES_OTHER = "names another voice, that the words above it do not"
    PEOPLE = "names somebody whom the document names, and no voice does"
    CALLED = "calls the document by the name that its title has"
    HANDLE = "names a channel or an account, as only the maker's lines do"
    IN_PASSING = "is said in passing, in small letters, as no answer begins"
    ONLY_MAKERS = "tells what only whoever made the document does, sees or hears"
    HANDED_ON = "tells that questions or answers were handed on"
    BROKEN_OFF_HERE = "tells that the talk was broken off where it stands"
    MEETING = "tells what went on where the answers were heard"
    VOTES = "counts the votes of those who heard the answers"
    BREAK = "begins by naming a break"
    RECORD = "tells how the record was made"
    BROKEN_OFF = "stands below words that break off"
    OWN = "says what a voice thinks now"
    FIRST_PERSON = "says I or we"
    HABIT = "is dressed as paragraphs within the answers are"
    LED_TO = "is what the words above it lead to"
    VERSES = "has several lines"
    ADVICE = "says to whom one should turn, or what it is no substitute for"
    ALL_BUT = "leaves hardly a word of the answer"
    OFFERS = "offers more of what it answers"


_POINTS: Mapping[TailSign | Sign, int] = MappingProxyType(
    {
        TailSign.SLANTED: 2,
        TailSign.BRACKETED: 2,
        TailSign.SQUARE: 3,
        TailSign.BOTH: 4,
        TailSign.NO_SENTENCE: -2,
        TailSign.DRESS: 1,
        TailSign.DECLARED: 4,
        TailSign.LIKE_OTHERS: 1,
        TailSign.MAKER_S_NOTE: 4,
        TailSign.NAMES_OTHER: 3,
        TailSign.PEOPLE: 2,
        TailSign.CALLED: 3,
        TailSign.HANDLE: 2,
        TailSign.IN_PASSING: 2,
        TailSign.ONLY_MAKERS: 3,
        TailSign.HANDED_ON: 3,
        TailSign.BROKEN_OFF_HERE: 2,
        TailSign.MEETING: 1,
        TailSign.VOTES: 2,
        TailSign.BREAK: 1,
        TailSign.RECORD: 1,
        TailSign.BROKEN_OFF: 2,
        TailSign.OWN: -5,
        TailSign.FIRST_PERSON: -1,
        TailSign.HABIT: -4,
        TailSign.LED_TO: -6,
        TailSign.VERSES: -3,
        TailSign.ADVICE: -3,
        TailSign.ALL_BUT: -2,
        TailSign.OFFERS: -6,
        Sign.COUNTS: 3,
        Sign.SEVERAL: 3,
        Sign.SIGNED: 3,
        Sign.NAMED: 1,
        Sign.TOLD: 1,
        Sign.NOTED: 1,
        Sign.QUOTES: 1,
        Sign.FEATURE: 3,
        Sign.BESIDE: 2,
        Sign.INITIALED: 2,
        Sign.LIVED: 1,
        Sign.TRIED: 1,
        Sign.CHECKED: 2,
        Sign.REPLIES: 2,
    }
)


_SHOWN = frozenset({TailSign.HABIT, TailSign.LED_TO, TailSign.OFFERS})


@dataclass(frozen=True, slots=True)
class TailWeight:
    """The reasons that were found, and what they come to."""

    reasons: frozenset[TailSign | Sign]

    @property
    def points(self) -> int:
        return weigh_reasons(self.reasons)

    @property
    def is_maker_s(self) -> bool:
        return self.points >= ENOUGH

    @property
    def is_surely_maker_s(self) -> bool:
        """Where voices dress paragraphs so too: in quotes, above and among words."""
        return self.points > ENOUGH

    @property
    def is_rather_own(self) -> bool:
        """It has words of a voice's "I", and less than half speaks for the maker."""
        is_told = not self.reasons.isdisjoint({TailSign.OWN, TailSign.FIRST_PERSON})
        return is_told and self.points * 2 < ENOUGH + 1

    @property
    def is_voice_s(self) -> bool:
        """What its words say alone is not enough: makers say "I don't" too."""
        return not self.reasons.isdisjoint(_SHOWN) and self.points <= OWN


def weigh_reasons(reasons: AbstractSet[TailSign | Sign]) -> int:
    return sum(_POINTS[reason] for reason in reasons)


def weigh(below: Below, habits: AnswerHabits) -> TailWeight:
    text = below.text.strip()
    signs = find_signs(below)
    found: set[TailSign | Sign] = {*signs.found, *_find_form(text)}
    if signs.is_own:
        found.add(TailSign.OWN)
    elif speaks_of_itself(text):
        found.add(TailSign.FIRST_PERSON)
    found |= find_words(text, habits)
    found |= _find_habits(text, habits)
    found |= _find_place(below)
    if _names_another(below) and not speaks_of_itself(text):
        found.add(TailSign.NAMES_OTHER)
    if TailSign.MAKER_S_NOTE in found:
        found -= {Sign.NOTED, TailSign.OWN, TailSign.FIRST_PERSON}
    if not found.isdisjoint({TailSign.HANDED_ON, TailSign.ONLY_MAKERS}):
        found -= {TailSign.RECORD, TailSign.FIRST_PERSON}
        found -= {TailSign.NO_SENTENCE} if TailSign.ONLY_MAKERS in found else set()
    if not found.isdisjoint({TailSign.BROKEN_OFF_HERE, Sign.INITIALED}):
        found.discard(TailSign.FIRST_PERSON)
    if read_initials(text).casefold() in habits.maker.initials:
        found = (found - {TailSign.NO_SENTENCE}) | {TailSign.PEOPLE}
    if TailSign.IN_PASSING in found:
        found -= {TailSign.FIRST_PERSON, TailSign.NO_SENTENCE}
    return TailWeight(frozenset(found))


def _names_another(below: Below) -> bool:
    """And not who speaks; a voice that goes on about another has named it before."""
    others = below.names - below.own
    if names_any(below.text, below.own) or names_any(below.asked, others):
        return False
    named = find_named(below.text, others)
    return bool(named) and not names_any(below.above, named)


def _find_form(text: str) -> set[TailSign]:
    found = set[TailSign]()
    bare = text.strip(_MARKS)
    apart = is_set_apart(text)
    if is_in_both(text):
        found.add(TailSign.BOTH)
    elif is_in_square(text):
        found.add(TailSign.SQUARE)
    elif apart is SetApart.BRACKETS:
        found.add(TailSign.BRACKETED)
    elif apart is SetApart.ITALICS:
        found.add(TailSign.SLANTED)
    if bare[:1].islower() or bare[-1:] not in _STOPS:
        found.add(TailSign.NO_SENTENCE)
    if "\n" in bare and apart is SetApart.ITALICS:
        found.add(TailSign.VERSES)
    return found


def find_words(text: str, habits: AnswerHabits) -> set[TailSign]:
    bare = text.strip(_MARKS).replace("\u2019", "'")
    row = " ".join(bare.split())  # patterns that look for gaps go through long ones
    label = read_note_label(text)
    told = {word.casefold() for word in bare.replace("'s", "").split()}
    told = {word.strip(".,;:!?()[]*_\u00bb\u00ab\"'") for word in told}
    found = {
        reason
        for reason, key in (
            (TailSign.ONLY_MAKERS, "only_makers"),
            (TailSign.HANDED_ON, "handed_on"),
            (TailSign.BROKEN_OFF_HERE, "broken_off"),
            (TailSign.MEETING, "meeting"),
            (TailSign.ADVICE, "advice"),
        )
        if whole_words("makers_notes", key).search(row)
    }
    if label is not None and is_by_makers(label):
        found.add(TailSign.MAKER_S_NOTE)
    if not told.isdisjoint(habits.maker.people):
        found.add(TailSign.PEOPLE)
    if _is_called(habits.maker.called, row):
        found.add(TailSign.CALLED)
    if not find_handles(row).isdisjoint(habits.maker.handles):
        found.add(TailSign.HANDLE)
    if is_in_passing(text, habits):
        found.add(TailSign.IN_PASSING)
    if speaks_of_record(bare):
        found.add(TailSign.RECORD)
    if is_counted_vote(row):
        found.add(TailSign.VOTES)
    if (begun := _SENTENCE.match(bare)) and is_aside_heading(begun[0]):
        found.add(TailSign.BREAK)
    return found


def is_counted_vote(row: str) -> bool:
    """Such as "They voted by show of hands: 9 for, 8 against"."""
    is_vote = whole_words("makers_notes", "tallies").search(row) is not None
    return is_vote and len(_COUNT.findall(row)) > 1


def _is_called(name: str, row: str) -> bool:
    at = row.find(name) if name else -1
    return at >= 0 and not row[at + len(name) :][:1].isalnum()


def is_in_passing(text: str, habits: AnswerHabits) -> bool:
    """In brackets, without a stop: "[btw we do not talk about the ficus]"."""
    row = " ".join(text.strip(_MARKS).replace("\u2019", "'").split())
    is_small = row[:1].islower() and row[-1:] not in _STOPS
    is_jotted = is_small and is_set_apart(text) is SetApart.BRACKETS
    said = whole_words("makers_notes", "in_passing") if is_jotted else None
    return habits.begin_large and said is not None and said.search(row) is not None


def _find_habits(text: str, habits: AnswerHabits) -> set[TailSign]:
    apart, found = is_set_apart(text), set[TailSign]()
    if apart is None:
        return found
    if apart in habits.apart:
        found.add(TailSign.HABIT)
    dresses = {apart, SetApart.ITALICS} if is_in_both(text) else {apart}
    if not habits.maker.declared.isdisjoint(dresses):
        found.add(TailSign.DECLARED)
    elif not habits.maker.apart.isdisjoint(dresses):
        found.add(TailSign.DRESS)
    if apart in habits.noted:
        found.add(TailSign.LIKE_OTHERS)
    return found


def _find_place(below: Below) -> set[TailSign]:
    above, found = below.above.rstrip(), set[TailSign]()
    if not above:
        return found
    if above.rstrip("*_ ").endswith(_COLONS):
        found.add(TailSign.LED_TO)
    elif above[-1] not in _ENDED and above[-1].isalpha():
        found.add(TailSign.BROKEN_OFF)
    if len(above.split()) < _FEW:
        found.add(TailSign.ALL_BUT)
    if _offers(below):
        found.add(TailSign.OFFERS)
    return found


def _offers(below: Below) -> bool:
    """Such as "Shall I write the letter in full?" where a letter was asked for."""
    bare = below.text.strip(_MARKS).replace("\u2019", "'")
    offer = whole_words("answer_ends", "offers").search(bare)
    if offer is None or not below.text.rstrip(_MARKS).endswith(_QUESTION):
        return False
    told = f"{below.asked}\n{below.above}".casefold()
    words = (word.casefold() for word in _WORD.findall(bare[offer.end() :]))
    return any(len(word) >= _LONG and word in told for word in words)
