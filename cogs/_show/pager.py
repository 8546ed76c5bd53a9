"""
Cutting a long text into messages.

Law: the pages are slices of the text, in order, and nothing but blank characters (the
space, line end or paragraph break at the cut) stands between two slices; all that is
added are the lines that close a cut code fence and open it again on the next page, and
a zero-width space where a page would begin with a quote, a list or a fence that was
none within its line (only if it cannot be cut elsewhere).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cogs._show.budget import Size, fit_head, measure
from cogs._show.fences import Fences, find_fences

LEAST = 200
"""The smallest page that surely has room for a fence's two lines and some words."""

# A page may not begin, in the middle of a line, with what would be a quote, a heading
# or a list there: ">>> " even swallows the rest of its message.
_BEGINS_BLOCK = re.compile(
    r"[ \t]{0,99}(?:(?:>{1,3}|#{1,3}|-#|[-*+]|\d{1,9}[.)])[ \t\n]|>|`{3}|~{3})"
)
# A zero-width space: nothing is seen, and no block begins behind it.
_NO_BLOCK = "\u200b"
_PARAGRAPH = re.compile(r"\n[ \t\r]*(?=\n)")
_LINE = re.compile(r"(?=\n)")
# \uff01, \uff1f and \u3002 end Chinese and Japanese sentences; no space follows.
_SENTENCE = re.compile(
    r"(?<=[.!?\u2026:;])[\"')\]\u00bb\u201d\u2019*_]*(?=[ \t])"
    r"|[\uff01\uff1f\u3002]"
)
_SPACE = re.compile(r"(?=[ \t])")
# The best place first.
_LEVELS = (_PARAGRAPH, _LINE, _SENTENCE, _SPACE)
_ATOM = re.compile(
    r"\[[^\[\]\n]+\]\([^()\s]+\)|\|\|(?s:.+?)\|\||<[^<>\s]+>|(?<!`)`[^`\n]+`(?!`)"
)
_Spans = tuple[tuple[int, int], ...]
Limit = int | Size
"""How much a page holds: so many code points, or what text displays do."""
# By their category letters, signs or marks, and yet nothing is drawn for them.
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u180b\u180c\u180d\u180e")


@dataclass(frozen=True, slots=True)
class Slice:
    """text[start:end], between what was added to keep a cut from changing it."""

    start: int
    end: int
    opened: str = ""
    closed: str = ""

    def of(self, text: str) -> str:
        return f"{self.opened}{text[self.start : self.end]}{self.closed}"


def cut_pages(
    text: str, *, limit: Limit, first: Limit | None = None
) -> tuple[str, ...]:
    """
    *text* as pages of at most *limit* (*first* for the first one), none of them blank;
    a blank text has none. Both have room for LEAST code points, else ValueError.

    Cut at a paragraph, else a line, a sentence, a space, in the second half of a page,
    and never inside a code fence that fits a page of its own.
    """
    return tuple(part.of(text) for part in cut_slices(text, limit=limit, first=first))


def cut_slices(
    text: str, *, limit: Limit, first: Limit | None = None
) -> Iterator[Slice]:
    """What the pages are made of: the same cuts, as offsets into *text*."""
    room = limit if first is None else first
    if min(_surely(room), _surely(limit)) < LEAST:
        raise ValueError(f"a page of fewer than {LEAST} characters cannot be cut well")
    cutter = _Cutter(text, find_fences(text), len(text.rstrip()), limit)
    # Blank lines at the top go, but not the indent of the first line: it may be code.
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    while start < cutter.last:
        part, start = cutter.part(start, room)
        if not is_blank(text[part.start : part.end]):
            yield part
            room = limit


def leave_room(limit: Limit, text: str) -> Limit:
    """What is left of a page beside *text*."""
    if isinstance(limit, int):
        return limit - len(text)
    return limit - measure(text)


