"""
Where the messages of an exported or copied chat begin: "[14/09/2024 19:02] name", or a
name with the time on the line below, "APP" perhaps between them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.lines.run_lines import tells_of_run
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    find_fenced,
    names_somebody,
    read_stamped,
)

_LONGEST_NAME = 60  # characters
_MOST_WORDS = 6
_FEWEST = 3  # heads of a chat
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4})"
_DATED = rf"{_DATE},?(?:[ T]|[ ]at[ ]){_CLOCK}"
# As in "Today at 9:14 AM".
_CALLED = rf"[^\W\d_][^\d:\n]{{1,20}}[ ]{_CLOCK}"
_NO_NAMES = re.compile(r"[=<>{}|\\`#\[\]]|//")
_STAMPED_NAME = re.compile(
    rf"\[(?P<time>{_DATED})\][ \t]+(?P<name>[^\s:\[\]][^:\n\[\]]*?)(?<![ \t])[ \t]*+"
)
_BELOW = re.compile(
    r"[ \t]*(?:[\u2014\u2013-][ \t]*|(?P<bot>[A-Z]{3,8})[ \t]+)?[\[(]?"
    rf"(?P<time>{_DATED}|{_CALLED}|{_CLOCK})[\])]?[ \t]*"
)
_DASHED_NAME = re.compile(
    rf"(?P<name>[^\s\[][^\n\u2014\u2013]*?)[ ][\u2014\u2013][ ]"
    rf"(?P<time>{_DATED}|{_CALLED}|{_CLOCK})[ \t]*"
)


@dataclass(frozen=True, slots=True)
class ChannelHead:
    """Lines from 0: *first* has the name, and at *end* the message's words begin."""

    first: int
    end: int
    name: str
    time: str
    is_bot: bool = False
    is_below: bool = False  # the time stands below the name


def find_heads(lines: Sequence[str]) -> list[ChannelHead]:
    """Those of the form that most have; none where they are too few for a chat."""
    fenced = find_fenced(lines)
    stamped, below, dashed = [], [], []
    for at, line in enumerate(lines):
        if fenced[at] or not line.strip() or len(line) > 2 * _LONGEST_NAME:
            continue
        if (match := _STAMPED_NAME.fullmatch(line)) is not None:
            stamped.append(_make(at, at + 1, match["name"], match["time"]))
        elif (match := _DASHED_NAME.fullmatch(line)) is not None:
            dashed.append(_make(at, at + 1, match["name"], match["time"]))
        elif (match := _BELOW.fullmatch(line)) is not None:
            below.append(_find_name_above(lines, at, match))
    forms = (stamped, below, dashed)
    found = [[one for one in form if one is not None] for form in forms]
    heads = max(found, key=len)
    if not _are_of_channel(heads):
        return []
    # Names with their words on the line, and between them what the program tells.
    beside = filter(None, map(read_stamped, lines)) if heads is found[0] else ()
    return heads if sum(map(names_somebody, beside)) * 2 < len(heads) else []


def _find_name_above(
    lines: Sequence[str], at: int, match: re.Match[str]
) -> ChannelHead | None:
    name, is_bot = at - 1, match["bot"] is not None
    if is_bot and match["bot"].casefold() not in _bots():
        return None
    if name > 0 and not is_bot and lines[name].strip().casefold() in _bots():
        name, is_bot = name - 1, True
    head = None if name < 0 else _make(name, at + 1, lines[name], match["time"])
    if head is None:
        return None
    return replace(head, is_bot=is_bot or head.is_bot, is_below=True)


def _make(first: int, end: int, name: str, time: str) -> ChannelHead | None:
    """None where it is no name: too long, a sentence, or nothing but signs."""
    bare = name.strip("* \t")  # as it is copied in bold
    if not 0 < len(bare) <= _LONGEST_NAME or len(bare.split()) > _MOST_WORDS:
        return None
    if bare[-1] in ",;:!?" or _NO_NAMES.search(bare) or tells_of_run(bare):
        return None
    if not any(map(str.isalpha, bare)):
        return None
    words = bare.split()
    is_bot = len(words) > 1 and words[-1].isupper() and words[-1].casefold() in _bots()
    bare = " ".join(words[:-1]) if is_bot else bare
    return ChannelHead(first, end, bare, time, is_bot)


def _are_of_channel(heads: Sequence[ChannelHead]) -> bool:
    """Several write, and one of them again; so do no hours of a timetable."""
    often = Counter(head.name for head in heads)
    if len(heads) < _FEWEST or len(often) < 2:  # noqa: PLR2004 - a chat is of two
        return False
    is_known = any(head.is_bot or is_known_model(Speaker(head.name)) for head in heads)
    return is_known or max(often.values()) > 1


@cache
def _bots() -> frozenset[str]:
    return frozenset(entries("channel_exports", "bots"))
