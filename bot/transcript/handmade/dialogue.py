"""
Dialogues: `# A ↔ B`, a header, and messages under `### NAME`, parted by rules.

A message begins at a rule that is followed by the heading of one of the names; a rule
or a heading within a message parts nothing. Where no rules are used, the headings of
the names alone part the messages. No I/O.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.handmade.blocks import heading
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.header import Due, read_header
from bot.transcript.handmade.labels import entry
from bot.transcript.handmade.messages import (
    Opening,
    outside_fences,
    rule_before,
    say_all,
)
from bot.transcript.handmade.names import named
from bot.transcript.handmade.times import given

FORMAT = "duet"

_ARROW = re.compile(r"\s*(?:↔\ufe0f?|⟷|⇄|⇆|⇔|<[-=]+>)\s*")
_LEAD = re.compile(
    r"(?:dialogue|conversation|duet|exchange|transcript|log)\s*[:\u2013—-]\s*",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(.*?\S)\s*[-\u2013—·@|]?\s*[\[(]?(\d{4}-\d{2}-\d{2}.*?)[\])]?")
_NUMBERED = re.compile(
    r"(?:#?\d+[.:)]?\s+)?(.*?\S)(?:\s+(?:#\d+|\(#?\d+\)|\[#?\d+\]))?"
)
_LEVELS = (2, 3, 4)
_LONGEST = 4  # words of a heading that may still be a name


def names_of(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The voices of the title "# A ↔ B"; None if there is no such title."""
    first = next((line for line in lines if line.strip()), "")
    found = heading(first)
    if found is None or found[0] != 1:
        return None
    words = _LEAD.sub("", found[1].strip().strip("*"), count=1)
    names = tuple(name.strip() for name in _ARROW.split(words))
    return names if len(names) > 1 and all(names) else None


def names_of_headings(lines: Sequence[str]) -> tuple[str, ...] | None:
    """
    Where the title names nobody: the headings behind rules that come again, if a line
    of the header counts messages.
    """
    if not any((e := entry(line)) and e.key == "messages" for line in lines[:40]):
        return None
    seen = Counter(
        found
        for at, line in enumerate(lines)
        if (found := heading(line)) is not None and rule_before(lines, at) is not None
    )
    levels = [level for (level, _), times in seen.items() if times > 1]
    names = tuple(name for (level, name) in seen if level in levels[:1])
    return names if len(names) > 1 else None


def read_dialogue(lines: Sequence[str], draft: Draft, names: Sequence[str]) -> None:
    """*lines* is the whole document; Unreadable if its own count is not met."""
    found = _openings(lines, names)
    if not found:
        draft.stuck(
            f"no message of {' or '.join(names)} begins below the title",
            lines[1:],
            line=_last_line(lines),
        )
        return
    due = read_header(lines[: found[0].first], draft)
    chosen = _chosen(lines, found, due)
    if due is not None and due.messages != len(chosen):
        draft.stuck(
            f"the header counts {due.messages} messages, and there are {len(chosen)}",
            line=due.line,
        )
    _note_longer_names(lines, draft, chosen)
    say_all(lines, draft, _seated(chosen, draft, names))


def _note_longer_names(
    lines: Sequence[str], draft: Draft, chosen: Sequence[Opening]
) -> None:
    """What a heading says beside its voice's name is no name, and not dropped."""
    noted: set[str] = set()
    for opening in chosen:
        found = heading(lines[opening.line])
        words = found[1].strip().strip("*") if found else ""
        for pattern in (_TIMED, _NUMBERED):
            if match := pattern.fullmatch(words):
                words = match[1]
        if len(words) > len(opening.voice) and words not in noted:
            noted.add(words)
            draft.note(words, line=opening.line)


def _openings(lines: Sequence[str], names: Sequence[str]) -> list[Opening]:
    found = [
        replace(opening, rule=rule_before(lines, at))
        for at, line in enumerate(lines)
        if (opening := _opening(line, at, names)) is not None
    ]
    behind_rules = [opening for opening in found[1:] if opening.rule is not None]
    if len(behind_rules) * 2 >= len(found[1:]):
        return [*found[:1], *behind_rules]
    return [replace(opening, rule=None) for opening in found]


def _opening(line: str, at: int, names: Sequence[str]) -> Opening | None:
    found = heading(line)
    if found is None or found[0] not in _LEVELS:
        return None
    words, time = found[1].strip().strip("*"), None
    if (timed := _TIMED.fullmatch(words)) is not None and given(timed[2]) is not None:
        words, time = timed.groups()
    name = _meant(words, names)
    return None if name is None else Opening(VoiceName(name), None, at, time)


def _meant(words: str, names: Sequence[str]) -> str | None:
    """The name itself, numbered perhaps; or a shorter or longer form of one name."""
    for said in (words, match[1] if (match := _NUMBERED.fullmatch(words)) else words):
        for name in names:
            if said.casefold() == name.casefold():
                return name
    return (
        named(words, dict.fromkeys(names)) if len(words.split()) <= _LONGEST else None
    )


def _chosen(
    lines: Sequence[str], found: list[Opening], due: Due | None
) -> list[Opening]:
    """Without those within code, unless only with them the header's count is met."""
    outside = outside_fences(lines, found)
    met = due is not None and due.messages == len(found)
    return found if met else outside


def _seated(
    found: Sequence[Opening], draft: Draft, names: Sequence[str]
) -> list[Opening]:
    """Two voices of one name are told apart by their turn to speak."""
    if len(set(names)) == len(names):
        draft.voices = {VoiceName(name): Voice(VoiceName(name)) for name in names}
        return list(found)
    seats = [VoiceName(f"{name} ({n})") for n, name in enumerate(names, 1)]
    draft.voices = {seat: Voice(seat) for seat in seats}
    draft.repaired(
        "The voices bear the same name; they are told apart by whose turn it was: "
        f"{', '.join(seats)}."
    )
    return [replace(o, voice=seats[n % len(seats)]) for n, o in enumerate(found)]


def _last_line(lines: Sequence[str]) -> int:
    return max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)
