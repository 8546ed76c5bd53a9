"""
What whoever made the document says below the last answer of each round, under labels
that come again in other rounds: "**Evaluation:**", "*Observation.*", "**Your task**";
or under any by itself, where it calls several answers of the round as their headings
do.

Names count for nothing in such a label: "**The question Claude chose for Grok:**" is
the one that Grok chose for DeepSeek. Where the words name the voice above them beside
another and never say "I", they are a note, as no voice speaks of itself so. Else points
count up what shows that somebody speaks who has read the whole round; where they are
too few, and the label is a word for a remark, it may be either's.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import is_set_apart
from bot.transcript.handmade.leads.section_answers import RoundAnswer, group_rounds
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.maker_s_labels import (
    is_conclusion,
    is_nobody_s,
    is_rating,
)
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    is_by_makers,
    speaks_of_record,
    speaks_of_several,
)
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.maker_s_remarks import read_called
from bot.transcript.handmade.sections.outline import DocumentSection
from bot.transcript.handmade.sections.quoted_words import (
    Doubt,
    doubt_place,
    without_last_rules,
)
from bot.transcript.handmade.sections.where_answers_end import AnswerShape, find_shape
from bot.transcript.handmade.weighing.blind_answers import (
    find_named,
    first_word,
)

Round = Sequence[RoundAnswer]

ENOUGH = 6
_DRESSED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<label>[^*_\n.:\uff1a]{2,80})"
    r"(?:[.:\u2013\u2014\u3002\uff1a](?P=mark)"
    r"|(?P=mark)[ ]?[.:\u2013\u2014\u3002\uff1a]|(?P=mark)[ \t]*$)"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|\u201c[^\u201c\u201d\n]{1,400}\u201d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 8  # of a label
_MOST_OF_REMARK = 3  # words of one that is a word for a remark
_NEAR_END = 3  # blocks
_MOST_BLOCKS = 40  # at the end of an answer
_SEVERAL = 2
_MANY = 3  # rounds


class _Told(Enum):
    """Each as the words that follow "it"."""

    ALL = "names all voices of the round, the one above it too"
    ME = "tells what they said to whoever made the document"
    CALLED = "calls the answer above it as its heading does"
    SEVERAL = "speaks of several answers"
    OTHERS = "stands below answers of several voices, and only below the last"
    MINE = "is called my notes, or the like"
    ITSELF = "says I or we"


_POINTS = {
    _Told.ALL: 4,
    _Told.ME: 4,
    _Told.CALLED: 3,
    _Told.MINE: 3,
    _Told.OTHERS: 3,
    _Told.SEVERAL: 2,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A label in an answer: the block, from 0, that it begins."""

    answer: RoundAnswer
    block: int
    label: str  # as it stands
    is_last: bool  # of several answers of its round
    is_bare: bool  # nothing stands behind it on its line

    @property
    def line(self) -> int:
        return self.answer.part.blocks[self.block].first

    @property
    def is_taken(self) -> bool:
        """With what stands above it."""
        return self.block >= len(self.answer.part.blocks)

    def text(self, lines: Sequence[str]) -> str:
        """
        What stands from the label down to what is set apart below it, or to the
        answer's end, without quotations.
        """
        blocks = without_last_rules(self.answer.part.blocks)[self.block :]
        first, *below = ("\n".join(lines[b.first : b.end]) for b in blocks)
        told = takewhile(lambda text: is_set_apart(text.strip()) is None, below)
        return _QUOTED.sub("", "\n".join((first, *told)))

    def take(self) -> None:
        part = self.answer.part
        part.blocks, part.below = part.blocks[: self.block], part.blocks[self.block :]


def take_round_remarks(
    given: Sequence[tuple[DocumentSection, list[RoundAnswer]]], lines: Sequence[str]
) -> list[Doubt]:
    """
    Takes what is the maker's out of the answers, *given* by the sections of the whole
    document; says what may be.
    """
    sections = [each for _, each in given if each]
    names = frozenset(first_word(one.name) for each in sections for one in each) - {""}
    rounds = group_rounds(given)
    left = _Remarks(sections, names, lines).take_signed()
    _Remarks(rounds, names, lines).take_counted()
    _Remarks(rounds, names, lines).take_called()
    left += _Remarks(sections, names, lines).take_told()
    for each in (sections, rounds):
        left += _Remarks(each, names, lines).find_unclear()
    return [doubt_place(line) for line in sorted({place.line for place in left})]


