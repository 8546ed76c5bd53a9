"""
Components of a page (JSX, MDX, Vue) that hold answers:
`<Chat responses='{"Ada": "..."}'/>` and `<Answer model="Ada">...</Answer>`.

A tag begins a line, outside of code fences. Its attributes are read as they stand; what
is no text and no JSON (a variable, code) is not.
"""

import html
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.transcript.handmade.speech.line_labels import find_fenced

_TAG = re.compile(
    r"[ \t]*<(?P<name>[A-Z][\w.]{0,60}|[a-z]{1,30}-[a-z-]{1,30})(?=[\s/>]|$)"
)
_SPACE = re.compile(r"\s*+")
_KEY = re.compile(r"[^\s=>/'\"{}]{1,80}+")
_MARKS = re.compile(r"['\"{}`]")
_LONGEST_NAME = 80
_MOST_UNCLOSED = 8

RESPONSES = ("responses", "answers", "outputs", "replies", "completions", "results")
SPEAKERS = (
    *("model", "voice", "speaker", "author", "from", "by", "who", "name", "label"),
    *("title", "value"),
)
QUESTIONS = ("prompt", "question", "query")
WORDS = ("text", "content", "answer", "response", "message", "body")


@dataclass(frozen=True, slots=True)
class ComponentTag:
    """
    From the line *first* up to *end*, from 0; *inner* are the lines between it and its
    closing tag, None where it has none. *attributes* that are code are None.
    """

    name: str
    first: int
    end: int
    attributes: Mapping[str, str | None]
    inner: tuple[int, int] | None = None

    def find(self, names: Sequence[str]) -> str | None:
        return next((v for n in names if (v := self.attributes.get(n))), None)

    @property
    def has_responses(self) -> bool:
        return any(name in self.attributes for name in RESPONSES)


@dataclass(frozen=True, slots=True)
class _Opening:
    end: int  # behind its ">"
    closes_itself: bool
    attributes: Mapping[str, str | None]


def find_components(lines: Sequence[str]) -> list[ComponentTag]:
    """Those of the top, in their order; at the last of a few never closed it ends."""
    fenced = find_fenced(lines)
    begun = [
        (at, match)
        for at, line in enumerate(lines)
        if not fenced[at] and "<" in line and (match := _TAG.match(line)) is not None
    ]
    if not begun:
        return []
    text = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return list(_read_all(text, lines, starts, begun))


def _read_all(
    text: str,
    lines: Sequence[str],
    starts: Sequence[int],
    begun: Sequence[tuple[int, re.Match[str]]],
) -> Iterator[ComponentTag]:
    last = unclosed = 0  # the first line behind the component before
    closing = _find_closing(lines)
    for at, match in begun:
        if at < last or unclosed == _MOST_UNCLOSED:
            continue
        opening = _read_opening(text, starts[at] + match.end())
        if opening is None:
            unclosed += 1
            continue
        behind = bisect_right(starts, opening.end - 1) - 1
        last = behind + 1
        name = match["name"]
        if opening.closes_itself:
            yield ComponentTag(name, at, last, opening.attributes)
            continue
        if opening.end < starts[last] - 1:  # words on the line of the tag
            continue
        ends = closing.get(name, [])
        where = bisect_right(ends, behind)
        if where < len(ends) and _holds_words(name, opening):
            yield ComponentTag(
                name, at, ends[where] + 1, opening.attributes, (last, ends[where])
            )
            last = ends[where] + 1


def _holds_words(name: str, opening: _Opening) -> bool:
    """Other components hold further ones, which are looked at by themselves."""
    held = opening.attributes
    asks = name.casefold() in QUESTIONS
    return asks or not held.keys().isdisjoint((*SPEAKERS, *RESPONSES))


def _find_closing(lines: Sequence[str]) -> dict[str, list[int]]:
    """By their names, the lines that are a closing tag and nothing else."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("</") and bare.endswith(">"):
            found.setdefault(bare[2:-1].strip(), []).append(at)
    return found


def _read_opening(text: str, at: int) -> _Opening | None:
    """Its attributes, read from behind its name; None where it is never closed."""
    found: dict[str, str | None] = {}
    while True:
        at = _skip(text, at)
        if at >= len(text):
            return None
        if text[at] == ">":
            return _Opening(at + 1, False, found)
        if text.startswith("/>", at):
            return _Opening(at + 2, True, found)
        key = _KEY.match(text, at)
        if key is None:
            at += 1  # an odd mark, such as a spread
            continue
        at = key.end()
        name = key[0].lstrip(":").removeprefix("v-bind:").casefold()
        if text[at : at + 1] != "=":
            found[name] = ""
            continue
        value, end = _read_value(text, _skip(text, at + 1))
        if end < 0:
            return None
        found[name], at = value, end


def _read_value(text: str, at: int) -> tuple[str | None, int]:
    """The value and where it ends; -1 where it does not."""
    mark = text[at : at + 1]
    if mark in ("'", '"'):
        end = text.find(mark, at + 1)
        return (None, -1) if end < 0 else (html.unescape(text[at + 1 : end]), end + 1)
    if mark == "{":
        end = _find_brace(text, at)
        return (None, -1) if end < 0 else (_read_code(text[at + 1 : end]), end + 1)
    bare = _KEY.match(text, at)
    return (None, at + 1) if bare is None else (bare[0], bare.end())


def _find_brace(text: str, at: int) -> int:
    """Where the brace at *at* is closed, outside of quotation marks; else -1."""
    depth, quote = 0, ""
    for match in _MARKS.finditer(text, at):
        mark = match[0]
        if quote:
            is_end = mark == quote and text[match.start() - 1] != "\\"
            quote = "" if is_end else quote
        elif mark in "'\"`":
            quote = mark
        else:
            depth += 1 if mark == "{" else -1
            if depth == 0:
                return match.start()
    return -1


def _read_code(code: str) -> str | None:
    """A text or JSON; None for anything else."""
    bare = code.strip()
    if bare[:1] in ("'", "`") and bare[-1:] == bare[:1] and "${" not in bare:
        return bare[1:-1]
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) else bare


def read_responses(tag: ComponentTag) -> list[tuple[str, str]] | None:
    """Who answered what in it; None where that cannot be read."""
    given = tag.find(RESPONSES)
    try:
        value = json.loads(given or "")
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        pairs = [(name, _read_words(said)) for name, said in value.items()]
    elif isinstance(value, list):
        pairs = [_read_entry(one) for one in value]
    else:
        return None
    read = [(name, said) for name, said in pairs if name and said is not None]
    is_whole = len(read) == len(pairs) > 0
    return read if is_whole and all(len(n) <= _LONGEST_NAME for n, _ in read) else None


def _read_entry(one: object) -> tuple[str, str | None]:
    if not isinstance(one, dict):
        return "", None
    name = next((one[key] for key in SPEAKERS if isinstance(one.get(key), str)), "")
    return name, _read_words(one)


def _read_words(said: object) -> str | None:
    if isinstance(said, str):
        return said
    if isinstance(said, dict):
        texts = [said[key] for key in WORDS if isinstance(said.get(key), str)]
        return texts[0] if len(texts) == 1 else None
    return None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()
