"""
Plays: what the cast says in a format in which each has to know what went before.

A request is for a play if the play's question stands in it, and for a role in it if its
system text is what `seeds/prompts/` has for that role.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot import seeds
from bot.domain.names import VoiceName

_RECOGNISED = 240  # characters: two versions of one text begin alike
_PLACE = re.compile(r"\{\{\w+\}\}")


@dataclass(frozen=True, slots=True)
class Monologue:
    """
    One text, and what the synthesiser makes of it.

    *key* is a sentence of it, *quoted_as* what the synthesiser says instead, where it
    misquotes on purpose. *answers* names the voices that must have been heard.
    """

    text: str
    position: str = ""
    key: str = ""
    quoted_as: str | None = None
    reasoning: str | None = None
    answers: frozenset[str] = frozenset()

    @property
    def opening(self) -> str:
        """
        Enough of the text to recognise it in a request, which has no marker, and labels
        in place of names.
        """
        words, _, last = self.text.rpartition("\n\n")
        said = (words if last.startswith("[[") else self.text)[:_RECOGNISED]
        return said.partition("{{")[0].rstrip()

    def was_said(self, said: str) -> bool:
        return bool(self.opening) and self.opening in said


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds before the first word, and seconds that the speaking takes."""

    first_word: float
    seconds: float
    keep_alive: bool = False


@dataclass(frozen=True, slots=True)
class PlayLine:
    """
    What *voice* says once, asked by the *prompt* of that name; only *when* these words
    stand in the system text or the last message. *fails* is how it ends that does not
    end well.
    """

    voice: VoiceName
    prompt: str
    part: Monologue
    when: str | None = None
    fails: str | None = None


@dataclass(frozen=True, slots=True)
class HeardRequest:
    """A request: its *system* text, its *last* message, and all that was *said*."""

    said: str
    system: str = ""
    last: str = ""

    def is_asked_by(self, prompt: str) -> bool:
        """Whether its system text begins as the prompt of that name does."""
        at = 0
        for number, piece in enumerate(_pieces(prompt)):
            found = self.system.find(piece, at)
            if found < 0 or (number == 0 and found > 0):
                return False
            at = found + len(piece)
        return True


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """
    What the synthesiser finds where it is asked for findings with their voices; what
    has *changed* once a voice has spoken.
    """

    findings: tuple[tuple[str, tuple[str, ...]], ...]
    open_questions: tuple[str, ...]
    changed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Play:
    """
    The *lines* for one *question*, in order; of an *in_turn* play each needs the one
    before. *voices* are who is in it, *options* what is chosen for it unless somebody
    chooses. One that *begins* with a format is played when that has been held.
    """

    question: str
    lines: tuple[PlayLine, ...]
    pace: Pace
    in_turn: bool
    voices: tuple[str, ...]
    options: Mapping[str, object]
    findings: Mapping[str, tuple[str, ...]]
    table: NumberedTable | None = None
    begins: str | None = None

    def find_line(self, voice: VoiceName, heard: HeardRequest) -> PlayLine | None:
        """What *voice* says to that request, if something was written for it."""
        for number, line in enumerate(self.lines):
            if line.voice == voice and self._is_due(number, line, heard):
                return line
        return None

    def knows(self, heard: HeardRequest) -> bool:
        """Whether the request is one of this play, also where nothing was written."""
        prompts = {line.prompt for line in self.lines}
        return self.question in heard.said and any(map(heard.is_asked_by, prompts))

    def said_by(self, voice: VoiceName, said: str) -> list[Monologue]:
        """What *voice* has said by then, in order."""
        own = (line.part for line in self.lines if line.voice == voice)
        return [part for part in own if part.was_said(said)]

    def _is_due(self, number: int, line: PlayLine, heard: HeardRequest) -> bool:
        if line.part.was_said(heard.said) or not heard.is_asked_by(line.prompt):
            return False
        if line.when is not None and line.when not in f"{heard.system}\n{heard.last}":
            return False
        before = self.lines[number - 1].part
        if self.in_turn and number and not before.was_said(heard.said):
            return False
        return line.part.answers <= self._heard(line.prompt, heard.said)

    def _heard(self, prompt: str, said: str) -> frozenset[str]:
        lines = (line for line in self.lines if line.prompt == prompt)
        return frozenset(line.voice for line in lines if line.part.was_said(said))


def _numbered(table: Mapping[str, Any]) -> NumberedTable:
    return NumberedTable(
        tuple((each["finding"], tuple(each["voices"])) for each in table["findings"]),
        tuple(table["open_questions"]),
        table["changed"],
    )


def play(name: str) -> Play:
    """The play in `seeds/rehearsal/NAME.toml`."""
    table = seeds.rehearsal(name)
    found = table.get("findings", {})
    return Play(
        table["question"],
        tuple(_line(each, table["prompt"]) for each in table["lines"]),
        pace_of(table),
        in_turn=table.get("in_turn", False),
        voices=tuple(table.get("voices", ())),
        options=table.get("options", {}),
        findings={kind: tuple(sentences) for kind, sentences in found.items()},
        table=_numbered(table["table"]) if "table" in table else None,
        begins=table.get("begins"),
    )


def part_of(table: Mapping[str, Any]) -> Monologue:
    reasoning = table.get("reasoning")
    return Monologue(
        text=table["text"].strip(),
        position=table.get("position", ""),
        key=table.get("key", ""),
        quoted_as=table.get("quoted_as"),
        reasoning=reasoning.strip() if reasoning else None,
        answers=frozenset(table.get("answers", ())),
    )


def pace_of(table: Mapping[str, Any]) -> Pace:
    keep_alive = table.get("keep_alive", False)
    return Pace(table["first_word"], table["seconds"], keep_alive)


def _line(table: Mapping[str, Any], prompt: str) -> PlayLine:
    return PlayLine(
        VoiceName(table["voice"]),
        table.get("prompt", prompt),
        part_of(table),
        table.get("when"),
        table.get("fails"),
    )


@cache
def _pieces(prompt: str) -> tuple[str, ...]:
    """Of a prompt what stands between its places; several begin alike."""
    return tuple(_PLACE.split(seeds.prompt(prompt)))