class _Remarks:
    """The labels of all answers, by their words without names and brackets."""

    def __init__(
        self, rounds: Sequence[Round], names: AbstractSet[str], lines: Sequence[str]
    ) -> None:
        self.rounds = [answers for answers in rounds if answers]
        self.names, self.lines = names, lines
        self.ends = {id(answers[-1].part): answers for answers in self.rounds}
        self.given = Counter(one.name for answers in self.rounds for one in answers)
        self.several = sum(len(answers) > 1 for answers in self.rounds)
        self.found: dict[str, list[_Place]] = defaultdict(list)
        for answers in self.rounds:
            for at, answer in enumerate(answers):
                is_last = len(answers) > 1 and at == len(answers) - 1
                for block, label, is_bare in self._find_labels(answer):
                    place = _Place(answer, block, label, is_last, is_bare)
                    self.found[self._key(label)].append(place)

    def take_told(self) -> list[_Place]:
        """Those that tell of the voice; returns the others with such a label."""
        left: list[_Place] = []
        for _, places in self._find_returning():
            taken = [place for place in places if self._tells(place)]
            left += [one for one in places if one not in taken] if taken else []
            self._take(taken)
        return left

    def take_signed(self) -> list[_Place]:
        """
        Those whose labels say who wrote them, near the ends of rounds and of no other
        answer, which voices may have been asked for. Returns the one that stands
        alone and tells neither of the record nor of a voice.
        """
        left: list[_Place] = []
        for places in self.found.values():
            at_ends = all(id(one.answer.part) in self.ends for one in places)
            are_last = at_ends and any(one.is_last for one in places)
            if (
                are_last
                and is_by_makers(places[0].label)
                and all(map(_is_near, places))
            ):
                is_told = len(places) >= _SEVERAL or self._tells_of_answers(places[0])
                self._take(places if is_told else ())
                left += () if is_told else places
        return left

    def take_called(self) -> None:
        """Those that call several answers of their round as their headings do."""
        for places in self.found.values():
            self._take([place for place in places if self._calls_several(place)])

    def take_counted(self) -> None:
        """Those with points enough, below the last of several answers."""
        for key, places in self._find_returning():
            if self._is_maker_s(key, places):
                self._take(places)

    def _find_returning(self) -> Iterator[tuple[str, list[_Place]]]:
        """Labels that return, and only in answers that are the last of their round."""
        if len(self.given) < _SEVERAL:
            return
        for key, places in self.found.items():
            left = [place for place in places if not place.is_taken]
            at_ends = all(id(place.answer.part) in self.ends for place in left)
            if len(left) >= _SEVERAL and at_ends:
                yield key, left

    @staticmethod
    def _take(places: Sequence[_Place]) -> None:
        """From the first on, if an answer has several."""
        for place in {id(p.answer.part): p for p in reversed(places)}.values():
            place.take()

    def find_unclear(self) -> Iterator[_Place]:
        """Words for a remark, near the ends of answers of several or of the last."""
        for places in self.found.values():
            near = [place for place in places if self._may_be_remark(place)]
            voices = {first_word(p.answer.name) or p.answer.name for p in near}
            are_last = len(near) >= _SEVERAL and all(place.is_last for place in near)
            if len(voices) >= _SEVERAL or are_last:
                yield from near

    def _find_labels(self, answer: RoundAnswer) -> Iterator[tuple[int, str, bool]]:
        """The block, the label, and whether nothing stands behind it."""
        begins = 1 if answer.part.behind is None else 0
        first = max(begins, len(answer.part.blocks) - _MOST_BLOCKS)
        for at, block in enumerate(answer.part.blocks[first:], first):
            line = self.lines[block.first].strip()
            match = _DRESSED.match(line) if block.kind is BlockKind.PROSE else None
            if match is not None and len(match["label"].split()) <= _MOST_WORDS:
                yield at, match["label"].strip(), match.end() == len(line)

    def _key(self, label: str) -> str:
        bare = _BRACKETED.sub("", label)
        words = (
            "#" if word.casefold().rstrip("'\u2019s") in self.names else word.casefold()
            for word in bare.split()
        )
        return " ".join(words)

    def _tells(self, place: _Place) -> bool:
        """Of the voice above and another, as the voice does not."""
        own = first_word(place.answer.name)
        called = find_named(place.label, self.names)
        said = find_named(place.text(self.lines), self.names)
        if own in called and len(called) >= _SEVERAL:
            return True
        is_told = own in said and len(said) >= _SEVERAL
        return is_told and not speaks_of_itself(place.text(self.lines))

    def _tells_of_answers(self, place: _Place) -> bool:
        text = place.text(self.lines)
        return bool(find_named(text, self.names)) or speaks_of_record(text)

    def _is_maker_s(self, key: str, places: Sequence[_Place]) -> bool:
        if is_conclusion(key) or not all(place.is_last for place in places):
            return False
        told = {sign for place in places for sign in self._find_told(place)}
        if _Told.ITSELF in told:
            return False
        found = set(told)
        are_many = self.several == len(places) >= _MANY
        if are_many and _is_note(key) and speaks_of_itself(key):
            found.add(_Told.MINE)
        if self._are_others(places):
            found.add(_Told.OTHERS)
        points = sum(_POINTS[sign] for sign in found)
        points += 2 * _is_remark(key) + (len(places) == self.several)
        return bool(found) and points >= ENOUGH

    def _are_others(self, places: Sequence[_Place]) -> bool:
        """It stands below several voices, each of which has answers without it."""
        last = Counter(place.answer.name for place in places)
        have_others = all(self.given[name] > last[name] for name in last)
        return len(last) >= _SEVERAL and have_others

    def _find_told(self, place: _Place) -> set[_Told]:
        """What the words of one round show."""
        text = place.text(self.lines).replace(place.label, "", 1)
        said = find_named(text, self.names)
        voices = {first_word(one.name) for one in self.ends[id(place.answer.part)]}
        if first_word(place.answer.name) in said and said >= voices:
            return {_Told.ALL}
        if whole_words("record_talk", "told_me").search(text):
            return {_Told.ME}
        found = {_Told.SEVERAL} if speaks_of_several(text) else set[_Told]()
        if _calls(text, place.answer):
            found.add(_Told.CALLED)
        return {_Told.ITSELF} if speaks_of_itself(text) else found

    def _calls_several(self, place: _Place) -> bool:
        """As no voice does that has not seen the document."""
        if not place.is_last:
            return False
        text = place.text(self.lines)
        answers = self.ends[id(place.answer.part)]
        called = {one.called for one in answers if _calls(text, one)}
        return len(called) >= _SEVERAL and not speaks_of_itself(text)

    def _may_be_remark(self, place: _Place) -> bool:
        part = place.answer.part
        if place.is_bare or find_shape(part) is not AnswerShape.OPEN:
            return False
        is_short = len(place.label.split()) <= _MOST_OF_REMARK
        return _is_near(place) and is_short and _is_note(place.label)


