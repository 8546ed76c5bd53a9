"""
Interviews whose questions stand on lines of their own, in bold, in italics, as a
heading, behind a dash or "Question:", and whose answers begin with a model's name.

A line is a question where the name that asks stands in it as in others, or where an
answer's label is right below it. What one model alone may have answered without a label
is its own where a question and the next one are on both sides of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.labels import Announced, read_label
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_fenced,
    find_labels,
    read_bold,
    read_plain,
)
from bot.transcript.handmade.speech.supported_names import SupportedLabels

_BOLD = re.compile(r"(\*\*|__)(?P<words>[^\s*_](?:[^*]{0,2000}[^\s*])?)\1:?")
_SLANTED = re.compile(r"([*_])(?P<words>[^\s*_](?:[^*]{0,2000}[^\s*])?)\1")
_DASHED = re.compile(r"[\u2014\u2013][ \t](?P<words>\S.{0,2000})")
_ASKS = ("?", "\uff1f", "\u061f")
_FEWEST = 2  # questions
_SHARE = 0.6  # of those without an asker's name that have a question mark
_QUESTION = "Q"


@dataclass(frozen=True, slots=True)
class _Asked:
    line: int
    words: str
    asker: str = ""


def find_asked_lines(
    lines: Sequence[str], voices: Mapping[str, str]
) -> SupportedLabels:
    """The questions as labels of "Q", with who asks beside it, and the answers."""
    answers = _find_answers(lines, voices)
    if not answers:
        return SupportedLabels()
    fenced = find_fenced(lines)
    below = _find_below(lines)
    for dress in _DRESSES:
        asked = [
            _read_asked(at, words)
            for at, line in enumerate(lines)
            if not fenced[at]
            and (words := dress(line.strip())) is not None
            and _stands_alone(lines, at)
        ]
        questions = _find_questions(asked, answers, below)
        if questions:
            return _join(questions, answers, lines, below)
    return SupportedLabels()


def _read_heading(line: str) -> str | None:
    heading = read_heading(line) if line[:2] == "##" else None
    return None if heading is None else heading.words


def _read_named(line: str) -> str | None:
    """Behind "Question:" and the like."""
    label = read_label(line)
    asks = label is not None and label.announces is Announced.QUESTION
    return label.rest if asks and label is not None and label.rest else None


def _reader(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def read(line: str) -> str | None:
        match = pattern.fullmatch(line)
        return None if match is None else match["words"]

    return read


_DRESSES: tuple[Callable[[str], str | None], ...] = (
    *map(_reader, (_BOLD, _SLANTED, _DASHED)),
    *(_read_heading, _read_named),
)


def _find_answers(
    lines: Sequence[str], voices: Mapping[str, str]
) -> dict[int, LineLabel]:
    """By their lines, the labels of known models, and of those named from outside."""
    found = (*find_labels(lines, read_plain), *find_labels(lines, read_bold))
    return {
        one.line: one
        for one in found
        if voices.get(one.name) != ""
        and (one.name in voices or is_known_model(read_speaker(one.name)))
    }


def _read_asked(at: int, words: str) -> _Asked:
    label = read_plain(words)
    if label is None or not label.rest or is_known_model(read_speaker(label.name)):
        return _Asked(at, words)
    return _Asked(at, label.rest, label.name)


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    return at == 0 or not lines[at - 1].strip()


def _find_below(lines: Sequence[str]) -> list[int]:
    """For each line the next below it that is not blank; their number for none."""
    below = [len(lines)] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        below[at] = at + 1 if "".join(lines[at + 1 : at + 2]).strip() else below[at + 1]
    return below


def _find_questions(
    asked: Sequence[_Asked], answers: Mapping[int, LineLabel], below: Sequence[int]
) -> list[_Asked]:
    often = Counter(one.asker for one in asked if one.asker)
    askers = {name for name, times in often.items() if times >= _FEWEST}
    begun = [one for one in asked if below[one.line] in answers]
    named = [one for one in asked if one.asker in askers]
    is_asker = len({one.asker for one in named}) == 1 and len(named) * _SHARE <= sum(
        one.asker in askers for one in begun
    )
    if is_asker and (named[0].line < min(answers) or _are_marked(named)):
        begun = [one for one in begun if not one.asker]
        return sorted((*named, *begun), key=lambda one: one.line)
    is_form = len(begun) >= _FEWEST and _are_marked(begun)
    if not is_form or begun[0].line > min(answers):
        return []
    return [_Asked(one.line, one.words, "") for one in begun if not one.asker]


def _are_marked(asked: Sequence[_Asked]) -> bool:
    marked = sum(any(mark in one.words for mark in _ASKS) for one in asked)
    return marked >= _SHARE * len(asked)


def _join(
    questions: Sequence[_Asked],
    answers: Mapping[int, LineLabel],
    lines: Sequence[str],
    below: Sequence[int],
) -> SupportedLabels:
    first = questions[0].line
    labels = {
        one.line: LineLabel(one.line, _QUESTION, one.asker, rest=one.words)
        for one in questions
    }
    voices = {one.key: one for one in answers.values()}
    unlabelled: list[int] = []
    for at, words in _find_unlabelled(questions, answers, below):
        is_between = words in labels
        if is_between and len(voices) == 1 and questions[0].asker:
            sole = next(iter(voices.values()))
            labels[at] = replace(sole, line=at, rest=lines[at], time="", beside="")
        else:
            unlabelled.append(at)
    labels |= {at: one for at, one in answers.items() if at > first}
    ordered = tuple(labels[at] for at in sorted(labels))
    return SupportedLabels(ordered, unlabelled=tuple(unlabelled))


def _find_unlabelled(
    questions: Sequence[_Asked], answers: Mapping[int, LineLabel], below: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Lines right below a question that no label begins, each with the label after."""
    marked = sorted({*answers, *(one.line for one in questions), len(below) - 1})
    after = dict(pairwise(marked))
    for one in questions:
        at = below[one.line]
        if at not in after and at < len(below) - 1:
            yield at, after[one.line]
