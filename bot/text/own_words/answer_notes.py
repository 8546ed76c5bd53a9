"""
What everybody is told of an answer beside its words, as what it pretends is not so.

Each note is read after the voice's name, has no stop at its end, and holds words of the
answer: whoever shows it makes them safe for its place.
"""

from collections.abc import Collection

from bot.text.own_words.act_markers import misplaced_marker
from bot.text.own_words.foreign_headings import MOST, foreign_headings


def note_answer(
    text: str,
    *,
    speaker: str,
    names: Collection[str],
    may_pass: bool = True,
    is_cut: bool = False,
) -> tuple[str, ...]:
    """
    Of the *text* that stays of what *speaker* said; *names* are those of all who take
    part. Where nobody *may_pass*, a marker is nothing but a word.
    """
    misplaced = misplaced_marker(text, is_cut=is_cut) if may_pass else None
    headings = foreign_headings(text, speaker=speaker, names=names)
    notes = [misplaced] if misplaced else []
    return (*notes, *([_tell_headings(headings)] if headings else []))


def _tell_headings(headings: tuple[str, ...]) -> str:
    whose = "another's name" if len(headings) == 1 else "others' names"
    told = ", ".join(f"“{heading}”" for heading in headings[:MOST])
    more = len(headings) - MOST
    rest = f" and {more} more" if more > 0 else ""
    return f"wrote under {whose}: {told}{rest}"
