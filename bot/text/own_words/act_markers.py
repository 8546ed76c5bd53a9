"""
The last line by which a voice passes or leaves, and one that stands elsewhere.

It is `[[pass]]` or `[[leave]]` alone on its line, in any case, emphasised or escaped,
and one of the speaker's own: not in code, not quoted, not thought. A whole message that
is nearly that, in other brackets say, counts; a bare word does not, as it may be an
answer. What was cut off has no last line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.text.own_words.own_lines import UNSEEN, SpokenLine, read_lines


class Marker(StrEnum):
    PASS = "pass"  # noqa: S105 - no password, a word
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class AnswerEnd:
    """
    *text* is what was said before *marker*, by which the voice does that *act*; both
    together are all of it, to the last space. Without an act the marker is empty.
    """

    text: str
    marker: str = ""
    act: Marker | None = None


_WORD = f"(?P<act>(?ai:{'|'.join(Marker)}))"  # ASCII: an old long s is no s
_DRESS = rf"[*_\\\s{UNSEEN}]"
_MARKER = rf"\[{_DRESS}*+\[{_DRESS}*+{_WORD}{_DRESS}*+\]{_DRESS}*+\]"
# A bullet is no emphasis: a list names the markers, and does nothing with them.
_BULLET = r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]"
_WHOLE = re.compile(rf"(?!{_BULLET}){_DRESS}*+{_MARKER}{_DRESS}*+")
_BEGUN = re.compile(rf"(?!{_BULLET}){_DRESS}*+{_MARKER}")
_ENDED = re.compile(rf"{_MARKER}[*_.!\s{UNSEEN}]*+$")
_LISTED = re.compile(_BULLET)
_OPENED = "[(\\[{<\uff3b\uff08\u3010\u3014]"
_CLOSED = "[)\\]}>\uff3d\uff09\u3011\u3015]"
_NEARLY = re.compile(
    rf"(?:{_BULLET}|#{{1,6}}\s)?\s*+`{{0,2}}+{_DRESS}*+(?:{_OPENED}{_DRESS}*+){{1,2}}+"
    rf"/?{_WORD}/?(?:{_DRESS}*+{_CLOSED}){{0,2}}+{_DRESS}*+`{{0,2}}+"
    rf"[*_.!\u2026\u3002\s{UNSEEN}]*+"
)
_LONGEST_NEARLY = 100  # characters of a message that is looked at so


def read_end(said: str, *, is_cut: bool = False) -> AnswerEnd:
    """How an answer ends; *is_cut* where the voice did not end it itself."""
    if is_cut:
        return AnswerEnd(said)
    if (act := _read_nearly(said)) is not None:
        return AnswerEnd("", said, act)
    lines = [line for line in read_lines(said) if not line.is_blank]
    act, kept = None, len(lines)
    while kept and (found := _read_line(lines[kept - 1])) is not None:
        act, kept = act or found, kept - 1  # of several at the end the last one counts
    if act is None:
        return AnswerEnd(said)
    end = lines[kept - 1].end if kept else 0
    return AnswerEnd(said[:end], said[end:], act)


def misplaced_marker(text: str, *, is_cut: bool = False) -> str | None:
    """
    Of a text that is no act: what became of a marker in it, to be read after the
    voice's name; None if none of its own lines is one, or begins or ends it with one.
    """
    if read_end(text, is_cut=is_cut).act is not None:
        return None
    lines = [line for line in read_lines(text) if not line.is_blank]
    found = _find_misplaced(lines)
    if found is None:
        return None
    act, where = found
    return f"wrote [[{act}]] {where}, so that counts as words and nothing else"


def _find_misplaced(lines: Sequence[SpokenLine]) -> tuple[Marker, str] | None:
    for at, line in enumerate(lines):
        if (act := _read_line(line)) is not None:
            # Only what was cut off ends with one that is none.
            is_last = at == len(lines) - 1
            return act, "and was cut off" if is_last else "and more after it"
        if line.is_own and (begun := _act(_BEGUN.match(line.text))) is not None:
            return begun, "and more after it"
    if not lines or not lines[-1].is_own or _LISTED.match(lines[-1].text):
        return None
    ended = _act(_ENDED.search(lines[-1].text))
    return None if ended is None else (ended, "within a line")


def _read_line(line: SpokenLine) -> Marker | None:
    return _act(_WHOLE.fullmatch(line.text)) if line.is_own else None


def _read_nearly(said: str) -> Marker | None:
    """The act of a whole message that is a marker, or nearly one."""
    bare = said.strip()
    return _act(_NEARLY.fullmatch(bare)) if len(bare) <= _LONGEST_NEARLY else None


def _act(found: re.Match[str] | None) -> Marker | None:
    return None if found is None else Marker(found["act"].lower())
