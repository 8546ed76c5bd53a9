"""What Python prints of lists and dicts, written as JSON."""

import json
import re

# In the order in which they are tried; each begins with another character.
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<text>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<name>None|True|False)(?!\w)"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])"
    r"|(?P<mark>[][{}(),:])",
    re.DOTALL,
)
_NAMES = {"None": "null", "True": "true", "False": "false"}
_BRACKETS = {"(": "[", ")": "]"}
_ESCAPE = re.compile(
    r"\\(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})"
    r"|U(?P<eight>[0-9a-fA-F]{8})|(?P<one>.))",
    re.DOTALL,
)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\n": "", **{c: c for c in "\\'\""}}
_LAST = 0x10FFFF


def to_json(text: str) -> str | None:
    """The same as JSON; None where it is not all of such literals."""
    writer = _Writer()
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        writer.write(token.lastgroup or "", token[0])
        at = token.end()
    return "".join(writer.parts)


class _Writer:
    """Mutable: what is written, and what stands open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._opened: list[int] = []  # brackets, each by its part
        self._comma = self._text = -1  # the last part, if it is one
        self._parted: set[int] = set()  # brackets with a comma in them

    def write(self, kind: str, words: str) -> None:
        if kind == "space":
            self.parts.append(words)
        elif kind == "text":
            self._write_text(words)
        elif kind == "mark":
            self._write_mark(words)
        else:
            self._comma = self._text = -1
            self.parts.append(_NAMES.get(words, words))

    def _write_text(self, words: str) -> None:
        """Texts with nothing but space between them are one, as pprint parts them."""
        written = json.dumps(_ESCAPE.sub(_unescape, words[1:-1]), ensure_ascii=False)
        if self._text >= 0:
            self.parts[self._text] = self.parts[self._text][:-1]
            del self.parts[self._text + 1 :]
            written = written[1:]
        self._comma, self._text = -1, len(self.parts)
        self.parts.append(written)

    def _write_mark(self, mark: str) -> None:
        at, opened = len(self.parts), self._opened[-1] if self._opened else -1
        is_text = self._text >= 0
        self.parts.append(_BRACKETS.get(mark, mark))
        if mark in "([{":
            self._opened.append(at)
        elif mark == "," and opened >= 0:
            self._parted.add(opened)
        elif mark in ")]}" and opened >= 0:
            self._opened.pop()
            if self._comma >= 0:
                self.parts[self._comma] = ""
            if mark == ")" and is_text and opened not in self._parted:
                self.parts[opened] = self.parts[at] = ""  # ("one " "text")
        self._comma, self._text = at if mark == "," else -1, -1


def _unescape(found: re.Match[str]) -> str:
    digits = found["two"] or found["four"] or found["eight"]
    if digits is None:
        return _PLAIN.get(found["one"], found[0])
    number = int(digits, 16)
    return chr(number) if number <= _LAST else found[0]
