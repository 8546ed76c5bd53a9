"""
The paragraphs of each message of a script; where messages are lines right below each
other, their lines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.speech.line_labels import LineLabel, names_of_parts

_MOSTLY = 0.5  # of the messages that stand right below another


@dataclass(frozen=True, slots=True)
class Unit:
    """The lines from *first* up to *end*, from 0."""

    first: int
    end: int
    is_apart: bool = False  # a blank line is above it, within the message


@dataclass(frozen=True, slots=True)
class ScriptMessage:
    """Of *key*, as who speaks is called in lower case; its first unit has the name."""

    key: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class ScriptUnits:
    """*are_lines*: messages stand right below each other."""

    messages: tuple[ScriptMessage, ...]
    are_lines: bool


def split_messages(
    lines: Sequence[str],
    labels: Sequence[LineLabel],
    fenced: Sequence[int],
    is_beside: Callable[[int], bool],
) -> ScriptUnits:
    """What *is_beside*, by its line, is in none of them."""
    ends = [*(one.line for one in labels[1:]), len(lines)]
    close = sum(bool(lines[one.line - 1].strip()) for one in labels[1:])
    are_lines = close > _MOSTLY * (len(labels) - 1)
    messages = []
    for label, end in zip(labels, ends, strict=True):
        own = [
            at
            for at in range(label.line + 1, end)
            if fenced[at] or (lines[at].strip() and not is_beside(at))
        ]
        parts = _find_parts(own, lines, fenced, are_lines=are_lines)
        messages.append(
            ScriptMessage(
                _find_key(label), tuple(_join_first(label, parts, are_lines=are_lines))
            )
        )
    return ScriptUnits(tuple(messages), are_lines)


def _find_key(label: LineLabel) -> str:
    """Of "A (Ada)" who answers."""
    is_part = label.key in names_of_parts("answers")
    return f"{label.key} ({label.beside})" if is_part else label.key


def _find_parts(
    own: Sequence[int], lines: Sequence[str], fenced: Sequence[int], *, are_lines: bool
) -> list[Unit]:
    parts: list[Unit] = []
    for at in own:
        is_below = bool(parts) and parts[-1].end == at
        if is_below and (fenced[at] or not are_lines):
            parts[-1] = replace(parts[-1], end=at + 1)
        else:
            parts.append(Unit(at, at + 1, is_apart=not lines[at - 1].strip()))
    return parts


def _join_first(
    label: LineLabel, parts: Sequence[Unit], *, are_lines: bool
) -> Sequence[Unit]:
    """The label's own words go on right below it, or begin there."""
    first = Unit(label.line, label.line + 1)
    is_below = bool(parts) and parts[0].first == first.end and not are_lines
    if not parts or (label.rest and not is_below):
        return [first, *parts]
    return [replace(first, end=parts[0].end), *parts[1:]]


def find_above_all(
    lines: Sequence[str], first: int, is_beside: Callable[[int], bool]
) -> Unit | None:
    """The paragraph right above the line *first*; None for a heading."""
    end = first
    while end > 0 and is_beside(end - 1):
        end -= 1
    top = end
    while top > 0 and lines[top - 1].strip() and not is_beside(top - 1):
        top -= 1
    if top == end or read_heading(lines[end - 1]) is not None:
        return None
    return Unit(top, end)
