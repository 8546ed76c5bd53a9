"""
Who speaks, on a line above their words that none of these words can imitate.

Law: the label in such a line stands in no text of the record, so a line that bears it
was written by the host. It follows from the symposium's id, and is another one only
from when somebody has written it: so what a voice was sent before begins what it is
sent next, and providers need not read it anew.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from bot.domain.symposium import Symposium
from bot.text.unseen import visible_line

_LENGTH = 6
_OTHER_THAN_LETTERS = re.compile(r"[\W_]+")
_BRACKETS = str.maketrans("[]", "()")
_FIRST_LINE = re.compile(rf"\A\[#([a-z2-7]{{{_LENGTH}}}) ")

_MODEL = " (model)"
_PERSON = " (person)"
HOST = "the host"
SOMEBODY = "a person"
"""Who asks where no name is known."""


@dataclass(frozen=True, slots=True)
class Section:
    """message[words:end] stands under the line of *who*, which begins at *start*."""

    who: str
    start: int
    words: int
    end: int

    @property
    def is_host(self) -> bool:
        return self.who == HOST

    @property
    def is_machine(self) -> bool:
        """A voice, or the host: no person."""
        return self.is_host or self.who.endswith(_MODEL)


def find_label(symposium: Symposium) -> str:
    """The label for all that is sent next: no text of the record holds it."""
    written = "|".join(map(_folded, _texts(symposium)))
    first = _label(symposium, 0)
    if first not in written:
        return first
    # All that stands there at once: each is looked for in no time, however many of
    # them somebody has written down beforehand.
    taken = {written[at : at + _LENGTH] for at in range(len(written))}
    labels = (_label(symposium, number) for number in count(1))
    return next(label for label in labels if label not in taken)


def write_line(label: str, who: str) -> str:
    """The line above what *who* says; a name in it is one line."""
    return f"[#{label} {who}]"


def name_model(name: str) -> str:
    return f"{_plain(name)}{_MODEL}"


def name_person(name: str | None) -> str:
    return f"{_plain(name)}{_PERSON}" if name and _plain(name) else SOMEBODY


def read_sections(message: str) -> tuple[Section, ...]:
    """
    What stands under which line in *message*, in order, in time linear in its length;
    nothing if its first line is none.
    """
    found = _FIRST_LINE.match(message)
    if found is None:
        return ()
    opening = f"[#{found[1]} "
    starts = [at for at in _line_starts(message) if message.startswith(opening, at)]
    ends = [*(at - 2 for at in starts[1:]), len(message)]
    return tuple(
        _section(message, start, max(start, end), len(opening))
        for start, end in zip(starts, ends, strict=True)
    )


def _section(message: str, start: int, end: int, opening: int) -> Section:
    line = message.find("\n", start, end)
    line = end if line < 0 else line
    who = message[start + opening : line].removesuffix("]")
    return Section(who, start, min(line + 1, end), end)


def _line_starts(message: str) -> Iterator[int]:
    at = 0
    while at >= 0:
        yield at
        after = message.find("\n", at)
        at = after + 1 if after >= 0 else -1


def _plain(name: str) -> str:
    return visible_line(name).translate(_BRACKETS)


def _label(symposium: Symposium, number: int) -> str:
    digest = hashlib.sha256(f"{symposium.id}:{number}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:_LENGTH]


def _folded(text: str) -> str:
    """Letters and digits alone: what only looks like a label is one as well."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _OTHER_THAN_LETTERS.sub("", plain.casefold())


def _texts(symposium: Symposium) -> Iterator[str]:
    """Everything that people and voices have written."""
    yield from (symposium.question, symposium.context or "", symposium.asked_by or "")
    for voice in symposium.participants:
        yield from (voice.name, voice.epithet or "", voice.system or "")
    for act in symposium.acts:
        yield from (act.text, act.by or "", *_strings(act.options))
    for turn in symposium.turns:
        yield from (turn.text, turn.marker)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (*_strings(key), *_strings(each))
    elif isinstance(value, Sequence):
        for each in value:
            yield from _strings(each)
