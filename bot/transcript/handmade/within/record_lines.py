"""
What a program or whoever keeps a record writes below the last message: a line for each
of those who spoke ("Ada's choice: stay", "Ben's choice: leave").
"""

import re
from collections.abc import Collection, Sequence

_OWNED = re.compile(
    r"\W{0,4}(?P<name>[^\W_]+)(?:[ -][^\n:'\u2019]{1,40})?['\u2019]s?[ ][^:\n]{1,40}:"
    r"(?P<rest>[^\n]{1,60})"
)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}>|-->", re.IGNORECASE)
_SEVERAL = 2  # speakers
_MOST_TOLD = 4  # words of a choice, a vote or a score


def leave_closing_tags(lines: Sequence[str], first: int, end: int) -> int:
    """The end of these lines, from *first*, without tags and blanks behind them."""
    while end > first and (
        not lines[end - 1].strip() or _TAG.fullmatch(lines[end - 1].strip())
    ):
        end -= 1
    return end


def find_record(lines: Sequence[str], first: int, names: Collection[str]) -> int | None:
    """
    From *first* on, the first line of a paragraph in which lines begin with what is of
    several; *names* are the first words of those who speak, in lower case.
    """
    begin, told = first, set[str]()
    for at in range(first, len(lines)):
        if not lines[at].strip():
            begin, told = at + 1, set()
        elif (name := _read_owner(lines[at])) in names:
            told.add(name)
        if len(told) >= _SEVERAL:
            return begin
    return None


def _read_owner(line: str) -> str:
    """In lower case of whom it gives some words; empty of other lines."""
    owned = _OWNED.fullmatch(line.rstrip())
    is_short = owned is not None and len(owned["rest"].split()) <= _MOST_TOLD
    return owned["name"].casefold() if owned is not None and is_short else ""
