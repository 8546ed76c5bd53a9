"""
Logs: each message under a heading with hashes on both sides, `### NAME 1 ###`.

The number belongs to the name where it tells speakers apart, and is left out where it
only counts the messages.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import read_header, require_count
from bot.transcript.handmade.messages import Opening, add_messages, leave_out_fenced
from bot.transcript.handmade.symposium_draft import SymposiumDraft

FORMAT = "duet"

_FEWEST = 3  # two numbered messages may as well be two numbered voices
_HEADING = re.compile(r"(#{2,6})[ \t]*([^#\s](?:.*?[^#\s])?)[ \t]*\1[ \t]*")
_ANGLED = re.compile(r"<\|?([^<>|]+)\|?>")
_NUMBERED = re.compile(r"(.*\S)\s+\(?#?(\d+)\)?")


def find_openings(lines: Sequence[str]) -> list[Opening]:
    """
    Where messages begin: at names that come again, are numbered, or stand in angles.
    Empty if this is no such log.
    """
    headings = [
        (at, name)
        for at, line in enumerate(lines)
        if (name := _read_name(line)) is not None
    ]
    often = Counter(name for _, name in headings)
    headings = [
        (at, name)
        for at, name in headings
        if often[name] > 1 or _NUMBERED.fullmatch(name) or "<" in lines[at]
    ]
    if len({name for _, name in headings}) <= 1:
        return []
    names = _without_counts([name for _, name in headings])
    return [
        Opening(VoiceName(name), None, at)
        for (at, _), name in zip(headings, names, strict=True)
    ]


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    openings = find_openings(document.lines)
    if not openings:
        return
    chosen = leave_out_fenced(document.lines, openings)
    count = read_header(draft, chosen[0].line)
    require_count(count, len(chosen), draft)
    draft.voices = {opening.voice: Voice(opening.voice) for opening in chosen}
    add_messages(draft, chosen)


def _read_name(line: str) -> str | None:
    match = _HEADING.fullmatch(line.strip())
    if match is None:
        return None
    angled = _ANGLED.fullmatch(match[2])
    return (angled[1] if angled else match[2]).strip()


def _without_counts(names: list[str]) -> list[str]:
    """
    The numbers count if they run 1, 2, 3 ... through the log, or for each name of
    several that speak more than once.
    """
    parts = [
        match.groups() if (match := _NUMBERED.fullmatch(n)) else None for n in names
    ]
    known = [part for part in parts if part is not None]
    if len(known) < len(names) or len(names) < _FEWEST:
        return names
    stems = [stem for stem, _ in known]
    numbers = [int(number) for _, number in known]
    if len(set(stems)) == 1:
        return names
    through = list(range(1, len(names) + 1))
    so_far: Counter[str] = Counter()
    each = []
    for stem in stems:
        so_far[stem] += 1
        each.append(so_far[stem])
    return stems if numbers in (through, each) else names


LAYOUT = DocumentLayout(
    "log", "a heading ### NAME 1 ### above each message", FORMAT, _read
)
