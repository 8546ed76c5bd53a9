"""What stands before the first voice: title, times, theme, and words. No I/O."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.handmade.blocks import Kind, blocks
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.labels import Entry, entry
from bot.transcript.handmade.prose import Prose

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
    due: list[Due] = []
    prose = Prose(lines, draft)

    def taken(number: int) -> bool:
        counted = _count(lines[number], number + 1)
        if counted is not None and not due:
            due.append(counted)
            return True
        found = entry(lines[number])
        return found is not None and take(found, draft)

    for block in blocks(lines):
        first_title = block.level == 1 and not draft.title and prose.heading is None
        if first_title:
            draft.title = block.words
        elif block.kind is Kind.PROSE:
            prose.add_all_but(block, taken)
        else:
            prose.put(block)
    prose.finish()
    return due[0] if due else None


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


def _count(line: str, number: int) -> Due | None:
    found = entry(line)
    if found is None or found.key not in _COUNT:
        return None
    match = _NUMBER.fullmatch(found.value)
    return None if match is None else Due(int(match[1].replace(",", "")), number)
