"""
Dialogues: `# A ↔ B`, a header, and messages under `### NAME`, parted by rules.

A message begins at a rule that is followed by the heading of one of the names; a rule
or a heading within a message parts nothing. Where no rules are used, the headings of
the names alone part the messages.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.fenced_headings import choose_openings
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import MessageCount, read_header, require_count
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.labels import read_metadata_line
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.lines.times import read_time
from bot.transcript.handmade.messages import (
    Opening,
    add_messages,
    find_rule_before,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft

FORMAT = "duet"

_ARROW = re.compile(r"↔\ufe0f?|⟷|⇄|⇆|⇔|<[-=]+>")
_LEAD = re.compile(
    r"(?:dialogue|conversation|duet|exchange|transcript|log)\s*[:\u2013—-]\s*",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(.*?\S)\s*+[-\u2013—·@|]?\s*+[\[(]?(\d{4}-\d{2}-\d{2}.*?)[\])]?")
_NUMBERED = re.compile(
    r"(?:#?\d+[.:)]?\s+)?(.*?\S)(?:\s+(?:#\d+|\(#?\d+\)|\[#?\d+\]))?"
)
_LEVELS = (2, 3, 4)
_LONGEST_NAME = 4  # words of a heading that may still be a name


def read_title_names(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The voices of the title "# A ↔ B"; None if there is no such title."""
    first = next((line for line in lines if line.strip()), "")
    title = read_heading(first)
    if title is None or title.level != 1:
        return None
    words = _LEAD.sub("", title.words.strip().strip("*"), count=1)
    names = tuple(name.strip() for name in _ARROW.split(words))
    return names if len(names) > 1 and all(names) else None


def find_names_in_headings(lines: Sequence[str]) -> tuple[str, ...] | None:
    """
    Where the title names nobody: the headings behind rules that come again, if a line
    of the header counts messages.
    """
    if not any(
        (e := read_metadata_line(line)) and e.key == "messages" for line in lines[:40]
    ):
        return None
    seen = Counter(
        heading
        for at, line in enumerate(lines)
        if (heading := read_heading(line)) is not None
        and find_rule_before(lines, at) is not None
    )
    levels = [level for (level, _), times in seen.items() if times > 1]
    names = tuple(name for (level, name) in seen if level in levels[:1])
    return names if len(names) > 1 else None


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    lines = document.lines
    names = read_title_names(lines) or find_names_in_headings(lines)
    if names is not None:
        _read_dialogue(lines, draft, names)


def _read_dialogue(
    lines: Sequence[str], draft: SymposiumDraft, names: Sequence[str]
) -> None:
    openings = _find_openings(lines, names)
    if not openings:
        draft.refuse(
            f"no message of {' or '.join(names)} begins below the title",
            line=_last_line(lines),
            first=1,
            end=len(lines),
        )
        return
    count = read_header(draft, openings[0].first)
    chosen = _choose(lines, openings, count)
    require_count(count, len(chosen), draft)
    _note_longer_names(lines, draft, chosen)
    add_messages(draft, _seat(chosen, draft, names))


def _note_longer_names(
    lines: Sequence[str], draft: SymposiumDraft, chosen: Sequence[Opening]
) -> None:
    """What a heading says beside its voice's name is no name, and not dropped."""
    noted: set[str] = set()
    for opening in chosen:
        heading = read_heading(lines[opening.line])
        words = heading.words.strip().strip("*") if heading else ""
        for pattern in (_TIMED, _NUMBERED):
            if match := pattern.fullmatch(words):
                words = match[1]
        if len(words) > len(opening.voice) and words not in noted:
            noted.add(words)
            draft.add_note(words, line=opening.line)


def _find_openings(lines: Sequence[str], names: Sequence[str]) -> list[Opening]:
    openings = [
        replace(opening, rule=find_rule_before(lines, at))
        for at, line in enumerate(lines)
        if (opening := _read_opening(line, at, names)) is not None
    ]
    behind_rules = [opening for opening in openings[1:] if opening.rule is not None]
    if len(behind_rules) * 2 >= len(openings[1:]):
        return [*openings[:1], *behind_rules]
    return [replace(opening, rule=None) for opening in openings]


def _read_opening(line: str, at: int, names: Sequence[str]) -> Opening | None:
    heading = read_heading(line)
    if heading is None or heading.level not in _LEVELS:
        return None
    words, time = heading.words.strip().strip("*"), None
    timed = _TIMED.fullmatch(words)
    if timed is not None and read_time(timed[2]) is not None:
        words, time = timed.groups()
    name = _find_name(words, names)
    return None if name is None else Opening(VoiceName(name), None, at, time)


def _find_name(words: str, names: Sequence[str]) -> str | None:
    """The name itself, numbered perhaps; or a shorter or longer form of one name."""
    numbered = _NUMBERED.fullmatch(words)
    for form in (words, numbered[1] if numbered else words):
        for name in names:
            if form.casefold() == name.casefold():
                return name
    if len(words.split()) > _LONGEST_NAME:
        return None
    return find_name_meant(words, dict.fromkeys(names))


def _choose(
    lines: Sequence[str], openings: list[Opening], count: MessageCount | None
) -> list[Opening]:
    """Without those within code, unless only with them the header's count is met."""
    if count is not None and count.messages == len(openings):
        return openings
    return choose_openings(lines, openings, {}).openings


def _seat(
    openings: Sequence[Opening], draft: SymposiumDraft, names: Sequence[str]
) -> list[Opening]:
    """Two voices of one name are told apart by their turn to speak."""
    if len(set(names)) == len(names):
        draft.voices = {VoiceName(name): Voice(VoiceName(name)) for name in names}
        return list(openings)
    seats = [VoiceName(f"{name} ({n})") for n, name in enumerate(names, 1)]
    draft.voices = {seat: Voice(seat) for seat in seats}
    draft.add_repair(
        "The voices bear the same name; they are told apart by whose turn it was: "
        f"{', '.join(seats)}."
    )
    return [replace(o, voice=seats[n % len(seats)]) for n, o in enumerate(openings)]


def _last_line(lines: Sequence[str]) -> int:
    return max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)


LAYOUT = DocumentLayout(
    "dialogue",
    "a title A ↔ B, and a heading with its name above each message",
    FORMAT,
    _read,
)
