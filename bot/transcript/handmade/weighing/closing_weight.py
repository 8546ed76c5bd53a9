"""
How much speaks for it that what stands behind the last rule of a document is of whoever
made it: its paragraphs together, by points for each sign, added up.

The signs of a paragraph below an answer count here too. Points alone are not enough:
voices date and sign letters, and say of what they edited that nothing was cut. So one
sign has to speak of the document, and one of who made it, or when.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.ends.maker_s_lines import read_bold_label
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.maker_s_labels import is_coda, is_conclusion
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    is_by_makers,
    read_note_label,
    speaks_of_record,
)
from bot.transcript.handmade.lines.times import names_day
from bot.transcript.handmade.weighing.tail_weight import TailSign, weigh, weigh_reasons

ENOUGH = 6
_LONGEST_LINE = 70  # characters of a line with a place, a day or a name
# As in bold, in italics or in capitals "Closing note" and a stop.
_CALLED = re.compile(
    r"(?:(?P<mark>\*{1,3}|_{1,3})(?P<label>[^*_\n]{2,40}?)[.:]?(?P=mark)(?!\w)"
    r"|(?P<capitals>[^\W\d_a-z]{4,20})(?=[.:][ ]))"
)
_SIGNED = re.compile(
    r"[\u2013\u2014][ ]?\*?(?:[^\W\d_a-z]\.[ ]?){1,3}(?:,[^.\n]{1,30})?\*?$"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[ ]")
_LINK = re.compile(r"https?://|\]\(")
_INITIALS = re.compile(r"[^\W\d_](?:\.?[ ]?[^\W\d_]){1,2}\.?")
_PARTS = re.compile(r"[,\u2013\u2014]|(?<![^\W\d_])-")
# So a sentence on a year begins, and no date.
_ON_YEAR = re.compile(r"(?:in|en|im|nel|em|w|v|\u0432)[ ]20\d\d[ ]", re.IGNORECASE)
_STOPS = (".", "\u3002", ":", ",")
_MARKS = "*_()[] \t"
_FEWEST_LINES = 3  # of verses
_LONGEST_VERSE = 50  # characters


class ClosingSign(Enum):
    """Each as the words that follow "it"."""

    PARTED = "stands behind a rule, as each voice does"
    ALONE = "stands behind a rule, and nothing else of an answer does"
    HEADED = "has a heading that tells of the document"
    LABELLED = "begins with a label that no answer has"
    CALLED = "begins with a label such as closing note"
    LEADS_ON = "begins with such as next week, and a colon"
    DRESSED = "ends with a paragraph in italics or brackets"
    SLANTED = "is in italics, all of it"
    DATED = "is dated"
    INITIALS = "ends with initials"
    STOPPED = "tells that the talk was stopped where it stands"
    KEPT = "says that nothing was changed"
    OURS = "says what of the document is its maker's"
    MADE_BY = "says who wrote the document down, or keeps it"
    LICENSED = "says how the text may be used"
    THANKED = "thanks a person, or begs pardon of one"
    MEETS = "tells when its readers meet, or what they are to bring"
    ALL = "says that no further answer follows"
    LINKED = "has a link"
    VERSES = "is in verses"
    ASKS = "ends with a question"


_POINTS: Mapping[ClosingSign, int] = MappingProxyType(
    {
        ClosingSign.PARTED: 2,
        ClosingSign.ALONE: 1,
        ClosingSign.HEADED: 3,
        ClosingSign.LABELLED: 2,
        ClosingSign.CALLED: 5,
        ClosingSign.LEADS_ON: 2,
        ClosingSign.DRESSED: 1,
        ClosingSign.SLANTED: 1,
        ClosingSign.DATED: 2,
        ClosingSign.INITIALS: 2,
        ClosingSign.STOPPED: 2,
        ClosingSign.KEPT: 2,
        ClosingSign.OURS: 2,
        ClosingSign.MADE_BY: 3,
        ClosingSign.LICENSED: 2,
        ClosingSign.THANKED: 3,
        ClosingSign.MEETS: 3,
        ClosingSign.ALL: 3,
        ClosingSign.LINKED: 1,
        ClosingSign.VERSES: -4,
        ClosingSign.ASKS: -3,
    }
)
_OF_DOCUMENT = frozenset(
    {
        ClosingSign.HEADED,
        ClosingSign.LABELLED,
        ClosingSign.CALLED,
        ClosingSign.KEPT,
        ClosingSign.OURS,
        ClosingSign.MADE_BY,
        ClosingSign.LICENSED,
        ClosingSign.MEETS,
        ClosingSign.ALL,
        TailSign.RECORD,
        TailSign.HANDED_ON,
        TailSign.PEOPLE,
        TailSign.CALLED,
        TailSign.HANDLE,
        TailSign.MAKER_S_NOTE,
        Sign.SEVERAL,
        Sign.FEATURE,
        Sign.BESIDE,
    }
)
_OF_SOMEBODY = frozenset(
    {
        ClosingSign.HEADED,
        ClosingSign.CALLED,
        ClosingSign.DATED,
        ClosingSign.INITIALS,
        ClosingSign.STOPPED,
        ClosingSign.MADE_BY,
        ClosingSign.THANKED,
        TailSign.HANDED_ON,
        TailSign.PEOPLE,
        TailSign.CALLED,
        TailSign.HANDLE,
        TailSign.MAKER_S_NOTE,
        Sign.SIGNED,
        Sign.SEVERAL,
        Sign.BESIDE,
        Sign.NAMED,
        Sign.LIVED,
    }
)
_TOLD = (
    *((ClosingSign.STOPPED, "closing_notes", "stopped"),),
    *((ClosingSign.KEPT, "closing_notes", "kept"),),
    *((ClosingSign.OURS, "makers_notes", "ours"),),
    *((ClosingSign.MADE_BY, "closing_notes", "made_by"),),
    *((ClosingSign.LICENSED, "closing_notes", "licences"),),
    *((ClosingSign.THANKED, "closing_notes", "thanked"),),
    *((ClosingSign.MEETS, "closing_notes", "meets"),),
    *((ClosingSign.ALL, "closing_notes", "that_is_all"),),
)
_BY_FORM = frozenset(
    {
        TailSign.SLANTED,
        TailSign.BRACKETED,
        TailSign.SQUARE,
        TailSign.BOTH,
        TailSign.NO_SENTENCE,
        TailSign.DRESS,
        TailSign.LED_TO,
        TailSign.BROKEN_OFF,
        TailSign.ALL_BUT,
        TailSign.LIKE_OTHERS,
        Sign.QUOTES,
        Sign.TOLD,
    }
)


def is_closing_note(
    blocks: Sequence[Below], habits: AnswerHabits, *, are_parted: bool
) -> bool:
    """
    *blocks* are its paragraphs, a heading may be the first. *are_parted*: rules stand
    between the voices; else no answer has one.
    """
    reasons = find_reasons(blocks, habits) | {
        ClosingSign.PARTED if are_parted else ClosingSign.ALONE
    }
    shared = frozenset(one for one in reasons if not isinstance(one, ClosingSign))
    own = (one for one in reasons if isinstance(one, ClosingSign))
    points = weigh_reasons(shared) + sum(_POINTS[one] for one in own)
    is_told = not any(map(reasons.isdisjoint, (_OF_DOCUMENT, _OF_SOMEBODY)))
    return is_told and points >= ENOUGH


def find_reasons(
    blocks: Sequence[Below], habits: AnswerHabits
) -> frozenset[ClosingSign | TailSign | Sign]:
    found = set[ClosingSign | TailSign | Sign]()
    for one in blocks:
        found |= weigh(one, habits).reasons - _BY_FORM
    text = "\n\n".join(one.text for one in blocks).replace("\u2019", "'")
    row = " ".join(text.split())
    found.update(
        sign for sign, file, key in _TOLD if whole_words(file, key).search(row)
    )
    if not speaks_of_record(whole_words("closing_notes", "stopped").sub(" ", row)):
        found.discard(TailSign.RECORD)
    if not any(find_signs(Below(_without_told(one.text))).is_own for one in blocks):
        found.discard(TailSign.OWN)
    if found & {ClosingSign.STOPPED, ClosingSign.OURS, ClosingSign.KEPT}:
        found.discard(TailSign.FIRST_PERSON)
    texts = [one.text.strip() for one in blocks]
    found |= _find_first(texts[0], habits)
    found |= _find_last(texts[-1], habits)
    is_person = not found.isdisjoint({Sign.LIVED, TailSign.PEOPLE})
    if ClosingSign.HEADED in found or (ClosingSign.CALLED in found and is_person):
        found -= {TailSign.FIRST_PERSON, TailSign.OWN}  # whose "I" it is, is said
    if texts[1:] and {*map(is_set_apart, texts)} == {SetApart.ITALICS}:
        is_habit = SetApart.ITALICS in habits.apart
        found |= set() if is_habit else {ClosingSign.SLANTED}
    if _LINK.search(text):  # a voice has a label for its sources as well
        found = (found - {ClosingSign.LABELLED}) | {ClosingSign.LINKED}
    labels = (read_note_label(one.text) for one in blocks)
    leads_on = any(label and is_coda(label.casefold()) for label in labels)
    if leads_on and ClosingSign.LABELLED not in found:
        found.add(ClosingSign.LEADS_ON)
    if any(_is_in_verses(one.text) for one in blocks):
        found.add(ClosingSign.VERSES)
    return frozenset(found)


def _without_told(text: str) -> str:
    """What only whoever made the document says is not what a voice thinks now."""
    bare = text.replace("\u2019", "'")
    for _, file, key in _TOLD:
        bare = whole_words(file, key).sub(" ", bare)
    return bare


def _find_first(text: str, habits: AnswerHabits) -> set[ClosingSign]:
    if (heading := read_heading(text)) is not None:
        is_told = tells_of_document(heading.words)
        return {ClosingSign.HEADED} if is_told else set()
    if is_called_closing(text):
        return {ClosingSign.CALLED}
    label = read_bold_label(text)
    is_new = label is not None and label not in habits.labels
    return (
        {ClosingSign.LABELLED} if is_new and not is_conclusion(label or "") else set()
    )


def is_called_closing(text: str) -> bool:
    """It begins with a label by which whoever made the document closes it."""
    found = _CALLED.match(text)
    label = "" if found is None else found["label"] or found["capitals"]
    bare = label.strip("*_ ").replace("\u2019", "'")
    called = whole_words("closing_notes", "called").fullmatch(bare)
    return called is not None or is_by_makers(bare)


def tells_of_document(heading: str) -> bool:
    """A heading such as "About this page", "Note", "Credits"."""
    bare = heading.strip("*_: .").replace("\u2019", "'")
    about = whole_words("closing_notes", "headings").match(bare)
    is_about = about is not None and about.end() == len(bare)
    return is_about or announces_remarks(bare) or is_coda(bare.casefold())


def _find_last(text: str, habits: AnswerHabits) -> set[ClosingSign]:
    found, apart = set[ClosingSign](), is_set_apart(text)
    if apart in (SetApart.ITALICS, SetApart.BRACKETS) and apart not in habits.apart:
        found.add(ClosingSign.DRESSED)
    line = text.rpartition("\n")[2].strip(_MARKS)
    if line.endswith(("?", "\uff1f")):
        found.add(ClosingSign.ASKS)
    if _SIGNED.search(text[-_LONGEST_LINE:]) is not None:
        found.add(ClosingSign.INITIALS)
    sentences = _SENTENCE_END.split(line) if apart is not None else [line]
    for one in sentences:
        is_apart = apart is not None and _ON_YEAR.match(one) is None
        if len(one) <= _LONGEST_LINE and names_day(one, or_year=is_apart):
            found.add(ClosingSign.DATED)
    if len(line) <= _LONGEST_LINE:
        parts = [part.strip() for part in _PARTS.split(line)]
        if any(_INITIALS.fullmatch(part) for part in parts if _is_signer(part, line)):
            found.add(ClosingSign.INITIALS)
    return found


def _is_signer(part: str, line: str) -> bool:
    """In capitals, or by itself."""
    return part == line.strip(" -\u2013\u2014") or part == part.upper()


def _is_in_verses(text: str) -> bool:
    """Several short lines, of which few end as sentences do."""
    lines = [line.strip() for line in text.strip().split("\n")]
    ended = sum(line.endswith(_STOPS) for line in lines)
    are_short = all(len(line) <= _LONGEST_VERSE for line in lines)
    return len(lines) >= _FEWEST_LINES and are_short and ended < len(lines)
