"""
Whether a last paragraph without marks may be of whoever made the document: by what
voices hardly ever say below an answer.
"""

import re
from dataclasses import replace

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.ends.answer_habits import AnswerHabits
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.lines.remarks import (
    is_by_a_maker,
    read_note_label,
    speaks_of_record,
)
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.weighing.tail_weight import (
    TailSign,
    find_words,
    is_counted_vote,
)

_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|\u201c[^\u201c\u201d\n]{1,400}\u201d")
_WORD = re.compile(r"[^\W\d_]+")
_RARELY_SAID = frozenset(
    {
        Sign.LIVED,
        Sign.CHECKED,
        TailSign.ONLY_MAKERS,
        TailSign.HANDED_ON,
        TailSign.BROKEN_OFF_HERE,
    }
)
_DASHES = ("--", "\u2013", "\u2014")
_STARS = re.compile(
    r"(?:[\u2605\u2606\u2b50\ufe0f] ?){2,40}(?:\(?[\d.,]{1,4}/\d{1,3}\)?)?"
)
_TIMED = re.compile(
    r"[^\W\d_][\w ]{1,20}: ?[\d.,]{1,8} ?(?:ms|s|sec|secs|seconds|tokens|tok)\.?"
)
_LONGEST_REMARK = 240
_FARTHEST = 40  # characters of a label


def may_be_remark(below: Below, habits: AnswerHabits, label: str | None) -> bool:
    """
    A paragraph without marks is the voice's, but for what voices hardly ever say: what
    only a person did, tried or handed on, or calls its own remark; a row of stars or a
    time; or a word on another voice, where none speaks of any. Words in quotation marks
    are another's, and where the document says how its maker's remarks are dressed, no
    other is one. Behind a *label* in bold it is a place among the answers.
    """
    if label is not None or _ranks_answer(below):
        return _ranks_answer(below)
    if habits.maker.declared:
        return False
    if _is_mark(below.text) or _tells_of_other(below, habits):
        return True
    label = read_note_label(below.text)
    if label is not None and is_by_a_maker(label):
        return True
    told_itself = replace(below, text=_QUOTED.sub("", below.text))
    signs = find_signs(told_itself)
    told = signs.found | find_words(told_itself.text, habits)
    is_own = signs.is_own or TailSign.ADVICE in told
    if not is_own and not told.isdisjoint(_RARELY_SAID):
        return True
    return _tells_of_another(told_itself)


def _is_mark(text: str) -> bool:
    """
    Stars, votes that were counted, or a time that was taken; or how the record was
    made, behind a dash: "-- pasted whole".
    """
    bare = text.strip()
    head, _, rest = bare.partition(":")
    is_told = text.startswith(_DASHES) and len(bare) <= _LONGEST_REMARK
    is_vote = len(head) <= _FARTHEST and bool(rest) and is_counted_vote(bare)
    if is_vote or (is_told and speaks_of_record(bare)):
        return True
    return any(form.fullmatch(bare) for form in (_STARS, _TIMED))


def _ranks_answer(below: Below) -> bool:
    """Behind such a label as "My verdict", in bold or not: "best of the three"."""
    head, colon, _ = below.text.strip(_MARKS).replace("\uff1a", ":").partition(":")
    label = head.strip(_MARKS).casefold()
    is_verdict = bool(colon) and label in entries("maker_lines", "verdicts")
    return is_verdict and Sign.BESIDE in find_signs(below).found


def _tells_of_other(below: Below, habits: AnswerHabits) -> bool:
    """In somebody's "I", of a voice that no answer names."""
    told = {word.casefold() for word in _WORD.findall(below.text[:_LONGEST_REMARK])}
    is_named = below.own.isdisjoint(told) and not below.names.isdisjoint(told)
    return habits.unnamed and is_named and speaks_of_itself(below.text)


def _tells_of_another(below: Below) -> bool:
    """It says that it told, asked or gave something to whoever answers here."""
    row = " ".join(below.text.split()).replace("\u2019", "'")
    found = (
        found.end() for found in whole_words("closing_notes", "told_to").finditer(row)
    )
    named = (word[0] for at in found if (word := _WORD.match(row, at + 1)))
    return any(one.casefold() in below.own and not one.islower() for one in named)
