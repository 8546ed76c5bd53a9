"""
Where the sentences of a text end, in any script; all in time linear in the text.

`sentences` takes everything that was written: headings, lists and verse too. A sentence
ends with its stop and the marks that close with it, with a blank line, and before the
next item of a list or a heading. `prose_sentences` takes prose only, line by line.
`rough_ends` is for comparing words, on any piece of a text.
"""

# ruff: noqa: RUF001 - the marks of many scripts are its subject

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.text.wordlists import entries

STOPS = ".!?…。！？｡।॥؟۔።"
"""Ends of sentences in any script, to stand in `[...]`."""

# Latin stops need a space after them, so that "3.5" stays whole; the others do not.
_CLOSERS = r"[\"'”’»」』）)\]*_`~]*+"
_STOP = (
    rf"(?:(?<![.!?…])[.!?…]++{_CLOSERS}(?=\s|$)"
    rf"|[。！？｡।॥؟۔።]++{_CLOSERS})"
)
_END = re.compile(
    rf"(?P<stop>{_STOP})\s*+"
    r"|\n(?:[ \t>]*+\n)++[ \t>]*+"
    r"|\n[ \t>]*+(?=(?:[-*+•][ \t]|\d{1,3}[.)][ \t]|\#{1,6}[ \t]))"
)
_STOP_IN_LINE = re.compile(_STOP)
_LONGEST_ABBREVIATION = 5

_CODE = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"[^\n]+")
# What begins a line and is no part of its sentence: quotes, list marks, footnotes.
_LEAD = re.compile(r"(?:\s|>|[-*+•–](?=\s)|\d{1,3}[.)](?=\s)|\[[ xX]\](?=\s))*+")
_NO_PROSE = re.compile(r"\s*(?:#{1,6}\s|\||[-*_=]{3,}\s*$|<|!?\[[^\]]*\]\([^)]*\)\s*$)")

# Abbreviations end one here, and a stop needs no space before a closing mark: what is
# parted are words that may be a pair, and the thresholds were tuned on this.
_ROUGH_END = re.compile(
    r"(?<![.!?…])[.!?…]++(?=[\s\"'”’)\]*_]|$)|[。！？।]|\n\s*\n"
    r"|\n(?=\s*(?:[-*#>|•]|\d+[.)]))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words text[start:end]."""

    start: int
    end: int
    text: str


def sentence_ends(text: str) -> Iterator[int]:
    """Where each sentence ends, with its stop, closing marks and the space after it."""
    for end in _END.finditer(text):
        if end["stop"] is None or not _is_abbreviated(text, end.start(), end["stop"]):
            yield end.end()


def sentences(text: str) -> list[str]:
    """The sentences as they stand, those without words left out."""
    found, start = [], 0
    for end in (*sentence_ends(text), len(text)):
        sentence = text[start:end].strip(" \t\n>")
        if any(character.isalnum() for character in sentence):
            found.append(sentence)
        start = end
    return found


def prose_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of the prose in *text*; code, headings and tables are none."""
    prose = _without_code(text)
    return tuple(
        sentence
        for line in _LINE.finditer(prose)
        if not _NO_PROSE.match(line[0])
        for sentence in _in_line(prose, line.start(), line.end())
    )


def rough_ends(text: str) -> Iterator[int]:
    """Where stops, blank lines and lines before a list or a heading end."""
    return (end.end() for end in _ROUGH_END.finditer(text))


def _is_abbreviated(text: str, at: int, stop: str) -> bool:
    """Whether the sentence goes on, as in "Dr. Smith" and "e.g. this"."""
    window = max(at - _LONGEST_ABBREVIATION, 0)
    return stop == "." and _abbreviation().search(text, window, at + 1) is not None


@cache
def _abbreviation() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, entries("abbreviations", "abbreviations")))
    return re.compile(rf"\b(?:{listed}|[^\W\d_])\.$")


def _without_code(text: str) -> str:
    """The same text, as long as before, with blank lines where code blocks were."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def _in_line(text: str, start: int, end: int) -> Iterator[Sentence]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    for stop in _STOP_IN_LINE.finditer(text, begin, end):
        if not _is_abbreviated(text, stop.start(), stop[0]):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if any(char.isalnum() for char in words):
        yield Sentence(start, start + len(words), words)
