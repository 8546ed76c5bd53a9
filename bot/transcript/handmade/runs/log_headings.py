"""Which lines of a log are headings: of messages, of rounds, of agents beside them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import takewhile

from bot.text.wordlists import entries
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.headings import is_beside_heading
from bot.transcript.handmade.lines.labels import Announced, read_label
from bot.transcript.handmade.runs.runner_marks import (
    RunnerMarks,
    find_runner_marks,
    read_runner_mark,
)
from bot.transcript.handmade.runs.told_agents import find_told_agents

_MOST_LISTED = 20  # actors that a document lists above its log
_FARTHEST = 40  # lines below a round's heading
_FIRST_WORD = re.compile(r"[\W_]*+(?P<word>[^\W_]++)")
_HEADING = re.compile(r"(#{2,6})[ \t]*([^#\s](?:.*?[^#\s])?)[ \t]*\1[ \t]*")
_ANGLED = re.compile(r"<\|?([^<>|]+)\|?>")
NUMBERED = re.compile(r"(.*\S)\s+\(?#?(\d+)\)?")
_ROUND = re.compile(
    r"[#=*_~\s-]*+(\w++)\s+(?:\d++|[ivx]++|one|two|three|four|five|six)\b(?:\s*+[:.|/,\u2013—-].*|\s+of\s+\d++)?"
    r"[#=*_~\s-]*+",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"([=*~-])\1{2,}[ \t]++[^=*~-][^\n]{0,60}?[ \t]\1{3,}")
_TIMED = r"(?:[\[(]?[\dT:.,/ +Z-]{5,32}[\])]?\s*+)?"
_RUNNER = re.compile(
    rf"\s*+(?:<!)?[-=*>#\s]*+{_TIMED}[\[(<{{]?(\w++)(?:\s++[\d:.,]{{2,14}}+)?(?:[\])>}}:|]|\s++[-\u2013—:|])",
    re.IGNORECASE,
)


class HeadingKind(Enum):
    MESSAGE = auto()
    ROUND = auto()
    AGENT = auto()  # that takes no part
    UNCLEAR = auto()  # it may be an agent, a voice, or a voice's own


@dataclass(frozen=True, slots=True)
class LogHeading:
    line: int
    name: str
    kind: HeadingKind


def find_headings(document: HandmadeDocument) -> list[LogHeading]:
    """Those with hashes on both sides that begin a part, and those of rounds."""
    lines, voices = document.lines, document.choices.voices
    named = {at: name for at, line in enumerate(lines) if (name := _read_name(line))}
    often = Counter(named.values())
    choose = _KindChooser(document, named, often)
    headings = []
    for at, name in named.items():
        kind = choose.find_kind(at, name)
        if name in voices:
            kind = HeadingKind.MESSAGE if voices[name] else HeadingKind.AGENT
        if kind is not None:
            headings.append(LogHeading(at, voices.get(name) or name, kind))
    parts = {one.line for one in headings}
    marks = find_marks(lines, headings)
    framed = {line.strip()[:1] for line in lines if _is_framed(line, is_round=True)}
    above = lines[: min(parts, default=0)]
    shapes = {_read_shape(line) for line in above if _is_round(line)}
    names = {_read_first_word(one.name) for one in headings}
    for at, line in enumerate(lines):
        is_round = _is_round(line) or (
            line[:1] in framed and _is_part(lines, at, marks)
        )
        if at in named or not is_round:
            continue
        is_alike = _is_round(line) and _read_shape(line) in shapes
        is_alike = is_alike and _names_nobody(lines, at, parts, names)
        if is_alike or _stands_over_part(lines, at, parts, marks):
            one = LogHeading(at, line.strip("#=*_~- \t"), HeadingKind.ROUND)
            headings.append(one)
            names.add(_read_first_word(one.name))  # rounds may be told in a message
    return sorted(headings, key=lambda one: one.line)


class _KindChooser:
    """What a heading with hashes on both sides is, as all of them together show."""

    def __init__(
        self, document: HandmadeDocument, named: dict[int, str], often: Counter[str]
    ) -> None:
        self.lines = lines = document.lines
        first, self.often = min(named, default=0), often
        self.told = find_told_agents(document, first)
        self.numbered = {
            at
            for at, name in named.items()
            if NUMBERED.fullmatch(name) and not _is_round(name)
        }
        self.tell_apart = len({named[at] for at in self.numbered}) > 1
        self.levels = {_level(lines[at]) for at in self.numbered}
        actors = {named[at] for at in self.numbered}
        above = "\n".join(lines[:first])
        few = 0 < len(actors) <= _MOST_LISTED
        self.are_listed = few and all(name in above for name in actors)
        self.often_levels = {
            _level(lines[at]) for at, name in named.items() if often[name] > 1
        }

    def find_kind(self, at: int, name: str) -> HeadingKind | None:
        """None for a heading that a voice wrote."""
        if _is_round(name):
            return HeadingKind.ROUND
        levels = self.levels if self.tell_apart else self.often_levels
        is_told = _level(self.lines[at]) in levels and name.casefold() in self.told
        if at in self.numbered or is_told:
            return HeadingKind.MESSAGE
        if not self.tell_apart:
            return self._find_unnumbered(at, name)
        is_agent = self.often[name] > 1 or name.casefold() in _agents()
        if is_agent:
            return HeadingKind.AGENT
        if _level(self.lines[at]) not in self.levels:
            return None
        # Where the log lists its actors, one that is not among them may be a heading
        # that a voice wrote; in capitals as they are, it is an agent all the same.
        is_sure = name.isupper() or not self.are_listed
        return HeadingKind.AGENT if is_sure else HeadingKind.UNCLEAR

    def _find_unnumbered(self, at: int, name: str) -> HeadingKind | None:
        if self.often[name] > 1 or "<" in self.lines[at]:
            return HeadingKind.MESSAGE
        if _level(self.lines[at]) not in self.often_levels:
            return None
        return (
            HeadingKind.AGENT if name.casefold() in _agents() else HeadingKind.UNCLEAR
        )


def _level(line: str) -> int:
    bare = line.strip()
    return len(bare) - len(bare.lstrip("#"))


def find_marks(lines: Sequence[str], headings: Collection[LogHeading]) -> RunnerMarks:
    names = {part for one in headings for part in one.name.casefold().split()}
    rounds = {
        at for at, line in enumerate(lines) if _is_round(line) or _is_framed(line)
    }
    rounds |= {one.line for one in headings if one.kind is HeadingKind.ROUND}
    messages = {one.line for one in headings} - rounds
    return find_runner_marks(lines, messages, rounds, names)


def _stands_over_part(
    lines: Sequence[str], at: int, parts: set[int], marks: RunnerMarks
) -> bool:
    """The next line with words is a heading of the log, the program's passed over."""
    at += 1
    while at < len(lines) and (not lines[at].strip() or is_of_runner(lines[at], marks)):
        at += 1
    return at in parts


