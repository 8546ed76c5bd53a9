"""
How much speaks for it that a paragraph in italics or brackets below an answer is of
whoever made the document: points for each sign, added up.

Points for the maker count up, for the voice down. From `ENOUGH` on it is a note; at
`OWN` or below, the voice's; between them it is refused, as a coin would have to decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_in_both,
    is_in_square,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.lines.remarks import speaks_of_record
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.weighing.note_labels import (
    is_by_a_maker,
    read_note_label,
)

ENOUGH = 5
OWN = -2
_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_STOPS = frozenset(".!?\u2026\u3002\uff01\uff1f\"'\u201d\u00bb)")
_ENDED = frozenset(".!?\u2026:;\u3002\uff01\uff1f\uff1a\"'\u201d\u00bb)*_`|>]")
_COLONS = (":", "\uff1a")
_FEW = 2  # words


class Reason(Enum):
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
    PEOPLE = "names somebody whom the document names, and no voice does"
    HANDED_ON = "tells that questions or answers were handed on"
    MEETING = "tells what went on where the answers were heard"
    RECORD = "tells how the record was made"
    BROKEN_OFF = "stands below words that break off"
    OWN = "says what a voice thinks now"
    FIRST_PERSON = "says I or we"
    HABIT = "is dressed as paragraphs within the answers are"
    LED_TO = "is what the words above it lead to"
    VERSES = "has several lines"
    ADVICE = "says to whom one should turn, or what it is no substitute for"
    ALL_BUT = "leaves hardly a word of the answer"


_POINTS: Mapping[Reason | Sign, int] = MappingProxyType(
    {
        Reason.SLANTED: 2,
        Reason.BRACKETED: 2,
        Reason.SQUARE: 3,
        Reason.BOTH: 4,
        Reason.NO_SENTENCE: -2,
        Reason.DRESS: 1,
        Reason.DECLARED: 4,
        Reason.LIKE_OTHERS: 1,
        Reason.MAKER_S_NOTE: 4,
        Reason.PEOPLE: 2,
        Reason.HANDED_ON: 3,
        Reason.MEETING: 1,
        Reason.RECORD: 1,
        Reason.BROKEN_OFF: 2,
        Reason.OWN: -5,
        Reason.FIRST_PERSON: -1,
        Reason.HABIT: -4,
        Reason.LED_TO: -6,
        Reason.VERSES: -3,
        Reason.ADVICE: -3,
        Reason.ALL_BUT: -2,
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


_RARELY_SAID = frozenset({Sign.LIVED, Sign.CHECKED, Reason.HANDED_ON})


@dataclass(frozen=True, slots=True)
class TailWeight:
    """The reasons that were found, and what they come to."""

    reasons: frozenset[Reason | Sign]

    @property
    def points(self) -> int:
        return sum(_POINTS[reason] for reason in self.reasons)

    @property
    def is_maker_s(self) -> bool:
        return self.points >= ENOUGH

    @property
    def is_rather_own(self) -> bool:
        """It has words of a voice's "I", and less than half speaks for the maker."""
        is_told = not self.reasons.isdisjoint({Reason.OWN, Reason.FIRST_PERSON})
        return is_told and self.points * 2 < ENOUGH + 1

    @property
    def is_voice_s(self) -> bool:
        return self.points <= OWN


def weigh(below: Below, habits: AnswerHabits) -> TailWeight:
    text = below.text.strip()
    signs = find_signs(below)
    found: set[Reason | Sign] = {*signs.found, *_find_form(text)}
    if signs.is_own:
        found.add(Reason.OWN)
    elif speaks_of_itself(text):
        found.add(Reason.FIRST_PERSON)
    found |= _find_words(text, habits)
    found |= _find_habits(text, habits)
    found |= _find_place(below)
    if Reason.MAKER_S_NOTE in found:
        found -= {Sign.NOTED, Reason.OWN, Reason.FIRST_PERSON}
    if Reason.HANDED_ON in found:
        found -= {Reason.RECORD, Reason.FIRST_PERSON}
    return TailWeight(frozenset(found))


def may_be_plain_remark(below: Below, habits: AnswerHabits) -> bool:
    """
    A paragraph without marks is the voice's, but for what voices hardly ever say: what
    only a person did, tried or handed on.
    """
    signs = find_signs(below)
    told = signs.found | _find_words(below.text, habits)
    return not signs.is_own and not told.isdisjoint(_RARELY_SAID)


def _find_form(text: str) -> set[Reason]:
    found = set[Reason]()
    bare = text.strip(_MARKS)
    apart = is_set_apart(text)
    if is_in_both(text):
        found.add(Reason.BOTH)
    elif is_in_square(text):
        found.add(Reason.SQUARE)
    elif apart is SetApart.BRACKETS:
        found.add(Reason.BRACKETED)
    elif apart is SetApart.ITALICS:
        found.add(Reason.SLANTED)
    if bare[:1].islower() or bare[-1:] not in _STOPS:
        found.add(Reason.NO_SENTENCE)
    if "\n" in bare and apart is SetApart.ITALICS:
        found.add(Reason.VERSES)
    return found


def _find_words(text: str, habits: AnswerHabits) -> set[Reason]:
    bare = text.strip(_MARKS).replace("\u2019", "'")
    label = read_note_label(text)
    told = {word.casefold() for word in bare.replace("'s", "").split()}
    told = {word.strip(".,;:!?()[]*_\u00bb\u00ab\"'") for word in told}
    found = {
        reason
        for reason, key in (
            (Reason.HANDED_ON, "handed_on"),
            (Reason.MEETING, "meeting"),
            (Reason.ADVICE, "advice"),
        )
        if whole_words("makers_notes", key).search(bare)
    }
    if label is not None and is_by_a_maker(label):
        found.add(Reason.MAKER_S_NOTE)
    if not told.isdisjoint(habits.maker.people):
        found.add(Reason.PEOPLE)
    if speaks_of_record(bare):
        found.add(Reason.RECORD)
    return found


def _find_habits(text: str, habits: AnswerHabits) -> set[Reason]:
    apart, found = is_set_apart(text), set[Reason]()
    if apart is None:
        return found
    if apart in habits.apart:
        found.add(Reason.HABIT)
    dresses = {apart, SetApart.ITALICS} if is_in_both(text) else {apart}
    if not habits.maker.declared.isdisjoint(dresses):
        found.add(Reason.DECLARED)
    elif not habits.maker.apart.isdisjoint(dresses):
        found.add(Reason.DRESS)
    if apart in habits.noted:
        found.add(Reason.LIKE_OTHERS)
    return found


def _find_place(below: Below) -> set[Reason]:
    above, found = below.above.rstrip(), set[Reason]()
    if above.rstrip("*_ ").endswith(_COLONS):
        found.add(Reason.LED_TO)
    elif above and above[-1] not in _ENDED and above[-1].isalpha():
        found.add(Reason.BROKEN_OFF)
    if len(above.split()) < _FEW:
        found.add(Reason.ALL_BUT)
    return found
