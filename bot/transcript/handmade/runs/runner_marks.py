"""
By what the program marks its own lines in a log: "[relay] -> rook", "-- checkpoint",
"runner> box opened".

Such a mark begins several lines, of which one stands above all messages, where nobody
speaks, and two at least do so or stand right above a heading. It surely is the
program's where it is a word, announces every message, and never stands amid the words
of one.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.transcript.handmade.within.below_runner import find_stray_fence

_MARK = re.compile(
    r"(?:\[(?P<tag>[^\W\d_][\w .-]{0,20})\]|(?P<prompt>[^\W\d_][\w-]{1,15})[>|]"
    r"|(?P<sign>--|>{2,3}|!{2,3}|//|::|={1,2}>|->|\u2192|\$))[ \t]++\S"
)
_FEWEST = 3  # lines
_FEWEST_OUTSIDE = 2  # of them


@dataclass(frozen=True, slots=True)
class RunnerMarks:
    """In lower case; of those that are *unsure*, a line may be a voice's as well."""

    sure: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


def read_runner_mark(line: str) -> str | None:
    found = _MARK.match(line)
    if found is None:
        return None
    return next(part for part in found.groups() if part).casefold()


def find_runner_marks(
    lines: Sequence[str],
    headings: Collection[int],
    between: Collection[int] = (),
    names: Collection[str] = (),
) -> RunnerMarks:
    """
    *headings* are the lines of those of messages, *between* of what else stands between
    two messages, *names* of those who speak, in lower case.
    """
    first = min(headings, default=0)
    marks = {
        at: mark
        for at, line in enumerate(lines)
        if (mark := read_runner_mark(line)) is not None and mark not in names
    }
    outside = Counter(
        mark for at, mark in marks.items() if at < first or at + 1 in headings
    )
    often, above = Counter(marks.values()), {marks[at] for at in marks if at < first}
    found = frozenset(
        mark
        for mark in above
        if often[mark] >= _FEWEST and outside[mark] >= _FEWEST_OUTSIDE
    )
    amid = _find_amid(lines, marks, first, {*headings, *between})
    named = frozenset(mark for mark in found if mark[0].isalpha())
    sure = (named & _find_announcing(marks, headings)) - amid
    return RunnerMarks(
        sure, (found - sure) | (_find_ending(lines, marks, first) - amid)
    )


def _find_ending(
    lines: Sequence[str], marks: dict[int, str], first: int
) -> frozenset[str]:
    """Signs that begin paragraphs of their own, as what the program reports does."""
    often = Counter(
        mark
        for at, mark in marks.items()
        if at > first and not mark[0].isalpha() and not lines[at - 1].strip()
    )
    return frozenset(mark for mark, many in often.items() if many >= _FEWEST_OUTSIDE)


def _find_announcing(
    marks: dict[int, str], headings: Collection[int]
) -> AbstractSet[str]:
    """Those that stand right above every message, or above other marks that do."""
    above = (_read_above(at, marks) for at in headings)
    return set.intersection(*above) if headings else frozenset()


def _read_above(heading: int, marks: dict[int, str]) -> set[str]:
    above = takewhile(marks.__contains__, range(heading - 1, -1, -1))
    return {marks[at] for at in above}


def _find_amid(
    lines: Sequence[str], marks: dict[int, str], first: int, parts: Collection[int]
) -> set[str]:
    """Marks of lines below which the words of the same message go on."""
    found = set[str]()
    strays = _find_stray_fences(lines, marks, sorted(parts))
    is_open = False  # words stand below, before the next part
    for at in range(len(lines) - 1, first, -1):
        if at in parts:
            is_open = False
        elif at in marks:
            found |= {marks[at]} if is_open else set()
        elif lines[at].strip() and at not in strays:
            is_open = True
    return found


def _find_stray_fences(
    lines: Sequence[str], marks: dict[int, str], parts: Sequence[int]
) -> set[int]:
    found = (
        find_stray_fence(lines, part + 1, end, marks.__contains__)
        for part, end in pairwise((*parts, len(lines)))
    )
    return {at for at in found if at is not None}
