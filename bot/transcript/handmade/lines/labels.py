"""Small lines that say what follows: "**Question from Ada:**", "*Model: x/y*"."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from bot.transcript.handmade.lines.other_languages import (
    read_foreign_label,
    with_plain_colon,
)

_DRESSED = re.compile(r"[ \t]*+([*_]{1,3})(?=\S)(.+?)(?<=\S)\1[ \t]*+(:?)[ \t]*+(.*)")
_PLAIN = re.compile(r"[ \t]*+([^\s:*_>#|][^:\n]{0,79}):(?:[ \t]++(.*))?")
_INNER = re.compile(r"([^:\n]{1,80}?)[ \t]*:(?:[ \t]+(.*))?")
_LONGEST = 200  # characters of a label
_BULLET = re.compile(r"^[ \t]*[-*+•][ \t]+")

_WHICH = (
    r"(?:(?:the|my|our|original|opening|initial|first|second|third|final|next|full|"
)
_WHICH += r"complete|follow-?up|further)\s++)*"
_NUMBER = r"(?:\s+#?\d+)?"
_TAIL = r"(?:\s*[\[(].*[\])])?"
_ASKING = r"(?:question|prompt|query)s?"
_ANSWERING = r"(?:response|answer|reply)"
_WORDS_OF = rf"(?:{_ANSWERING}|reflection|words|statement|contribution|offering|text)"

_QUESTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WHICH}{_ASKING}{_NUMBER}{_TAIL}"
        r"(?:\s+(?:from|by|of)\s+(?P<asker>.+?))?"
        r"(?:(?:,|\s+(?:put|posed|asked))?\s+(?:to|for)\s+(?:.+?))?" + _TAIL,
        r"q\d*",
        r"asked(?:\s+by(?:\s+(?P<asker>.+?))?)?" + _TAIL,
        rf"(?P<asker>.{{1,60}}?)['\u2019]s?\s+{_WHICH}{_ASKING}(?:\s+(?:to|for)\s+.+?)?{_TAIL}",
        r"(?P<asker>.{1,60}?)\s+ask(?:s|ed)" + _TAIL,
    )
)
_ANSWERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WHICH}{_ANSWERING}{_NUMBER}{_TAIL}(?:\s+(?:from|by|of)\s+(?P<who>.+?))?"
        + _TAIL,
        r"a\d*",
        rf"(?P<who>.{{1,60}}?)['\u2019]s?\s+{_WHICH}{_WORDS_OF}(?:,.+)?{_TAIL}",
        r"(?P<who>.{1,60}?)\s+(?:responds|answers|replies|responded|answered|replied)"
        + _TAIL,
    )
)


class Announced(Enum):
    QUESTION = auto()
    ANSWER = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """What follows is a question or an answer; *rest* begins it on the same line."""

    announces: Announced
    who: str | None
    rest: str
    bold: bool
    words: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class MetadataLine:
    """A metadata line; *key* in lower case."""

    key: str
    value: str


def read_label(line: str) -> Label | None:
    """The label that the line begins with, dressed in emphasis or ended by a colon."""
    parts = _parts(line)
    # Longer words are no label; these patterns would take them apart at every place.
    if parts is None or len(parts[0]) > _LONGEST:
        return None
    words, rest, bold = parts
    for announced, patterns in (
        (Announced.QUESTION, _QUESTIONS),
        (Announced.ANSWER, _ANSWERS),
    ):
        for pattern in patterns:
            if (found := pattern.fullmatch(words)) is not None:
                who = next((w for w in found.groupdict().values() if w), None)
                return Label(announced, _bare(who), rest, bold, words.casefold())
    foreign = read_foreign_label(words)
    if foreign is None:
        return None
    announced = Announced.ANSWER if foreign.is_answer else Announced.QUESTION
    who = _bare(foreign.who)
    return Label(announced, who, rest, bold, words.casefold(), to=foreign.to)


@lru_cache(maxsize=1000)  # a dialogue has few headings, thousands of times
def read_heading_label(words: str) -> Label | None:
    """A heading that is a label: "### Response"."""
    bare = words.strip().strip("*_").rstrip(":\uff1a").rstrip()
    return read_label(f"**{bare}:**") if len(bare) > 1 else None


def read_metadata_line(line: str) -> MetadataLine | None:
    """A line such as "**Started:** 2025-10-26 17:12" or "- *Model: x/y*"."""
    parts = _parts(_BULLET.sub("", line, count=1))
    if parts is None or not parts[1]:
        return None
    return MetadataLine(parts[0].casefold(), parts[1].strip("`"))


def read_title(line: str) -> str | None:
    """The words of a line that is nothing but a label: "**What it shows:**"."""
    parts = _parts(line)
    return parts[0] if parts is not None and not parts[1] else None


def _parts(line: str) -> tuple[str, str, bool] | None:
    """The words before the colon, what follows them, and whether they are dressed."""
    line = with_plain_colon(line.rstrip(" \t")).rstrip(" \t")
    if ":" not in line and not line.lstrip(" \t").startswith(("*", "_")):
        return None  # as most lines, each of which is asked many times
    if (dressed := _DRESSED.fullmatch(line)) is not None:
        mark, within, colon, after = dressed.groups()
        inner = _INNER.fullmatch(within)
        if inner is not None and not colon:
            if inner[2] and after:
                return None
            return inner[1].strip(), after or (inner[2] or "").strip(), True
        if colon or not after:
            return within.strip(), after, len(mark) != 1
        return None
    plain = _PLAIN.fullmatch(line)
    return None if plain is None else (plain[1].strip(), plain[2] or "", False)


def _bare(who: str | None) -> str | None:
    return None if who is None else who.strip().strip("*_").strip() or None
