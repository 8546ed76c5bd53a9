"""
What stands below a line that the program wrote into a message: the voice goes on, or
the program, or whoever kept the log, has the last word.
"""

from collections.abc import Sequence

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
    lines: Sequence[str], own: Sequence[int], beside: Sequence[int]
) -> int | None:
    """
    The fence that is the last of a message's *own* lines, by its number from 0, where
    none of them opens it and the program wrote among them.
    """
    filled = [at for at in own if lines[at].strip()]
    fences = [at for at in filled if lines[at].startswith(_FENCES)]
    if not beside or len(fences) != 1 or fences != filled[-1:]:
        return None
    return fences[0] if lines[fences[0]].strip() in _FENCES else None
