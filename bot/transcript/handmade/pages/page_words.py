"""
The words between two marks of a page without what the page shows around them, and what
stands below its buttons, which is not the assistant's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.pages.page_lines import (
    is_code_button,
    is_disclaimer,
    is_page_button,
    is_page_title,
    is_sources,
    tells_thinking,
)
from bot.transcript.handmade.sections.known_models import is_known_model

_MOST = 60  # words of a remark below an answer


@dataclass(slots=True)
class PageWords:
    """
    The lines, from 0, of what is said, of what the page shows beside, and of what
    stands below; *doubt* is a line that may be of either.
    """

    said: list[int] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    doubt: int | None = None


def read_page_words(lines: Sequence[str], first: int, end: int) -> PageWords:
    """Of one message; its end is above the last row of buttons."""
    found = PageWords()
    rows = 0  # lines of the page since the last words
    is_closed = False  # something of the page ends a message
    for at in range(first, end):
        line = lines[at]
        if not line.strip():
            continue
        if _is_shown(line, is_begun=bool(found.said)):
            found.shown.append(at)
            is_told = tells_thinking(line) or is_page_title(line)
            if is_code_button(line) or (is_told and not found.said):
                continue
            rows += 1
            is_row = rows > 1 or not is_page_button(line) or _is_alone(lines, at, end)
            is_closed = is_closed or is_row or not found.said
            if found.below and is_page_button(line):
                found.doubt = found.below[0]  # below the first row there is another
        elif is_closed:
            if not is_known_model(Speaker(line.strip())):  # which one is chosen
                found.below.append(at)
            else:
                found.shown.append(at)
        elif rows:
            found.doubt = found.doubt if found.doubt is not None else at
            found.said.append(at)
            rows = 0
        else:
            found.said.append(at)
    if sum(len(lines[at].split()) for at in found.below) > _MOST:
        found.doubt = found.below[0]
    return found


def _is_shown(line: str, *, is_begun: bool) -> bool:
    is_told = tells_thinking(line) or is_page_title(line)
    return (
        (is_told and not is_begun)
        or is_disclaimer(line)
        or is_page_button(line)
        or (is_begun and is_sources(line))
    )


def _is_alone(lines: Sequence[str], at: int, end: int) -> bool:
    """A button between blank lines: below words, and not over code."""
    above = at == 0 or not lines[at - 1].strip()
    return above and (at + 1 >= end or not lines[at + 1].strip())