def _is_near(place: _Place) -> bool:
    """The end of its answer."""
    blocks = without_last_rules(place.answer.part.blocks)
    return len(blocks) - _NEAR_END <= place.block < len(blocks)


def _calls(text: str, answer: RoundAnswer) -> bool:
    words = " ".join(_WORD.findall(text.casefold()))
    return bool(answer.called) and answer.called in words


def _is_remark(label: str) -> bool:
    return _is_note(label) or announces_remarks(label) or is_rating(label)


def _is_note(label: str) -> bool:
    bare = label.replace("\u2019", "'")
    named = whole_words("makers_notes", "notes").search(bare) is not None
    return named and not is_nobody_s(label)


def find_round_called(
    answers: Sequence[LabelledPart], blocks: Sequence[Block], lines: Sequence[str]
) -> frozenset[str]:
    """
    Labels such as "My take" below the last answer of each of several rounds, of more
    than one voice, and below no other answer.
    """
    headings = [block.first for block in blocks if block.kind is BlockKind.HEADING]
    ends: dict[str, list[tuple[bool, str]]] = {}
    rounds = 0
    for at, part in enumerate(answers):
        below = answers[at + 1].line if at + 1 < len(answers) else len(lines)
        is_last = below == len(lines) or _has_between(headings, part.line, below)
        rounds += is_last
        said = without_last_rules(part.blocks)
        key = read_called(said[-1].text(lines).strip()) if said else None
        who = part.label.who if part.label is not None else None
        if key is not None and who is not None:
            ends.setdefault(key, []).append((is_last, who))
    return frozenset(
        key
        for key, found in ends.items()
        if len(found) > 1
        and all(is_last for is_last, _ in found)
        and len({who for _, who in found}) > 1
        and len(answers) >= _SEVERAL * rounds
    )


def _has_between(places: Sequence[int], above: int, below: int) -> bool:
    """One of the *places*, which rise, is between the two."""
    at = bisect_right(places, above)
    return at < len(places) and places[at] < below
