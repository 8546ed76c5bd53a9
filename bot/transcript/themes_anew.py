"""The themes of an imported table looked up anew: where they stand, and their kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis, ThemePassage
from bot.domain.turn import Turn
from bot.evidence.themes.theme_check import says_something
from bot.evidence.themes.theme_kind import ThemeJudge
from bot.text.words import is_parted


def judge_themes_anew(heard: Symposium, table: Synthesis) -> Synthesis:
    """
    The same table; *heard* is what had been said when it was made. A passage that is
    none drops its theme, as in an answer; a kind that the record does not show is put
    right. Where a text was erased nothing can be looked up.
    """
    if not table.themes or any(_is_erased(turn) for turn in heard.turns):
        return table
    turns = {turn.id: turn for turn in heard.turns}
    held = [each for each in table.themes if _holds(each.passages, turns)]
    judge = ThemeJudge(heard)
    kept = tuple(
        replace(each, kind=judge.decide_kind(each.what, each.passages)) for each in held
    )
    dropped = table.themes_dropped + len(table.themes) - len(kept)
    return replace(table, themes=kept, themes_dropped=dropped)


def tell_corrected(old: Synthesis, new: Synthesis, number: int) -> Sequence[str]:
    """What was put right in the table of that number, in words."""
    told = []
    if more := new.themes_dropped - old.themes_dropped:
        which = "1 theme" if more == 1 else f"{more} themes"
        told.append(f"{which} in table {number}: not said so")
    kinds = {(each.what, each.passages): each.kind for each in new.themes or ()}
    for each in old.themes or ():
        now = kinds.get((each.what, each.passages), each.kind)
        if now is not each.kind:
            told.append(f"a theme in table {number}: {now}, not {each.kind}")
    return told


def _holds(passages: Sequence[ThemePassage], turns: Mapping[TurnId, Turn]) -> bool:
    several = len({each.voice for each in passages}) == len(passages) > 1
    return several and all(_stands(each, turns.get(each.turn)) for each in passages)


def _stands(passage: ThemePassage, turn: Turn | None) -> bool:
    """It is a stretch of whole words of its voice's."""
    if turn is None or turn.voice != passage.voice:
        return False
    said, places = turn.text[passage.start : passage.end], (passage.start, passage.end)
    return says_something(said) and all(is_parted(turn.text, at) for at in places)


def _is_erased(turn: Turn) -> bool:
    commitment = turn.commitments.get("text")
    return commitment is not None and commitment.salt is None
