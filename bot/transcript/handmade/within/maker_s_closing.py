"""
A closing of the maker's below the last answer and a rule, where no other answer has a
rule: a paragraph with a label in bold, and a last one in italics or brackets that says
a number or a date, or has another sign of whoever made the document.
"""

from collections.abc import Callable, Sequence

from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import Below, find_signs
from bot.transcript.handmade.ends.maker_s_lines import read_bold_label
from bot.transcript.handmade.ends.paragraphs import Paragraph
from bot.transcript.handmade.lines.maker_s_labels import is_conclusion
from bot.transcript.handmade.sections.known_models import speaks_of_itself

FEWEST_ANSWERS = 3
_SIZE = (2, 3)  # paragraphs


def find_closing(
    paragraphs: Sequence[Paragraph],
    read_below: Callable[[int], Below],
    habits: AnswerHabits,
) -> int | None:
    """Its first paragraph, from 0; *paragraphs* are those of the last answer."""
    ruled = [at for at, one in enumerate(paragraphs) if one.is_ruled and at]
    if len(ruled) != 1 or len(paragraphs) - ruled[0] not in _SIZE:
        return None
    first, *others, last = range(ruled[0], len(paragraphs))
    labelled = (first, *others)
    if any(speaks_of_itself(paragraphs[at].text) for at in (*labelled, last)):
        return None
    if not all(_is_labelled(paragraphs[at], habits) for at in labelled):
        return None
    return first if _is_maker_s(read_below(last), habits) else None


def _is_labelled(one: Paragraph, habits: AnswerHabits) -> bool:
    label = read_bold_label(one.text.strip())
    if label is None or label in habits.labels:
        return False
    return not is_conclusion(label)


def _is_maker_s(below: Below, habits: AnswerHabits) -> bool:
    apart = is_set_apart(below.text.strip())
    if apart in (None, SetApart.BOLD) or apart in habits.apart:
        return False
    signs = find_signs(below)
    has_number = any(map(str.isdigit, below.text))
    return not signs.is_own and (has_number or signs.are_any)
