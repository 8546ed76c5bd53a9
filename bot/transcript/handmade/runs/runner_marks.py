"""
By what the program marks its own lines in a log: "[relay] -> rook", "-- checkpoint",
"runner> box opened".

Such a mark begins several lines, of which one stands above all messages, where nobody
speaks, and two at least do so or stand right above a heading.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence

_MARK = re.compile(
    r"(?:\[(?P<tag>[^\W\d_][\w .-]{0,20})\]|(?P<prompt>[^\W\d_][\w-]{1,15})[>|]"
    r"|(?P<sign>--|>{2,3}|!{2,3}|//|::|={1,2}>|->|\u2192|\$))[ \t]++\S"
)
_FEWEST = 3  # lines
_FEWEST_OUTSIDE = 2  # of them


def read_runner_mark(line: str) -> str | None:
    found = _MARK.match(line)
    if found is None:
        return None
    return next(part for part in found.groups() if part).casefold()


def find_runner_marks(
    lines: Sequence[str], headings: Collection[int], names: Collection[str] = ()
) -> frozenset[str]:
    """
    In lower case; *headings* are the lines of those of messages, *names* of those who
    speak, in lower case.
    """
    first = min(headings, default=0)
    often = Counter[str]()
    outside = Counter[str]()
    above = set[str]()
    for at, line in enumerate(lines):
        mark = read_runner_mark(line)
        if mark is not None:
            often[mark] += 1
            outside[mark] += at < first or at + 1 in headings
            if at < first:
                above.add(mark)
    return frozenset(
        mark
        for mark, times in often.items()
        if times >= _FEWEST
        and outside[mark] >= _FEWEST_OUTSIDE
        and mark in above
        and mark not in names
    )
