"""
Lines of the program below a message that breaks off in a code fence: there they could
be code, but where other messages end with a line that begins alike they are the
program's.
"""

import re
from collections.abc import Collection, Sequence

from bot.transcript.handmade.lines.run_lines import RunLine, judge_run_line

_DIGITS = re.compile(r"\d+")
_SHOWN = 2  # words in which such lines are alike

Parted = tuple[list[int], list[int]]
"""The lines of a message, and those of the program among them; from 0."""


def part_program_ends(
    lines: Sequence[str], parted: Collection[Parted], names: Sequence[str]
) -> None:
    """Moves them; a message's own lines end without blank ones then."""
    forms = {read_beginning(lines[beside[-1]]) for _, beside in parted if beside}
    for own, beside in parted:
        end = len(own)
        while end and _may_be_program_s(lines[own[end - 1]], forms, names):
            end -= 1
        found = [at for at in own[end:] if lines[at].strip()]
        if not found:
            continue
        del own[end:]
        beside.extend(found)
        beside.sort()


def read_beginning(line: str) -> str:
    """Its first words, digits left out."""
    return _DIGITS.sub("", " ".join(line.split(maxsplit=_SHOWN)[:_SHOWN]))


def _may_be_program_s(line: str, forms: set[str], names: Sequence[str]) -> bool:
    if not line.strip():
        return True
    is_alike = read_beginning(line) in forms
    return is_alike and judge_run_line(line, names) is RunLine.PROGRAM_S
