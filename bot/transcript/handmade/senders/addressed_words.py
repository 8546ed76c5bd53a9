"""
Words that say who wrote to whom: "[CODEX → CLAUDE] 3 May, the search box" above a
message in a mailbox, "Llama → Gemini: words" at the beginning of a line.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import LineLabel, find_fenced

_LONGEST = 160  # characters that are looked at
_MOST_WORDS = 5  # of a name
_FEWEST_SAID = 5  # words behind a colon; a figure or a verdict has fewer
_SEVERAL = 2
_ARROW = re.compile(r"-{1,2}>|=>|[\u2192\u21d2\u27a4\u2794\u279c]\ufe0f?")
_TO = re.compile(r" to ")
_NAME_ENDS = re.compile(r"[\]:,;|\u2013\u2014]| -")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_MARKS = "[]*_`\u201c\u201d\"' \t"
_SIGNS = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who wrote and to whom, as written; *rest* is what stands behind the second."""

    who: str
    whom: str
    rest: str


def read_addressed(words: str) -> Addressed | None:
    """
    A model stands before an arrow or behind it, or models on both sides of "to"; None
    of any other words.
    """
    begun = _SIGNS.match(words[:_LONGEST])
    bare = words[begun.end() if begun else 0 : _LONGEST]
    for sign, fewest in ((_ARROW, 1), (_TO, _SEVERAL)):
        match = sign.search(bare)
        if match is None:
            continue
        behind = bare[match.end() :]
        stop = _NAME_ENDS.search(behind)
        end = len(behind) if stop is None else stop.start()
        who = bare[: match.start()].strip(_MARKS)
        whom = behind[:end].strip(_MARKS)
        if _count_models((who, whom)) >= fewest:
            return Addressed(who, whom, words[len(words) - len(behind) + end :])
    return None


def are_beside_senders(labels: Sequence[LineLabel], lines: Sequence[str]) -> bool:
    """
    Headings say which model wrote to whom, and the labels name none of these and no
    model: they part what somebody wrote there ("**Why:** ..., **Tested:** ...").
    """
    if any(_is_model(label.name) for label in labels):
        return False
    sent = [one for _, one in find_sent_headings(lines)]
    named = {name.casefold() for one in sent for name in (one.who, one.whom)}
    return bool(sent) and named.isdisjoint(label.key for label in labels)


def find_sent_headings(lines: Sequence[str]) -> list[tuple[int, Addressed]]:
    """
    Headings below the title that say which model wrote to whom, with their lines,
    from 0.
    """
    fenced = find_fenced(lines)
    headings = (
        (at, heading.words)
        for at, line in enumerate(lines)
        if not fenced[at]
        and (heading := read_heading(line)) is not None
        and heading.level > 1
    )
    read = ((at, read_addressed(words)) for at, words in headings)
    return [(at, sent) for at, sent in read if sent is not None]


def find_sent_lines(lines: Sequence[str], places: Iterable[int]) -> list[int]:
    """
    Those of these lines, from 0, in which a model speaks to another; none where not two
    models do.
    """
    found = {at: one for at in places if (one := _read_sent(lines[at])) is not None}
    several = len({one.who.casefold() for one in found.values()}) >= _SEVERAL
    return list(found) if several else []


def _read_sent(line: str) -> Addressed | None:
    """Both are models, and a sentence or the line's end stands behind the colon."""
    sent = (
        None if _ITEM.match(line) or not _ARROW.search(line) else read_addressed(line)
    )
    if sent is None or _count_models((sent.who, sent.whom)) < _SEVERAL:
        return None
    before, colon, said = sent.rest.partition(":")
    if not colon or before.strip(_MARKS):
        return None
    count = len(said.strip(_MARKS).split())
    return sent if count == 0 or count >= _FEWEST_SAID else None


def _count_models(names: Iterable[str]) -> int:
    return sum(map(_is_model, names))


def _is_model(name: str) -> bool:
    """By the whole of it, or by its first word: "Claude Code"."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS:
        return False
    return any(is_known_model(read_speaker(one)) for one in (name, words[0]))
