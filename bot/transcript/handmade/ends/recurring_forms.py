"""
Last paragraphs that are alike but for their numbers, or begin with one label, below
several answers: "*Group vote: 4 for, 7 against.*"

Such a habit is of whoever made the document, unless the voices were asked for it: for
their confidence, or for so many words.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.transcript.handmade.ends.end_signs import Below, find_signs, is_self_report
from bot.transcript.handmade.lines.maker_s_labels import is_conclusion
from bot.transcript.handmade.lines.remarks import announces_remarks
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d[\d.,:/]*")
_SEVERAL = 2
_LONGEST = 300
_LONGEST_HEAD = 40


def read_form(text: str) -> str | None:
    """Its label, or all of it without its numbers; None where it has neither."""
    bare = text.strip(_MARKS)
    if len(bare) > _LONGEST:
        return None
    head, colon, _ = bare.replace("\uff1a", ":").partition(":")
    if colon and len(head) <= _LONGEST_HEAD:
        return _DIGITS.sub("#", head).strip().casefold()
    return _DIGITS.sub("#", bare).casefold() if _has_number(bare) else None


def find_forms(
    tails: Sequence[Sequence[str]], asked: str, names: AbstractSet[str]
) -> frozenset[str]:
    """*tails* are the last paragraphs of each answer that are set apart."""
    told: dict[str, list[str]] = {}
    for tail in tails:
        for form, text in {read_form(text): text for text in tail}.items():
            if form is not None:
                told.setdefault(form, []).append(text)
    return frozenset(
        form
        for form, texts in told.items()
        if len(texts) >= _SEVERAL
        and (_are_counted(texts, len(tails)) or _are_called(form, texts, names))
        and not is_conclusion(form)
        and not is_self_report(form, asked)
    )


def _are_counted(texts: Sequence[str], answers: int) -> bool:
    """Below most answers, each with a number, and few of them say "I"."""
    own = sum(map(_is_own, texts))
    is_habit = len(texts) * 2 >= answers and all(map(_has_number, texts))
    return is_habit and own * 2 < len(texts)


def _are_called(form: str, texts: Sequence[str], names: AbstractSet[str]) -> bool:
    """Remarks by their label that name several voices between them, and no "I"."""
    said = names & {*_WORD.findall(" ".join(texts).casefold())}
    is_told = len(said) >= _SEVERAL and not any(map(speaks_of_itself, texts))
    return is_told and announces_remarks(form)


def _is_own(text: str) -> bool:
    return speaks_of_itself(text) or find_signs(Below(text)).is_own


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text))
