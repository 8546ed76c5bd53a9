"""
Remarks under one label that stand at the ends of several voices' answers, or above the
words of all of them: "*Study question: ...*", "Coder's note: ...".

Voices that were asked the same hardly invent a label together. So what begins with one
is of whoever made the document where it says whose remark it is, or what readers are to
do; it may be theirs else, unless the voices were asked for it, or answers usually end
so ("In short"), or have the label within as well.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.ends.answer_habits import (
    EndKind,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import is_self_report
from bot.transcript.handmade.ends.paragraphs import Paragraph
from bot.transcript.handmade.lines.blocks import strip_quote_marks
from bot.transcript.handmade.lines.maker_s_labels import is_conclusion, is_rating
from bot.transcript.handmade.lines.remarks import (
    is_by_makers,
    is_for_readers,
    names_makers,
)
from bot.transcript.handmade.lines.times import month_words, names_day
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_NEAR_END = 4  # paragraphs
_SEVERAL = 2  # voices
_MANY = 3
_LONGEST = 40  # characters of a label
_LONGEST_LEAD = 200
_MOST_WORDS = 5
_BOLD = 2  # stars
_STEM = 4  # letters that two forms of a word share
_HEAD = re.compile(
    r"(?P<mark>\*{0,3}|_{1,3})(?P<label>[^\W\d_][^*_:\uff1a\n]{1,60}?)[ \u00a0]?"
    r"(?:[:\uff1a](?P=mark)|(?P=mark)[ ]?[:\uff1a]|(?P=mark)[ \t]*$|[:\uff1a])",
    re.MULTILINE,
)
_SIGNED = re.compile(r"[\u2013\u2014-][ ]?[^\W\d_a-z][^\n.\"\u201d]{1,60}\.?\s*$")
# "[... EK]": whoever wrote such remarks below several answers signed them.
_INITIALLED = re.compile(
    r"[\[(].*[.!?][\"\u201d\u2019)*_]{0,3}[ ](?:[\u2013\u2014-][ ]?)?"
    r"(?P<by>[^\W\d_a-z]{2,3})[\])]",
    re.DOTALL,
)
_BY = "\0"  # before such initials
_QUOTATION = "> "  # what somebody else says of the answer
_DRESSED = (SetApart.ITALICS, SetApart.BRACKETS)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(
    r"[\"\u201c\u00ab\u201e][^\"\u201c\u201d\u00ab\u00bb\u201e\n]{1,400}[\"\u201d\u00bb]"
)
_DIGITS = re.compile(r"\d[\d.,:/]*")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_OF_MODELS = re.compile(r"(?<!\d)202[2-9](?!\d)")  # years
_MARKS = "*_`()[]{} \t"
_EMPHASIS = "*_ \t\n"


@dataclass(frozen=True, slots=True)
class ReturningRemarks:
    """
    *labels* of last paragraphs, with what they are; *lead* is what first ones in
    italics or brackets are.
    """

    labels: Mapping[str, EndKind]
    lead: EndKind = EndKind.WORDS

    def judge_lead(self, text: str) -> EndKind:
        return self.lead if _is_lead(text.strip()) else EndKind.WORDS

    def find_end(self, paragraphs: Sequence[Paragraph]) -> tuple[int, bool] | None:
        """The first paragraph that is one, from 0, and whether it surely is."""
        for at in range(max(1, len(paragraphs) - _NEAR_END), len(paragraphs)):
            label = _read_label(paragraphs[at].text)
            kind = EndKind.WORDS if label is None else self.labels.get(label)
            if kind is not None and kind is not EndKind.WORDS:
                return at, kind is EndKind.NOTE
        return None


NONE_RETURN = ReturningRemarks({})


def find_returning(
    answers: Sequence[Sequence[Paragraph]], draft: SymposiumDraft
) -> ReturningRemarks:
    """*answers* are the paragraphs of the *draft*'s turns."""
    voices = [turn.voice for turn in draft.turns]
    asked = "\n".join({draft.question, *(turn.question for turn in draft.turns)})
    ends: dict[str, list[tuple[str, Paragraph]]] = {}
    within = Counter[str]()
    for voice, paragraphs in zip(voices, answers, strict=True):
        labels = [_read_label(one.text) for one in paragraphs]
        first = max(1, len(labels) - _NEAR_END)
        within.update({label for label in labels[:first] if label is not None})
        for at in range(first, len(labels)):
            if (label := labels[at]) is not None:
                ends.setdefault(label, []).append((voice, paragraphs[at]))
    formed = sum(times >= _SEVERAL for times in within.values())
    told = {
        label: _judge(label, found, voices)
        for label, found in ends.items()
        if label not in within and not formed and not _may_be_own(label, asked)
    }
    kept = {label: kind for label, kind in told.items() if kind is not EndKind.WORDS}
    return ReturningRemarks(kept, _judge_leads(answers, voices))


