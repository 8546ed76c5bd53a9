"""Where the sentences of a text stand, in whatever language it is. No I/O."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# ruff: noqa: RUF001 - the marks of many scripts are its subject

_CODE = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"[^\n]+")
# What begins a line and is no part of its sentence: quotes, list marks, footnotes.
_LEAD = re.compile(r"(?:\s|>|[-*+•–](?=\s)|\d{1,3}[.)](?=\s)|\[[ xX]\](?=\s))*+")
_NO_PROSE = re.compile(r"\s*(?:#{1,6}\s|\||[-*_=]{3,}\s*$|<|!?\[[^\]]*\]\([^)]*\)\s*$)")
# A stop, then closing quotes and emphasis. Latin stops need a space after them, so
# that "3.5" stays whole; full-width ones, the danda and the Arabic ones do not.
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s|$)|[。！？｡।॥؟۔።]+[\"'”’»」』）)*_]*")
_ABBREVIATION = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|cf|ca|bzw|No|Nr))\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words text[start:end]."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of the prose in *text*; code, headings and tables are none."""
    prose = _without_code(text)
    return tuple(
        sentence
        for line in _LINE.finditer(prose)
        if not _NO_PROSE.match(line[0])
        for sentence in _in_line(prose, line.start(), line.end())
    )


def _without_code(text: str) -> str:
    """The same text, as long as before, with blank lines where code blocks were."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def _in_line(text: str, start: int, end: int) -> Iterator[Sentence]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    for stop in _END.finditer(text, begin, end):
        if _ABBREVIATION.search(text, max(begin, stop.end() - 5), stop.end()):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if any(char.isalnum() for char in words):
        yield Sentence(start, start + len(words), words)
