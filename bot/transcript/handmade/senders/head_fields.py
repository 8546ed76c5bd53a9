"""
Labels of a script that are read otherwise than they stand: fields of the document's
head that say who plays whom are no messages ("**Judge:** Claude 4"), "**Ada to Bo:**"
is said by Ada, and "DEBATER A Opening:" by Debater A.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.replies.named_parts import split_parts
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import LineLabel
from bot.transcript.handmade.weighing.spoken_parts import are_spoken

_SEVERAL = 2
_LONGEST = 8  # words of a field
_HEAD, _HEAD_WITHOUT_PARTS = 60, 12  # lines
_PART = re.compile(r" {0,3}#{2,6}[ ]")
_ADDRESSED = re.compile(
    r"(?P<by>\S.{0,40}?)[ ](?:to|asks|an|fragt|\u00e0|a|aan|\u2192|->|>)[ ]"
    r"(?P<to>\S.{0,40})"
)


def settle_labels(labels: Sequence[LineLabel], lines: Sequence[str]) -> list[LineLabel]:
    """Without the head's fields; whoever speaks to somebody has the name alone."""
    fields = _find_fields(labels, lines)
    kept = [one for one in labels if one.line not in fields]
    kept = _leave_parts(kept, lines)
    keys = {one.key for one in kept}
    return [_without_addressee(one, keys) for one in kept]


def _find_fields(labels: Sequence[LineLabel], lines: Sequence[str]) -> set[int]:
    """
    Of a run of lines in the head that are labels with a few words, those that name a
    model, where one of these labels comes again below.
    """
    end = _find_end_of_head(lines)
    found: set[int] = set()
    for run in _find_runs([one for one in labels if one.line < end]):
        models = {one.line for one in run if _names_model(one.rest)}
        later = {one.key for one in labels if one.line > run[-1].line}
        if len(run) >= _SEVERAL and any(
            one.key in later for one in run if one.line in models
        ):
            found |= models
    return found


def _find_end_of_head(lines: Sequence[str]) -> int:
    """The first heading below the title, or so many lines."""
    head = lines[:_HEAD]
    parts = (at for at, line in enumerate(head) if _PART.match(line) is not None)
    return next(parts, min(len(lines), _HEAD_WITHOUT_PARTS))


def _find_runs(labels: Sequence[LineLabel]) -> Iterator[list[LineLabel]]:
    run: list[LineLabel] = []
    for one in labels:
        if len(one.rest.split()) > _LONGEST:
            continue
        if run and one.line != run[-1].line + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _names_model(rest: str) -> bool:
    speaker = read_speaker(rest.strip("*_ ."))
    return any(
        is_known_model(read_speaker(name))
        for name in (speaker.name, speaker.epithet or "")
        if name
    )


def _leave_parts(labels: list[LineLabel], lines: Sequence[str]) -> list[LineLabel]:
    """A part of a debate stands beside the name, where the named speak."""
    parts = split_parts([one.name for one in labels])
    if not parts:
        return labels
    ends = [one.line for one in labels[1:]] + [len(lines)]
    said = [
        (parts[one.name].name, "\n".join((one.rest, *lines[one.line + 1 : end])))
        for one, end in zip(labels, ends, strict=True)
        if one.name in parts
    ]
    if not are_spoken(said):
        return labels
    return [
        replace(one, name=found.name, beside=one.beside or found.part)
        if (found := parts.get(one.name))
        else one
        for one in labels
    ]


def _without_addressee(one: LineLabel, keys: Collection[str]) -> LineLabel:
    match = _ADDRESSED.fullmatch(one.name)
    if match is None:
        return one
    by, to = (replace(one, name=match[part]).key for part in ("by", "to"))
    return replace(one, name=match["by"]) if by in keys and to in keys else one
