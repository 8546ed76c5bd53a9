"""
What stands below a line that the program wrote into a message: the voice goes on, or
the program, or whoever kept the log, has the last word.
"""

from collections.abc import Callable, Sequence

_FENCES = ("```", "~~~")
_TRACE = "Traceback (most recent call last):"


def find_going_on(
    lines: Sequence[str], own: Sequence[int], beside: Sequence[int]
) -> int | None:
    """
    The first line of somebody's words, by its number from 0, that stands below what
    the program wrote among them. *own* are the lines of a message, *beside* those in
    it that are the program's.
    """
    filled = [at for at in own if lines[at].strip()]
    if not filled:
        return None
    above = next((at for at in beside if at > filled[0]), len(lines))
    return next((at for at in filled if at > above), None)


def is_trace(lines: Sequence[str], at: int, *, is_begun: bool, is_below: bool) -> bool:
    """
    A line of what Python writes when a program fails, its last one too. It begins
    below a line of the program (*is_below*); *is_begun*: the line above is one of it.
    """
    if not is_begun:
        return is_below and lines[at].startswith(_TRACE)
    return lines[at].startswith(" ") or lines[at - 1].startswith((" ", _TRACE))


def find_stray_fence(
    lines: Sequence[str], first: int, end: int, is_told: Callable[[int], bool]
) -> int | None:
    """
    The only fence among a message's lines, by its number from 0, where no word of the
    message stands below it, and some line *is_told* by the program.
    """
    fences = [at for at in range(first, end) if lines[at].startswith(_FENCES)]
    if len(fences) != 1 or lines[fences[0]].strip() not in _FENCES:
        return None
    filled = [at for at in range(first, end) if lines[at].strip() and at != fences[0]]
    told = set(filter(is_told, filled))
    is_last = told.issuperset(at for at in filled if at > fences[0])
    return fences[0] if told and is_last else None