def _surely(limit: Limit) -> int:
    """How many code points fit, whichever they are."""
    if isinstance(limit, int):
        return limit
    return min(limit.characters // 2, limit.utf8 // 4)


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
    limit: Limit

    def part(self, start: int, room: Limit) -> tuple[Slice, int]:
        """The page from *start* on, and where the next one starts."""
        inside = self.fences.around(start)
        opened = inside.again if inside else self._unblocked(start)
        most = start + self._fitting(start, room, opened)
        # A fence that is open at the end of the text needs its closing line too.
        shut = self._shut(self.last)
        if self.last + len(shut) <= most:
            return Slice(start, self.last, opened, shut), self.last
        cut = self._cut(start, most)
        if self.fences.around(cut):
            # In a fence white space is code: only the line end at the cut goes, as the
            # fence's own two lines stand for it.
            after = cut + (self.text[cut : cut + 1] == "\n")
            return Slice(start, cut, opened, self._shut(cut)), after
        end = start + len(self.text[start:cut].rstrip())
        return Slice(start, end, opened, self._shut(end)), _next_line(self.text, cut)

    def _fitting(self, start: int, room: Limit, opened: str) -> int:
        """How many code points fit on the page beside what opens it."""
        if isinstance(room, int):
            return room - len(opened)
        # What closes a page is ASCII, of which each counts no more than what it is for.
        return fit_head(self.text, start, room - measure(opened))

    def _unblocked(self, start: int) -> str:
        """What keeps a page that starts within a line from starting with a block."""
        within = start and self.text[start - 1] != "\n"
        return _NO_BLOCK if within and _BEGINS_BLOCK.match(self.text, start) else ""

    def _shut(self, cut: int) -> str:
        fence = self.fences.left_open(cut)
        return fence.shut if fence else ""

    def _cut(self, start: int, most: int) -> int:
        whole = self._before_fence(start, most)
        if whole is not None:
            return whole
        # A paragraph that ends in the first half would leave the page nearly empty.
        half = start + (most - start) // 2
        atoms = self._atoms(start, most)
        for found in (
            self._at_level(half, most, atoms),
            self._at_atom(half, most, atoms),
            self._at_level(half, most, ()),
        ):
            if found is not None:
                return found
        return self._hard(start, most)

    def _at_level(self, half: int, most: int, kept: _Spans) -> int | None:
        for level in _LEVELS:
            for found in reversed(list(level.finditer(self.text, half, most + 1))):
                cut = found.end() if level is _SENTENCE else found.start()
                if self._may_cut(cut, most, level) and not _within(kept, cut):
                    return cut
        return None

    def _at_atom(self, half: int, most: int, atoms: _Spans) -> int | None:
        """The last edge of a link, spoiler or inline code, if it is a late one."""
        edges = (edge for span in reversed(atoms) for edge in reversed(span))
        late = (edge for edge in edges if half <= edge <= most)
        return next((edge for edge in late if self._may_cut(edge, most, None)), None)

    def _before_fence(self, start: int, most: int) -> int | None:
        """Where the fence begins that this page would cut and the next can hold."""
        fence = self.fences.around(most)
        if fence is None:
            return None
        if fence.end - fence.start > self._fitting(fence.start, self.limit, ""):
            return None
        before = fence.start - 1
        return before if before > start else None

    def _may_cut(self, cut: int, most: int, level: re.Pattern[str] | None) -> bool:
        # A cut inside a fence has to leave room for the line that closes it.
        if cut + len(self._shut(cut)) > most:
            return False
        if level in (_SENTENCE, _SPACE) and _BEGINS_BLOCK.match(self.text, cut):
            return False
        fence = self.fences.around(cut)
        if fence is None:
            return True
        # Not right below the opening line or above the closing one: one of the pages
        # would show an empty block.
        in_code = fence.body < cut < fence.close - (fence.close < fence.end)
        return in_code and level not in (_PARAGRAPH, _SENTENCE)

    def _atoms(self, start: int, most: int) -> _Spans:
        """What is not to be cut: links, spoilers, inline code."""
        # As far as one more page: what is longer than that cannot be kept whole.
        until = most + (most - start)
        return tuple(m.span() for m in _ATOM.finditer(self.text, start, until))

    def _hard(self, start: int, most: int) -> int:
        """Inside a word, but not inside a character that is made of several."""
        low = start + 1
        # Marks can be heaped upon one letter without end; after so many they are cut.
        for cut in range(most, max(low, most - 128), -1):
            if self._may_cut(cut, most, None) and not _glued(self.text, cut):
                return cut
        for cut in range(most, low, -1):
            if self._may_cut(cut, most, None):
                return cut
        # A fence's opening line that is longer than a page: what follows is its code.
        return most - len(self._shut(most))


def _within(spans: _Spans, cut: int) -> bool:
    return any(start < cut < end for start, end in spans)


def _next_line(text: str, at: int) -> int:
    """Past the white space at *at*, but not past the indent of the line after it."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    newline = text.rfind("\n", at, end)
    return newline + 1 if newline != -1 else end


def _glued(text: str, cut: int) -> bool:
    """Whether both sides of *cut* are shown as one, or the later would change."""
    after = text[cut : cut + 1]
    if not after:
        return False
    return (
        # The joiner of emoji, marks, skin colours, tags and halves of flags: see
        # https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries
        text[cut - 1] == "\u200d"
        or after == "\u200d"
        or unicodedata.category(after) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or (_is_flag_half(text[cut - 1]) and _is_flag_half(after))
        or _BEGINS_BLOCK.match(text, cut) is not None
    )


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
