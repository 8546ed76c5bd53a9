"""
Marks with which whoever made the document closes every answer: "Marks: 2/3".

Where each answer has one such line, alike but for its number, and nothing behind it but
remarks that are set apart, the answers end there: so all that stands behind it below
the last answer, such as a table of the totals, is nobody's words.
"""

from collections import Counter
from collections.abc import Sequence

from bot.transcript.handmade.ends.answer_habits import SetApart, is_set_apart
from bot.transcript.handmade.ends.end_signs import is_self_report
from bot.transcript.handmade.ends.paragraphs import Paragraph
from bot.transcript.handmade.ends.recurring_forms import read_form
from bot.transcript.handmade.lines.maker_s_labels import is_conclusion
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_FEWEST = 3  # answers
_LONGEST = 80  # characters
_APART = (SetApart.ITALICS, SetApart.BRACKETS)
_MARKS = "*_`()[] \t"


def find_closing_marks(
    answers: Sequence[Sequence[Paragraph]], draft: SymposiumDraft
) -> frozenset[str]:
    """Their forms, without numbers, that the *draft*'s voices were not asked for."""
    if len(answers) < _FEWEST:
        return frozenset()
    asked = "\n".join({draft.question, *(turn.question for turn in draft.turns)})
    often = Counter(form for each in answers for form in _find_forms(each))
    shared = {form for form, times in often.items() if times == len(answers)}
    return frozenset(
        form
        for form in shared
        if not is_conclusion(form)
        and not is_self_report(form, asked)
        and all(_closes(each, form, is_last=each is answers[-1]) for each in answers)
    )


def find_behind_mark(
    paragraphs: Sequence[Paragraph], forms: frozenset[str]
) -> tuple[int, bool] | None:
    """The paragraph, from 0, that has the mark, and that all from it on is nobody's."""
    for at in range(1, len(paragraphs)):
        if _read(paragraphs[at]) in forms:
            return at, True
    return None


def _find_forms(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [form for one in paragraphs[1:] if (form := _read(one)) is not None]


def _closes(paragraphs: Sequence[Paragraph], form: str, *, is_last: bool) -> bool:
    """It stands there once, and only remarks are behind it."""
    at = [n for n, one in enumerate(paragraphs) if _read(one) == form]
    behind = [is_set_apart(one.text.strip()) for one in paragraphs[at[0] + 1 :]]
    return len(at) == 1 and (is_last or all(apart in _APART for apart in behind))


def _read(one: Paragraph) -> str | None:
    """A label and a number on one line."""
    bare = one.text.strip().strip(_MARKS)
    head, colon, rest = bare.replace("\uff1a", ":").partition(":")
    is_mark = bool(colon and head) and rest.strip(_MARKS)[:1].isdigit()
    if not is_mark or "\n" in bare or len(bare) > _LONGEST:
        return None
    return read_form(bare)
