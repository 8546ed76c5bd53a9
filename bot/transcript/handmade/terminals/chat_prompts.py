"""What is typed behind ">>> " to a model in a terminal, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.handmade.lines.blocks import closes_fence, read_fence

_PROMPT = ">>>"
_WAITS = "Send a message (/? for help)"
_LONG = '"""'


@dataclass(frozen=True, slots=True)
class TypedPart:
    """Asked on the lines from *first*, answered from *body* up to *end*, from 0."""

    asked: str
    first: int
    body: int
    end: int


def find_typed(lines: Sequence[str], first: int, end: int) -> list[TypedPart] | None:
    """
    Of the lines from *first* up to *end*; None where a line that begins with ">>>" may
    be one of an answer.
    """
    starts = _find_starts(lines, first, end)
    if starts is None:
        return None
    found = []
    for (at, body), (stop, _) in zip(starts, [*starts[1:], (end, end)], strict=True):
        typed = [lines[at][len(_PROMPT) :].strip()]
        typed += [line.removeprefix("...").strip() for line in lines[at + 1 : body]]
        asked = "\n".join(typed).removeprefix(_LONG).removesuffix(_LONG).strip()
        found.append(TypedPart("" if asked == _WAITS else asked, at, body, stop))
    return found


def _find_starts(
    lines: Sequence[str], first: int, end: int
) -> list[tuple[int, int]] | None:
    found: list[tuple[int, int]] = []
    fence, within, at = "", False, first
    while at < end:
        line = lines[at]
        mark = read_fence(line)
        if not line.startswith(_PROMPT):
            if fence and closes_fence(line, fence):
                fence, within = "", False
            elif not fence and mark is not None:
                fence = mark.mark
            at += 1
        elif fence:  # of Python, where the fence is closed below
            within, at = True, at + 1
        elif found and found[-1][1] < at and lines[at - 1].strip():
            return None
        else:
            body = _end_typed(lines, at, end)
            if body is None:
                return None
            found.append((at, body))
            at = body
    return None if within else found


def _end_typed(lines: Sequence[str], at: int, end: int) -> int | None:
    """Behind the line that closes what three quotation marks open."""
    typed = lines[at][len(_PROMPT) :].strip()
    if not typed.startswith(_LONG) or typed.endswith(_LONG, len(_LONG)):
        return at + 1
    for below in range(at + 1, end):
        if lines[below].startswith(_PROMPT):
            return None
        if lines[below].rstrip().endswith(_LONG):
            return below + 1
    return None
