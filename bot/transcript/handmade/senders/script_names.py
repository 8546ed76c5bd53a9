"""How each speaker of a script is called, and which of them only asks."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.text.wordlists import whole_words
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import LineLabel
from bot.transcript.speaker_names import find_part

_ASKED_IN_BOLD = re.compile(r"(?P<mark>\*\*|__)[^*_]+[?\uff1f]\W{0,2}(?P=mark)")
_IN_BOLD = re.compile(r"(?P<mark>\*\*|__)[^*_]+(?P=mark)")
_MARKS = ("?", "\uff1f", "\u061f")
_SHARE = 0.6  # of an interviewer's messages ask something
_OPENING = 2  # messages
_FEWEST_ASKED = 2  # questions in bold, the first above all messages


class ScriptNames:
    """*labels* are all there are, in the order of their lines."""

    def __init__(self, labels: Sequence[LineLabel], lines: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        self._beside: dict[str, Counter[str]] = {}
        for one in labels:
            self._names.setdefault(one.key, one.name)
            self._beside.setdefault(one.key, Counter())[one.beside] += 1
        self._askers = self._find_askers(labels, lines)

    def find_name(self, label: LineLabel) -> str:
        return self._names[label.key]

    def is_epithet(self, label: LineLabel) -> bool:
        """The same wherever the name stands; else it is a direction."""
        found = self._beside[label.key]
        return bool(label.beside) and len(found) == 1 and found[label.beside] > 1

    def keep_said(self, label: LineLabel) -> LineLabel:
        """In a chat the words begin with the brackets behind a name's colon."""
        is_known = is_known_model(read_speaker(label.beside)) if label.behind else True
        if is_known or self.is_epithet(label) or find_part(label.beside) is not None:
            return label
        return label.with_behind_said()

    def asks(self, label: LineLabel) -> bool:
        """Somebody who interviews models."""
        return label.key in self._askers

    def _find_askers(
        self, labels: Sequence[LineLabel], lines: Sequence[str]
    ) -> frozenset[str]:
        """
        In an interview: who is no model, opens it, but for a model's greeting, and
        mostly puts questions.
        """
        models = {
            key
            for key, name in self._names.items()
            if is_known_model(read_speaker(name))
        }
        others = {
            key
            for key, name in self._names.items()
            if key not in models and find_part(name) is None
        }
        above = "\n".join(lines[: labels[0].line])
        if (
            not models
            or others.isdisjoint(one.key for one in labels[:_OPENING])
            or not whole_words("roles", "interviews").search(above)
        ):
            return frozenset()
        asked: dict[str, list[bool]] = {}
        ends = [*(one.line for one in labels[1:]), len(lines)]
        for one, end in zip(labels, ends, strict=True):
            if one.key in others:
                words = "\n".join(lines[one.line : end])
                asked.setdefault(one.key, []).append(
                    any(mark in words for mark in _MARKS)
                )
        return frozenset(
            key for key, each in asked.items() if sum(each) >= _SHARE * len(each)
        )


def find_asked_in_bold(
    labels: Sequence[LineLabel], lines: Sequence[str]
) -> frozenset[int]:
    """
    Lines that are a question in bold, or as a heading, right above a message; empty
    where none stands above the first message. A line in bold that asks in other words,
    "Tell us of one.", is one where with it each question is answered by the same.
    """
    above = {_find_above(one, lines): n for n, one in enumerate(labels)}
    above.pop(-1, None)
    found = {at: n for at, n in above.items() if _is_asked(lines[at].strip())}
    if len(found) < _FEWEST_ASKED or min(found) >= labels[0].line:
        return frozenset()
    told = {at: n for at, n in above.items() if _IN_BOLD.fullmatch(lines[at].strip())}
    both = {**found, **{at: n for at, n in told.items() if at > labels[0].line}}
    answered = _find_answered(labels, sorted(both.values()))
    is_same = all(len(keys) > 1 and set(keys) == set(answered[0]) for keys in answered)
    is_once = all(len(set(keys)) == len(keys) for keys in answered)
    return frozenset(both if is_same and is_once else found)


def _find_above(label: LineLabel, lines: Sequence[str]) -> int:
    """The next line above that is not blank; -1 if there is none."""
    at = label.line - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    return at


def _find_answered(
    labels: Sequence[LineLabel], first: Sequence[int]
) -> list[list[str]]:
    """Who speaks from each of these labels, by their numbers, up to the next."""
    ends = [*first[1:], len(labels)]
    return [
        [one.key for one in labels[n:end]] for n, end in zip(first, ends, strict=True)
    ]


def _is_asked(line: str) -> bool:
    if line[:2] == "##":
        heading = read_heading(line)
        return heading is not None and heading.words.rstrip("*_ ").endswith(_MARKS)
    return _ASKED_IN_BOLD.fullmatch(line) is not None
