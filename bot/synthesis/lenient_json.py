"""
JSON as models write it, read without insisting.

Beyond RFC 8259 it takes comments, trailing or missing commas, single and typographic
quotes, bare words for names, Python's literals, line breaks and unescaped quotes inside
strings, and an end that never came.
"""

import json
import re
from collections.abc import Iterator

# ruff: noqa: RUF001 - the quotation marks are its subject

Value = object

_OPENER = re.compile(r"[{\[]")
_FENCE = re.compile(r"```[\w-]*[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_BLANK = re.compile(r"(?:\s|\ufeff|//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z))*+", re.DOTALL)
_BARE = re.compile(r"[^\s,:\[\]{}\"'“”‘’]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_CLOSERS = {'"': '"', "“": "”", "”": "”", "„": "“”", "'": "'", "‘": "’", "’": "’"}
_SPACE = re.compile(r"\s*")
_COMMENT = re.compile(r"//|/\*|#|\Z")
# What may follow a comma: a value, a bare name with its colon, or a closing bracket.
_AFTER_A_COMMA = re.compile(
    r"[\"'“‘„{}\[\]]|-?\d|\w+\s{0,9}:|(?:true|false|null|none)\b", re.IGNORECASE
)
_WORDS: dict[str, Value] = {
    "true": True,
    "false": False,
    "null": None,
    "none": None,
    "undefined": None,
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_DEEPEST = 40
_MOST_TRIES = 20


def values(answer: str) -> Iterator[Value]:
    """Every object and list that can be made out in *answer*, outermost ones only."""
    for fenced in _FENCE.findall(answer):
        yield from _scan(fenced)
    yield from _scan(answer)


def _scan(text: str) -> Iterator[Value]:
    end = 0
    for _ in range(_MOST_TRIES):
        found = _OPENER.search(text, end)
        if found is None:
            return
        value, end = _decode(text, found.start())
        if value is not None:
            yield value


def _decode(text: str, at: int) -> tuple[Value, int]:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        pass
    reader = _Reader(text, at)
    try:
        return reader.value(), reader.at
    except _Unreadable:
        return None, at + 1


class _Unreadable(Exception):
    """What stands here is no value."""


class _Reader:
    """Reads one value from *at* on; mutable, one for each value."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at
        self._depth = 0

    def value(self) -> Value:
        self._skip()
        first = self._text[self.at : self.at + 1]
        if first in ("{", "["):
            return self._nested(first)
        if first in _CLOSERS:
            return self._string(first)
        return self._bare()

    def _nested(self, first: str) -> Value:
        if self._depth == _DEEPEST:
            raise _Unreadable
        self._depth += 1
        self.at += 1
        value: Value = self._object() if first == "{" else self._list()
        self._depth -= 1
        return value

    def _object(self) -> dict[str, Value]:
        members: dict[str, Value] = {}
        while not self._closed("}"):
            name = str(self.value())
            self._skip()
            if self.at >= len(self._text):
                break  # cut off within the name: no member as yet, the others stand
            if self._text[self.at] != ":":
                raise _Unreadable
            self.at += 1
            self._skip()
            # A name whose value never came, or was left out.
            gone = self.at >= len(self._text) or self._text[self.at] in ",}"
            members[name] = None if gone else self.value()
        return members

    def _list(self) -> list[Value]:
        items: list[Value] = []
        while not self._closed("]"):
            items.append(self.value())
        return items

    def _closed(self, bracket: str) -> bool:
        """Past commas; True also where the text ends, as a cut answer does."""
        self._skip()
        while self._text[self.at : self.at + 1] == ",":
            self.at += 1
            self._skip()
        if self.at >= len(self._text):
            return True
        if self._text[self.at] == bracket:
            self.at += 1
            return True
        return False

    def _string(self, opener: str) -> str:
        self.at += 1
        closers, said = _CLOSERS[opener], list[str]()
        while self.at < len(self._text):
            char = self._text[self.at]
            self.at += 1
            if char == "\\":
                said.append(self._escaped())
            elif char in closers and self._ends_a_string():
                break
            else:
                said.append(char)
        return "".join(said)

    def _ends_a_string(self) -> bool:
        """Whether a quote just read closes its string: what follows tells."""
        after = self._past_space(self.at)
        if _COMMENT.match(self._text, after) or self._text[after] in ":}]":
            return True
        if self._text[after] == ",":
            beyond = self._past_space(after + 1)
            comment = _COMMENT.match(self._text, beyond)
            return bool(comment or _AFTER_A_COMMA.match(self._text, beyond))
        # The comma is missing, and the next string stands on the next line.
        return self._text[after] in _CLOSERS and "\n" in self._text[self.at : after]

    def _past_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _escaped(self) -> str:
        char = self._text[self.at : self.at + 1]
        self.at += 1
        digits = self._text[self.at : self.at + 4]
        if char == "u" and re.fullmatch(r"[0-9a-fA-F]{4}", digits):
            self.at += 4
            return chr(int(digits, 16))
        return _ESCAPES.get(char, char)

    def _bare(self) -> Value:
        found = _BARE.match(self._text, self.at)
        if found is None:
            raise _Unreadable
        self.at = found.end()
        word = found[0]
        if _NUMBER.fullmatch(word):
            return float(word)
        return _WORDS.get(word.lower(), word)

    def _skip(self) -> None:
        found = _BLANK.match(self._text, self.at)
        self.at = found.end() if found else self.at