def _judge(
    label: str, found: Sequence[tuple[str, Paragraph]], voices: Sequence[str]
) -> EndKind:
    """Of a label that no answer has within."""
    heard = {voice for voice, _ in found}
    if len(heard) < _SEVERAL:
        return EndKind.WORDS
    if is_by_makers(label) or label.startswith(_BY) or _is_called_mine(label):
        return EndKind.NOTE
    is_everywhere = len(found) == len(voices) >= 2 * len(heard)
    is_habit = len(heard) >= _MANY or is_everywhere
    is_habit &= len(found) + 1 >= len(voices)
    may_conclude = is_conclusion(label) and not (is_habit and _is_verdict(label))
    if names_makers(label) or may_conclude:
        return EndKind.DOUBT  # an answer may tell of editors, or of teachers
    if not is_habit:
        return EndKind.WORDS
    return _judge_habit(label, [one.text for _, one in found], voices)


def _is_verdict(label: str) -> bool:
    return label in entries("maker_lines", "verdicts")


def _is_called_mine(label: str) -> bool:
    """Such as "My note", by which one voice may call its own, and never several."""
    found = whole_words("makers_notes", "ours").match(label)
    return found is not None and found.end() == len(label)


def _judge_habit(label: str, texts: Sequence[str], voices: Sequence[str]) -> EndKind:
    """Of one that stands below all answers but one, at most."""
    if not all(map(_is_apart, texts)):
        are_all = len(texts) == len(set(voices)) == len(voices) >= _MANY
        return EndKind.DOUBT if are_all else EndKind.WORDS
    if is_rating(label) and all(any(map(str.isdigit, text)) for text in texts):
        return EndKind.NOTE
    own = sum(speaks_of_itself(_QUOTED.sub("", text)) for text in texts)
    is_once = len(set(voices)) == len(voices) and own * 2 < len(texts)
    is_verdict = _is_verdict(label) and all(
        is_set_apart(text.strip()) in _DRESSED for text in texts
    )
    is_maker_s = is_verdict or is_for_readers(label)
    return EndKind.NOTE if is_once and is_maker_s else EndKind.DOUBT


def _may_be_own(label: str, asked: str) -> bool:
    """Answers usually end so, or the voices were asked for it."""
    if label.startswith(_BY):
        return label.removeprefix(_BY) in asked
    ending = whole_words("answer_ends", "usual")
    is_verdict = whole_words("makers_notes", "votes").search(label) is not None
    is_usual = is_conclusion(label) and not is_verdict
    if is_usual or ending.fullmatch(label) or is_self_report(label, ""):
        return True
    given = {word[:_STEM] for word in _LONG_WORD.findall(asked.casefold())}
    return any(word[:_STEM] in given for word in _LONG_WORD.findall(label))


def _read_label(text: str) -> str | None:
    """What the paragraph begins with, in lower case and without digits."""
    line = text.strip().partition("\n")[0]
    if line.startswith(">") and _SIGNED.search(text[-_LONGEST_LEAD:]) is not None:
        return _QUOTATION
    if (signed := _INITIALLED.fullmatch(text.strip(_EMPHASIS))) is not None:
        return _BY + signed["by"]
    bare = strip_quote_marks([line])[0].strip().lstrip("([")
    found = _HEAD.match(bare)
    if found is None or len(found["label"]) > _LONGEST:
        return None
    is_bare = found.end() == len(bare) and not bare.rstrip("*_ ").endswith(":")
    if is_bare and len(found["mark"]) < _BOLD:
        return None
    label = found["label"].strip("*_ ")
    if len(label.split()) > _MOST_WORDS:
        return None
    return _DIGITS.sub("#", label).casefold()


def _is_apart(text: str) -> bool:
    """In bold, italics, brackets or a quotation, the label at least."""
    return text.lstrip()[:1] in ("*", "_", ">", "[", "(")


def _judge_leads(
    answers: Sequence[Sequence[Paragraph]], voices: Sequence[str]
) -> EndKind:
    """
    Of first paragraphs in italics or brackets above the words of all voices but one,
    which have few other such paragraphs: notes where they have none, and most say when
    a model answered, else anybody's.
    """
    if len(set(voices)) < _MANY or len(set(voices)) != len(voices):
        return EndKind.WORDS
    firsts = [each[0].text.strip() for each in answers if len(each) > 1]
    leads = list(filter(_is_lead, firsts))
    if len(leads) + 1 < len(answers):  # one may have been taken out already
        return EndKind.WORDS
    within = sum(_is_lead(one.text.strip()) for each in answers for one in each[1:])
    if within * 2 > len(leads):
        return EndKind.WORDS
    dated = sum(map(_tells_when, leads)) if _are_of_a_month(leads) else 0
    is_told = dated * 2 > len(leads) and not any(map(speaks_of_itself, leads))
    return EndKind.NOTE if is_told and not within else EndKind.DOUBT


def _are_of_a_month(leads: Sequence[str]) -> bool:
    """Those without a year: voices that write as on some day choose different ones."""
    bare = filter(None, map(month_words, filterfalse(_YEAR.search, leads)))
    return len(set(bare)) <= 1


def _tells_when(lead: str) -> bool:
    """A day of a year in which models answer, or in brackets and of none."""
    if not names_day(lead) or _OF_MODELS.search(lead) is not None:
        return names_day(lead)
    is_bracketed = lead.strip("*_ ").startswith(("(", "["))
    return is_bracketed and _YEAR.search(lead) is None


def _is_lead(text: str) -> bool:
    return len(text) <= _LONGEST_LEAD and is_set_apart(text) in _DRESSED
