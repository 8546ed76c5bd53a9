"""
What stands behind the last rule of the last answer, where no other answer has a rule
within: the voice's own, or a closing note of whoever made the document.
"""

from collections.abc import Callable, Sequence

from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import Below
from bot.transcript.handmade.ends.paragraphs import Paragraph, find_level
from bot.transcript.handmade.lines.blocks import BlockKind
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.weighing.closing_weight import is_closing_note

_MOST = 8  # paragraphs
_FEWEST_ANSWERS = 2


def find_closing(
    answers: Sequence[Sequence[Paragraph]],
    read_below: Callable[[int], Below],
    habits: AnswerHabits,
    draft: SymposiumDraft,
) -> int | None:
    """Its first paragraph in the last of *answers*, from 0; None where none is sure."""
    if len(answers) < _FEWEST_ANSWERS:
        return None
    *others, last = answers
    ruled = [at for at, one in enumerate(last) if one.is_ruled and at]
    if len(ruled) != 1:
        return None
    if any(one.is_ruled for each in others for one in each[1:-1]):
        return None
    if any(map(_ends_as_a_voice, others)):
        return None
    first, end = ruled[0], len(last)
    headed = [at for at in range(first, end) if find_level(last[at]) is not None]
    if end - first > _MOST or headed[:1] not in ([], [first]):
        return None
    blocks = [read_below(at) for at in range(first, end)]
    is_note = is_closing_note(blocks, habits, are_parted=are_parted(draft))
    return first if is_note else None


def _ends_as_a_voice(answer: Sequence[Paragraph]) -> bool:
    """Its last paragraph has a rule above, and is no interlude in brackets."""
    ruled = bool(answer[1:]) and answer[-1].is_ruled
    return ruled and is_set_apart(answer[-1].text.strip()) is not SetApart.BRACKETS


def are_parted(draft: SymposiumDraft) -> bool:
    """There are as many rules as turns, at least."""
    rules = sum(block.kind is BlockKind.RULE for block in draft.document.blocks)
    return rules >= len(draft.turns)
