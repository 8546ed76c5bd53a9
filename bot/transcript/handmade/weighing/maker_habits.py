"""
What the lines of a document that no voice said show of whoever made it: how such lines
are dressed, in which dress they say that theirs are, which people, channels and
accounts they name, and what a title with a number calls a document that comes again:
"The Lamplighter" of "The Lamplighter, Issue 14".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from bot.text.frequency import word_zipf
from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import (
    MakerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import is_rule, read_heading
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_LONGEST = 2000  # characters of a line that is looked at
_NOBODY_S = (LinePlace.NOTE, LinePlace.LISTED, LinePlace.NOT_UNDERSTOOD)
_WORD = re.compile(r"\w{2,21}")
_SENTENCE = re.compile(r"[^.!?;\u3002\uff01\uff1f\uff1b]+")
_NAMED = re.compile(
    r"(?<![\w.])(?=([^\W\d_])(?:(?<=[^a-z])\w{1,20}|\.)[ ]([^\W\d_a-z]\w{1,20})(?!\w))"
)
_CALLED = re.compile(r"[^,:;|#(\d\u2013\u2014]{2,60}")
_NUMBER = re.compile(r"\d|(?<!\w)[IVXL]{1,6}(?!\w)")
_HANDLE = re.compile(r"(?<![\w/&#])(#(?=[^\W\d_][\w-])|@(?=\w\w)|[ur]/(?=\w\w))")
_COUNT = re.compile(r"[ ](?:n[\u00b0\u00bao]|nr|\u2116)\.?$", re.IGNORECASE)
_FEWEST = 2  # words of a name, unless it is a rare one
_RARE = 3.0  # on the Zipf scale: less than once in a million words
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
    texts = [turn.text for turn in draft.turns]
    texts[-1:] = map(_above_last_rule, texts[-1:])
    said += (one for text in texts for one in text.split("\n\n"))
    said = [one for one in said if is_set_apart(one.strip()) is None]
    made = [lines[at] for at in nobody_s]
    voices = (f"{one.name} {one.epithet or ''}" for one in draft.voices.values())
    names = names | {*_WORD.findall(" ".join(voices).casefold())}
    return read_maker_habits(made, names, "\n".join(said), draft.title)


def _above_last_rule(text: str) -> str:
    """What stands below it may be of whoever made the document."""
    lines = text.split("\n")
    ruled = [at for at, line in enumerate(lines) if at and is_rule(line)]
    return "\n".join(lines[: ruled[-1]]) if ruled else text


def read_maker_habits(
    lines: Iterable[str], names: AbstractSet[str], said: str, title: str = ""
) -> MakerHabits:
    """*lines* are those that nobody said, *said* what was said and asked."""
    kept = [line.strip() for line in lines if line.strip()]
    kept = [line for line in kept if len(line) <= _LONGEST]
    initials = _find_people(kept)
    people = initials.keys() - names
    heard = {word.casefold() for word in _WORD.findall(said)} if people else ()
    people -= set(heard)
    return MakerHabits(
        frozenset(filter(None, map(is_set_apart, kept))),
        frozenset(apart for line in kept for apart in _find_declared(line)),
        frozenset(people),
        frozenset(first + name[0] for name in people for first in initials[name]),
        _find_called(title, said),
        find_handles("\n".join(kept)) - find_handles(said),
    )


def _find_called(title: str, said: str) -> str:
    """What stands before its number, in words that nobody *said*; else empty."""
    found = _CALLED.match(title)
    if found is None or _NUMBER.search(title, found.end()) is None:
        return ""
    called = _COUNT.sub("", found[0].strip(" *_-"))
    words = _WORD.findall(called)
    is_name = len(words) >= _FEWEST and any(word[:1].isupper() for word in words[1:])
    is_rare = len(words) == 1 and word_zipf(called.casefold()) < _RARE
    is_heard = called.casefold() in said.casefold()
    return called if (is_name or is_rare) and not is_heard else ""


def find_handles(text: str) -> frozenset[str]:
    """The marks before names of channels and accounts: "#", "@", "u/", "r/"."""
    return frozenset(_HANDLE.findall(text))


def _find_people(lines: Sequence[str]) -> dict[str, set[str]]:
    """
    Last names, in lower case, with the first letters of the names before them: a word
    with a capital behind another such word.
    """
    found = defaultdict[str, set[str]](set)
    told = (line for line in lines if read_heading(line) is None)
    for name in (one for line in told for one in _NAMED.finditer(line)):
        if name[2][0].isupper():
            found[name[2].casefold()].add(name[1].casefold())
    return found


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
