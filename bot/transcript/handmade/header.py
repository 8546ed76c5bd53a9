"""What stands before the first voice: title, times, theme, and words. No I/O."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.handmade.blocks import heading, is_rule
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.headings import kind_of
from bot.transcript.handmade.labels import Entry, entry

STARTED = frozenset({"started", "start", "started at", "start time", "began", "begun"})
ENDED = frozenset({"ended", "end", "ended at", "end time", "finished", "completed"})
MODEL = frozenset({"model", "model id", "model name", "model version"})
ASKER = frozenset({"asked by", "asker", "questioner", "host", "question by"})
_COUNT = frozenset(
    {"messages", "message count", "total messages", "number of messages"}
)
_THEME = frozenset({"question", "theme", "topic", "prompt", "the question"})
_NUMBER = re.compile(r"(\d[\d,]*)(?:\s+(?:messages?|in total))?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """How many messages the header counts; *line* from 1."""

    messages: int
    line: int


def read_header(lines: Sequence[str], draft: Draft) -> Due | None:
    """Everything of these lines goes into the draft; what has no field, into notes."""
    due: Due | None = None
    words: list[tuple[int, str]] = []
    under: str | None = None
    for number, line in enumerate(lines, 1):
        found = heading(line)
        counted = _count(line, number)
        if found is None and counted is None and not _taken(line, draft):
            if not is_rule(line):
                words.append((number, line))
                continue
        elif found is not None and found[0] == 1 and not draft.title:
            draft.title = found[1]
            found = None
        due = due or counted
        _flush(words, draft, under)
        under = found[1] if found is not None else under
    _flush(words, draft, under)
    return due


def take(found: Entry, draft: Draft) -> bool:
    """Whether the line is about the whole symposium and could be read."""
    if found.key in STARTED and draft.started is None:
        draft.started = draft.time(found.value)
        return draft.started is not None
    if found.key in ENDED and draft.ended is None:
        draft.ended = draft.time(found.value)
        return draft.ended is not None
    if found.key in _THEME and not draft.question:
        draft.question = found.value
        return True
    if found.key in ASKER and draft.asked_by is None:
        draft.asked_by = found.value
        return True
    return False


def _taken(line: str, draft: Draft) -> bool:
    found = entry(line)
    return found is not None and take(found, draft)


def _count(line: str, number: int) -> Due | None:
    found = entry(line)
    if found is None or found.key not in _COUNT:
        return None
    match = _NUMBER.fullmatch(found.value)
    return None if match is None else Due(int(match[1].replace(",", "")), number)


def _flush(words: list[tuple[int, str]], draft: Draft, under: str | None) -> None:
    while words and not words[0][1].strip():
        words.pop(0)
    text = "\n".join(line for _, line in words).rstrip()
    if text:
        draft.note(text, kind=kind_of(under), heading=under, line=words[0][0])
    words.clear()
