"""
Messages, each under a heading that names its voice: where they begin and end.

One blank line after a heading and one before the next rule or heading belong to the
layout; everything else between them is the message, to the last character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.transcript.handmade.asides import read_beside
from bot.transcript.handmade.header import COUNT, ENDED
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import (
    closes_fence,
    is_rule,
    read_fence,
    read_heading,
)
from bot.transcript.handmade.lines.labels import read_metadata_line
from bot.transcript.handmade.lines.remarks import is_closing_line, speaks_of_record
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.unlabelled.lone_paragraphs import (
    NamedMessage,
    refuse_lone,
)

_OF_THE_DOCUMENT = (1, 2)  # levels of headings; those of messages are below
_FOOTER = re.compile(
    r"[*_]{1,2}(?:end|exported|generated|fin|transcript|conversation ended)\b"
    r".*[*_]{1,2}"
    r"|\[?end of (?:the )?(?:log|transcript|dialogue|conversation)\]?\.?",
    re.IGNORECASE,
)
_LONGEST_CLOSING = 12  # lines
_SET_APART = re.compile(r"[*_]{1,2}[^*_]+[*_]{1,2}|\([^()]+\)|\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a message begins: lines, from 0, of the rule before it and its heading."""

    voice: VoiceName
    rule: int | None
    line: int
    given: str | None = None  # a time that the heading gives

    @property
    def first(self) -> int:
        return self.line if self.rule is None else self.rule


def find_rule_before(lines: Sequence[str], at: int) -> int | None:
    """The line of the rule that stands before this one, blank lines passed over."""
    at -= 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    return at if at >= 0 and is_rule(lines[at]) else None


def leave_out_fenced(
    lines: Sequence[str], openings: Sequence[Opening]
) -> list[Opening]:
    """
    Without the headings that stand in a code fence of a message. A fence that is open
    at a heading and closed before the next one holds it; one that is not was
    forgotten.
    """
    kept: list[Opening] = []
    opened: str | None = None
    ends = [opening.first for opening in openings[1:]] + [len(lines)]
    for opening, end in zip(openings, ends, strict=True):
        span = lines[opening.line + 1 : end]
        if opened is not None and _closed_first(span, opened):
            opened = _open_at_end(span, opened)
            continue
        kept.append(opening)
        opened = _open_at_end(span, None)
    return kept


def add_messages(draft: SymposiumDraft, openings: Sequence[Opening]) -> None:
    """Each message becomes a turn, and what follows the last one notes."""
    lines, places = draft.document.lines, draft.places
    last = find_end_of_last(lines, openings[-1])
    places.enclose(openings[0].first, last)
    ends = [opening.first for opening in openings[1:]] + [last]
    named = [
        NamedMessage(opening.voice, range(opening.line + 1, end))
        for opening, end in zip(openings, ends, strict=True)
    ]
    refuse_lone(draft, named)
    for opening, end in zip(openings, ends, strict=True):
        words = trim_blank_ends(lines[opening.line + 1 : end])
        started = None if opening.given is None else draft.read_time(opening.given)
        draft.add_turn(opening.voice, "\n".join(words), started=started)
        places.mark(LinePlace.FRAME, opening.first, opening.line + 1)
        places.mark(LinePlace.TURN, opening.line + 1, end)
    read_beside(draft, last)


def trim_blank_ends(lines: Sequence[str]) -> list[str]:
    """Without one empty line at each end."""
    words = list(lines)
    if words and not words[0]:
        del words[0]
    if words and not words[-1]:
        del words[-1]
    return words


def _closed_first(span: Sequence[str], opened: str) -> bool:
    for line in span:
        if read_fence(line) is not None:
            return closes_fence(line, opened)
    return False


def _open_at_end(span: Sequence[str], opened: str | None) -> str | None:
    for line in span:
        if opened is None:
            fence = read_fence(line)
            opened = None if fence is None else fence.mark
        elif closes_fence(line, opened):
            opened = None
    return opened


def find_end_of_last(lines: Sequence[str], opening: Opening) -> int:
    """
    The last message goes on to the end of the document, but for a rule at the very
    end, and for a heading of the document or a footer that a rule parts from it.
    """
    end = len(lines)
    while end > opening.line + 1 and not lines[end - 1].strip():
        end -= 1
    are_ruled = opening.rule is not None
    for at in range(opening.line + 1, end):
        if is_rule(lines[at]) and _is_closing(lines, at + 1, end, ruled=are_ruled):
            return at
    return min(end + 1, len(lines)) if are_ruled else end


def _is_closing(lines: Sequence[str], first: int, end: int, *, ruled: bool) -> bool:
    filled = [lines[at] for at in range(first, end) if lines[at].strip()]
    if not filled:
        return ruled
    heading = read_heading(filled[0]) if ruled else None
    if heading is not None:
        return heading.level in _OF_THE_DOCUMENT
    if len(filled) > _LONGEST_CLOSING:
        return False
    words = "\n".join(filled).strip()
    return (
        _are_fields(filled)
        or (len(filled) == 1 and _FOOTER.fullmatch(words) is not None)
        or is_closing_line(words)
        or (_SET_APART.fullmatch(words) is not None and speaks_of_record(words))
    )


def _are_fields(lines: Sequence[str]) -> bool:
    """Such as "**Ended:** 2025-10-26", all in bold as a header has it."""
    entries = [read_metadata_line(line) for line in lines]
    keys = {entry.key for entry in entries if entry is not None}
    in_bold = all("**" in line[:4] for line in lines)
    return in_bold and all(entries) and not keys.isdisjoint(ENDED | COUNT)
