"""
Which of the names at the beginnings of lines are speakers: only where the document
supports it as a whole.

A speaker comes again, or is named above the first label, or has a part by its name (a
question, an answer, a person who asks), or was named from outside.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.transcript.handmade.speech.line_labels import LineLabel, names_of_parts
from bot.transcript.speaker_names import find_part

_FEWEST_LABELS = 3
_FEWEST_NAMES = 2
_MOST_PLAYED = 40  # names; where there are more, they are not looked at one by one


@dataclass(frozen=True, slots=True)
class SupportedLabels:
    """*labels* of speakers; *doubtful* are those that may as well be words."""

    labels: tuple[LineLabel, ...] = ()
    doubtful: tuple[LineLabel, ...] = ()


def find_supported(
    labels: Sequence[LineLabel],
    lines: Sequence[str],
    voices: Mapping[str, str],
    *,
    all_are_names: bool = False,
) -> SupportedLabels:
    """
    No labels where the document as a whole has too few speakers. *voices* were named
    from outside; *all_are_names* where nothing else looks as these labels do.
    """
    labels = [one for one in labels if voices.get(one.name) != ""]
    often = Counter(one.key for one in labels)
    known = {name.casefold() for name in voices}

    def speaks(one: LineLabel) -> bool:
        return all_are_names or _comes_again(one, often) or one.key in known

    begun = next(iter(labels), None)
    first = next(
        (one.line for one in labels if speaks(one)), begun.line if begun else 0
    )
    above = "\n".join(lines[:first]).casefold()
    inside = [one for one in labels if one.line >= first]
    listed = {key for key in {one.key for one in inside} if key in above}
    supported = [one for one in inside if speaks(one) or one.key in listed]
    names = {one.key for one in supported}
    if len(supported) < _FEWEST_LABELS or len(names) < _FEWEST_NAMES:
        return SupportedLabels()
    doubtful = [one for one in inside if one.key not in names]
    kept = _keep_at_paragraphs(doubtful, supported, lines)
    if not kept and not all_are_names:
        kept = _find_played(supported, known | listed)
    return SupportedLabels(tuple(supported), tuple(kept))


def _find_played(labels: Sequence[LineLabel], sure: set[str]) -> list[LineLabel]:
    """
    The first of names that speak among themselves only, between two messages of the
    others: they may be played in one voice's words.
    """
    spans: dict[str, tuple[int, int]] = {}
    for at, one in enumerate(labels):
        spans[one.key] = (spans.get(one.key, (at, at))[0], at)
    if len(spans) > _MOST_PLAYED:
        return []
    for key, (first, last) in spans.items():
        if first == last or key in sure:
            continue
        begin, end = _grow(first, last, labels, spans)
        if begin > 0 and end < len(labels) - 1:
            return [labels[begin]]
    return []


def _grow(
    first: int,
    last: int,
    labels: Sequence[LineLabel],
    spans: Mapping[str, tuple[int, int]],
) -> tuple[int, int]:
    """The span, and the spans of all who speak in it, and so on."""
    while True:
        inside = [spans[key] for key in {one.key for one in labels[first : last + 1]}]
        grown = min(one for one, _ in inside), max(other for _, other in inside)
        if grown == (first, last):
            return grown
        first, last = grown


def _comes_again(one: LineLabel, often: Counter[str]) -> bool:
    has_part = find_part(one.name) is not None or one.key in names_of_parts(
        "questions", "answers"
    )
    return often[one.key] > 1 or has_part


def _keep_at_paragraphs(
    doubtful: Sequence[LineLabel],
    supported: Sequence[LineLabel],
    lines: Sequence[str],
) -> list[LineLabel]:
    """Where messages begin with paragraphs, what begins within one is words."""
    apart = [_begins_paragraph(one, lines) for one in supported]
    if all(apart):
        return [one for one in doubtful if _begins_paragraph(one, lines)]
    return list(doubtful)


def _begins_paragraph(one: LineLabel, lines: Sequence[str]) -> bool:
    return one.line == 0 or not lines[one.line - 1].strip()