def is_of_runner(line: str, marks: RunnerMarks) -> bool:
    if marks.sure and read_runner_mark(line) in marks.sure:
        return True
    match = _RUNNER.match(line[:200])
    return match is not None and match[1].casefold() in _words("runners")


def _names_nobody(
    lines: Sequence[str], at: int, parts: set[int], names: Collection[str]
) -> bool:
    """Down to the next heading no line begins with a name, as one that was spoilt."""
    end = min(len(lines), at + _FARTHEST)
    below = takewhile(lambda n: n not in parts, range(at + 1, end))
    told = (lines[n] for n in below if lines[n].strip() and not _asks(lines[n]))
    return not any(word in names for word in map(_read_first_word, told) if word)


def _asks(line: str) -> bool:
    """Such as "PROMPT:" by itself, or "ROUND PROMPT:"."""
    first, _, more = line.strip().partition(" ")
    is_round_s = first.casefold() in _words("rounds")
    label = read_label(more if is_round_s else line.strip())
    if label is None or label.rest:
        return False
    return label.announces is Announced.QUESTION


def _read_first_word(text: str) -> str:
    """Empty where it begins with none, whatever signs stand before it."""
    found = _FIRST_WORD.match(text)
    return "" if found is None else found["word"]


def _read_shape(line: str) -> str:
    """Of a round's heading what stands before its number."""
    found = _ROUND.match(line.strip()[:200])
    return "" if found is None else line.strip()[: found.end(1)].casefold()


def _is_framed(line: str, *, is_round: bool = False) -> bool:
    """Between rows of one sign, as the headings of rounds are in this log."""
    is_one = _FRAMED.fullmatch(line.strip()[:200]) is not None
    return is_one and (_is_round(line) or not is_round)


def _is_part(lines: Sequence[str], at: int, marks: RunnerMarks) -> bool:
    """
    It is framed and says that nobody of them speaks ("=== VERDICT ==="), or stands
    below a line of the program.
    """
    if not _is_framed(lines[at]):
        return False
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), at)
    is_below = above < at and is_of_runner(lines[above], marks)
    return is_below or is_beside_heading(lines[at].strip().strip("=*~- \t"))


def _is_round(line: str) -> bool:
    match = _ROUND.fullmatch(line.strip()[:200])
    return match is not None and match[1].casefold() in _words("rounds")


def _read_name(line: str) -> str | None:
    match = _HEADING.fullmatch(line.strip())
    if match is None:
        return None
    angled = _ANGLED.fullmatch(match[2])
    return (angled[1] if angled else match[2]).strip()


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(entries("roles", key))


@cache
def _agents() -> frozenset[str]:
    """What an agent is called that takes no part, where the others have numbers."""
    return _words("asides") | _words("persons") | _words("runners")
