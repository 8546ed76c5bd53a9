"""
Live words without a marker: what may be one is held back until more tells.

A line may be one as long as it may still become `[[pass]]` or `[[leave]]`, however it
is dressed; the first line of a message also where it may be nearly that. What stays
back is told when other words follow it: then it is no act.
"""

import re

from bot.text.own_words.act_markers import Marker
from bot.text.own_words.own_lines import UNSEEN

LONGEST = 200
"""Characters that are held back at most: a marker in its dress is shorter."""

_LINE = re.compile(r"[^\r\n]*+(?:[\r\n]|\Z)")
_BREAK = re.compile(r"[\r\n]")
_BLANK = re.compile(rf"[\s{UNSEEN}]*+")
_DRESS = re.compile(rf"[*_`\\\s{UNSEEN}]+")
_NEAR_DRESS = re.compile(r"[-+#/.!\u2026\u3002)\d]+")
_BRACKETS = str.maketrans(
    dict.fromkeys("({<\uff3b\uff08\u3010\u3014", "[")
    | dict.fromkeys(")}>\uff3d\uff09\u3011\u3015", "]")
)
_MARKERS = tuple(f"[[{marker}]]" for marker in Marker)
_NEARLY = (*_MARKERS, *(f"[{marker}]]" for marker in Marker))


class HeldText:
    """Owns the end of what was said last, as long as it may be a marker."""

    def __init__(self) -> None:
        self._within = False
        """The line that goes on now is told already, as no marker."""
        self._is_first = True
        """Nothing but blanks has been told."""
        self.held = ""

    def pass_on(self, piece: str) -> str:
        """What may be told now that *piece* has come."""
        if self._within and _BREAK.search(piece) is None:
            return piece  # nearly always
        text = self.held + piece
        start = self._find_held(text)
        if len(text) - start > LONGEST:
            start = len(text)
        told, self.held = text[:start], text[start:]
        *before, last = _BREAK.split(told)
        goes_on = self._within and not before
        self._within = not self.held and (goes_on or not _is_blank(last))
        self._is_first = self._is_first and _is_blank(told)
        return told

    def release(self) -> str:
        """What is still held back, when nothing more comes."""
        held, self.held = self.held, ""
        return held

    def _find_held(self, text: str) -> int:
        """From where on all lines may be markers; the end of *text* if nowhere."""
        start = len(text)
        lines = [line for line in _LINE.finditer(text) if line[0]]
        firsts = [line.start() for line in lines if not _is_blank(line[0])][:1]
        for at, line in reversed([*enumerate(lines)]):
            if _is_blank(line[0]):
                continue
            is_first = self._is_first and line.start() in firsts
            if (self._within and at == 0) or not _may_be_marker(
                line[0], is_first=is_first
            ):
                break
            start = line.start()
        return start


def _is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text) is not None


def _may_be_marker(line: str, *, is_first: bool) -> bool:
    if len(line) > LONGEST:
        return False
    bare = _DRESS.sub("", line).lower()
    if any(marker.startswith(bare) for marker in _MARKERS):
        return True
    if not is_first:
        return False
    bare = _NEAR_DRESS.sub("", bare.translate(_BRACKETS))
    return any(marker.startswith(bare) for marker in _NEARLY)
