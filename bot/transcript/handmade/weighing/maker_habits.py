"""
What the lines of a document that no voice said show of whoever made it: how such lines
are dressed, in which dress they say that theirs are, and which people they name.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import (
    MakerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_LONGEST = 2000  # characters of a line that is looked at
_NOBODY_S = (LinePlace.NOTE, LinePlace.LISTED, LinePlace.NOT_UNDERSTOOD)
_WORD = re.compile(r"\w{2,21}")
_SENTENCE = re.compile(r"[^.!?;\u3002\uff01\uff1f\uff1b]+")
_NAMED = re.compile(
    r"(?<![\w.])(?:[^\W\d_a-z]\w{1,20}|[^\W\d_]\.)[ ]([^\W\d_a-z]\w{1,20})(?!\w)"
)
_DRESSES = (
    ("italics", SetApart.ITALICS),
    ("brackets", SetApart.BRACKETS),
    ("bold", SetApart.BOLD),
)


def find_maker_habits(draft: SymposiumDraft, names: AbstractSet[str]) -> MakerHabits:
    """*names* are the first words of the voices' names, in lower case."""
    lines = draft.document.lines
    nobody_s = draft.places.find(*_NOBODY_S)
    said = [draft.question, *{turn.question for turn in draft.turns}]
    said += (one for turn in draft.turns for one in turn.text.split("\n\n"))
    said = [one for one in said if is_set_apart(one.strip()) is None]
    return read_maker_habits((lines[at] for at in nobody_s), names, "\n".join(said))


def read_maker_habits(
    lines: Iterable[str], names: AbstractSet[str], said: str
) -> MakerHabits:
    """*lines* are those that nobody said, *said* what was said and asked."""
    kept = [line.strip() for line in lines if line.strip()]
    kept = [line for line in kept if len(line) <= _LONGEST]
    people = _find_people(kept) - names
    heard = {word.casefold() for word in _WORD.findall(said)} if people else ()
    return MakerHabits(
        frozenset(filter(None, map(is_set_apart, kept))),
        frozenset(apart for line in kept for apart in _find_declared(line)),
        people.difference(heard),
    )


def _find_people(lines: Sequence[str]) -> frozenset[str]:
    """Last names, in lower case: a word with a capital behind another such word."""
    return frozenset(
        name.casefold()
        for line in lines
        if read_heading(line) is None
        for name in _NAMED.findall(line)
        if name[:1].isupper()
    )


def _find_declared(line: str) -> list[SetApart]:
    """Such as "My notes are in italics", "what stands in brackets is mine"."""
    return [
        apart
        for sentence in _SENTENCE.findall(line)
        if whole_words("makers_notes", "ours").search(sentence)
        and not whole_words("makers_notes", "theirs").search(sentence)
        for key, apart in _DRESSES
        if whole_words("makers_notes", key).search(sentence)
    ]
