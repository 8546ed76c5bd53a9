"""
Cutting a long text into messages. No I/O.

Law: the pages are slices of the text, in order, and nothing but blank characters (the
space, line end or paragraph break at the cut) stands between two slices; all that is
added are the lines that close a cut code fence and open it again on the next page.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.live.fences import Fence, Fences, fences

LEAST = 200
"""The smallest page that surely has room for a fence's two lines and some words."""

# A page may not begin, in the middle of a line, with what would be a quote, a heading
# or a list there: ">>> " even swallows the rest of its message.
_NO_BLOCK = r"(?![ \t]*(?:>{1,3}|#{1,3}|-#|[-*+]|\d{1,9}[.)])[ \t])"
_PARAGRAPH = re.compile(r"\n[ \t\r]*(?=\n)")
_LINE = re.compile(r"(?=\n)")
# \uff01, \uff1f and \u3002 end Chinese and Japanese sentences; no space follows.
_SENTENCE = re.compile(
    rf"(?<=[.!?\u2026:;])[\"')\]\u00bb\u201d\u2019*_]*(?=[ \t]){_NO_BLOCK}"
    r"|[\uff01\uff1f\u3002]"
)
_SPACE = re.compile(rf"(?=[ \t]){_NO_BLOCK}")
_LEVELS = (_PARAGRAPH, _LINE, _SENTENCE, _SPACE)
_ATOM = re.compile(
    r"\[[^\[\]\n]+\]\([^()\s]+\)|\|\|(?s:.+?)\|\||<[^<>\s]+>|(?<!`)`[^`\n]+`(?!`)"
)
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u180b\u180c\u180d\u180e")


@dataclass(frozen=True, slots=True)
class Slice:
    """text[start:end], between the lines that open and close a cut fence."""

    start: int
    end: int
    opened: str = ""
    closed: str = ""

    def of(self, text: str) -> str:
        return f"{self.opened}{text[self.start : self.end]}{self.closed}"


def pages(text: str, *, limit: int, first: int | None = None) -> tuple[str, ...]:
    """
    *text* as pages of at most *limit* code points (*first* for the first one), none of
    them blank; a blank text has none. Both numbers are at least LEAST, else ValueError.

    Cut at a paragraph, else a line, a sentence, a space, in the second half of a page,
    and never inside a code fence that fits a page of its own.
    """
    return tuple(part.of(text) for part in slices(text, limit=limit, first=first))


def slices(text: str, *, limit: int, first: int | None = None) -> Iterator[Slice]:
    """What the pages are made of: the same cuts, as offsets into *text*."""
    room = limit if first is None else first
    if min(room, limit) < LEAST:
        raise ValueError(f"a page of fewer than {LEAST} characters cannot be cut well")
    cutter = _Cutter(text, fences(text), len(text.rstrip()), limit)
    start, inside = _next_line(text, 0), None
    while start < cutter.last:
        part, start, inside = cutter.part(start, room, inside)
        if not is_blank(text[part.start : part.end]):
            yield part
            room = limit


def is_blank(text: str) -> bool:
    """Whether Discord would refuse *text* as empty: nothing in it can be seen."""
    return all(_unseen(character) for character in text)


def _unseen(character: str) -> bool:
    return (
        character.isspace()
        or character in _INVISIBLE
        or unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me"}
    )


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str
    fences: Fences
    last: int
    limit: int

    def part(
        self, start: int, room: int, inside: Fence | None
    ) -> tuple[Slice, int, Fence | None]:
        """The page from *start* on, where the next one starts, and in which fence."""
        opened = inside.again if inside else ""
        most = start + room - len(opened)
        shut = self.fences.left_open.shut if self.fences.left_open else ""
        if self.last + len(shut) <= most:
            return Slice(start, self.last, opened, shut), self.last, None
        cut = self._cut(start, most)
        fence = self.fences.around(cut)
        if fence:
            after = cut + (self.text[cut : cut + 1] == "\n")
            return Slice(start, cut, opened, fence.shut), after, fence
        return Slice(start, cut, opened), _next_line(self.text, cut), None

    def _cut(self, start: int, most: int) -> int:
        whole = self._before_fence(start, most)
        if whole is not None:
            return whole
        half = start + (most - start) // 2
        atoms = self._atoms(start, most)
        for kept in (atoms, ()):
            for level in _LEVELS:
                for found in reversed(list(level.finditer(self.text, half, most))):
                    cut = found.start() if level is not _SENTENCE else found.end()
                    if self._may_cut(cut, most, level) and not _within(kept, cut):
                        return cut
        return self._hard(start, most)

    def _before_fence(self, start: int, most: int) -> int | None:
        """Where the fence begins that this page would cut and the next can hold."""
        fence = self.fences.around(most)
        if fence is None or fence.end - fence.start > self.limit:
            return None
        before = fence.start - 1
        return before if before > start else None

    def _may_cut(self, cut: int, most: int, level: re.Pattern[str] | None) -> bool:
        fence = self.fences.around(cut)
        if fence is None:
            return cut <= most
        if level in (_PARAGRAPH, _SENTENCE):
            return False
        return fence.body < cut < fence.close - 1 and cut + len(fence.shut) <= most

    def _atoms(self, start: int, most: int) -> tuple[tuple[int, int], ...]:
        """What is not to be cut: links, spoilers, inline code."""
        until = most + (most - start)
        return tuple(m.span() for m in _ATOM.finditer(self.text, start, until))

    def _hard(self, start: int, most: int) -> int:
        """Inside a word, but not inside a character that is made of several."""
        low = start + 1
        for cut in range(most, max(low, most - 128), -1):
            if self._may_cut(cut, most, None) and not _glued(self.text, cut):
                return cut
        for cut in range(most, low, -1):
            if self._may_cut(cut, most, None):
                return cut
        return most


def _within(spans: tuple[tuple[int, int], ...], cut: int) -> bool:
    return any(start < cut < end for start, end in spans)


def _next_line(text: str, at: int) -> int:
    """Past the white space at *at*, but not past the indent of the line after it."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    newline = text.rfind("\n", at, end)
    return newline + 1 if newline != -1 else end


def _glued(text: str, cut: int) -> bool:
    """Whether the characters on both sides of *cut* are shown as one."""
    after = text[cut : cut + 1]
    if not after:
        return False
    return (
        text[cut - 1] == "\u200d"
        or after == "\u200d"
        or unicodedata.category(after) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or (_is_flag_half(text[cut - 1]) and _is_flag_half(after))
        or text[cut : cut + 4] in {">>> ", ">>>\t", ">>>\n"}
    )


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
