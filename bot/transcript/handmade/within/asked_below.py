"""Questions that stand below answers, and are put to the turns that follow."""

from collections.abc import Mapping
from dataclasses import replace

from bot.transcript.handmade.symposium_draft import SymposiumDraft


def find_newest(draft: SymposiumDraft) -> int:
    """The turn, from 0, from which on only voices speak that have spoken before."""
    firsts: dict[str, int] = {}
    for at, turn in enumerate(draft.turns):
        firsts.setdefault(turn.voice, at)
    return max(firsts.values(), default=0)


def put_questions(draft: SymposiumDraft, asked: Mapping[int, str]) -> None:
    """To the turns that follow, down to one that is asked something else."""
    before, now = "", ""
    for at, turn in enumerate(draft.turns):
        given = turn.question or draft.question
        if now and given == before:
            draft.turns[at] = replace(turn, question=now)
        if at in asked:
            before, now = given, asked[at]
