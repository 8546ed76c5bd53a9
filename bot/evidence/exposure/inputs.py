"""
What a voice had before it when it spoke, and where each text of it stood.

* question: what the turn was asked; system: the voice's standing instructions; file: an
  attached one.
* member: what else people wrote into the request, that is its user messages without
  the question, the file and the turns shown; request: what is left, such as the voice's
  own words in earlier rounds and the host's notes.

Turns whose whole text stands in the request, as a message or in a fence, are told
apart from these.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.symposium import Symposium
from bot.domain.turn import Message, Turn
from bot.formats.framing import read_fences
from bot.formats.speech.attribution import Section, read_sections
from bot.wire.dialects import read_request


@dataclass(frozen=True, slots=True)
class Input:
    """*where* is question, system, file, member or request."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """*whole* are the texts of turns that stand in the request as they were said."""

    texts: tuple[Input, ...]
    whole: frozenset[str] = frozenset()


def inputs(symposium: Symposium, turn: Turn, said: frozenset[str]) -> Inputs:
    """What *turn* had before it; *said* are the texts of all turns."""
    return InputReader(symposium, said).read(turn)


class InputReader:
    """Of many turns of a *symposium*; *said* are the texts of all turns."""

    def __init__(self, symposium: Symposium, said: frozenset[str]) -> None:
        self._question, self._file = symposium.question, symposium.context or ""
        self._voices = {voice.name: voice for voice in symposium.participants}
        self._said = said

    def read(self, turn: Turn) -> Inputs:
        """What *turn* had before it."""
        voice = self._voices.get(turn.voice)
        # The recorded request is read by the voice's own dialect.
        dialect = None if voice is None else voice.dialect
        messages = read_request(turn.request, dialect=dialect)
        question = turn.question or ("" if messages else self._question)
        found = [Input("question", question)]
        if voice is not None and voice.system:
            found.append(Input("system", voice.system))
        found += [Input("system", m.text) for m in messages if m.role == "system"]
        if not messages or any(self._file in message.text for message in messages):
            found.append(Input("file", self._file))
        whole: set[str] = set()
        known = (question, self._file)
        for message in messages:
            if message.role != "system":
                found += _parts(message, self._said, whole, known=known)
        texts = dict.fromkeys(each for each in found if each.text.strip())
        return Inputs(tuple(texts), frozenset(whole))


def _parts(
    message: Message, said: frozenset[str], whole: set[str], *, known: Sequence[str]
) -> Iterator[Input]:
    """
    What a message holds beside the question and the file, which are *known*; turns that
    stand in it as they were *said* are added to *whole*.
    """
    text = message.text
    sections = [] if text in said else read_sections(text)
    for section in sections or [Section("", 0, 0, len(text))]:
        words = text[section.words : section.end]
        if words in said:
            whole.add(words)
        else:
            is_member = message.role != "assistant" and not section.is_machine
            where = "member" if is_member else "request"
            yield from _rest(words, where, said, whole, known=known)


def _rest(
    text: str,
    where: str,
    said: frozenset[str],
    whole: set[str],
    *,
    known: Sequence[str],
) -> Iterator[Input]:
    rest, at = [], 0
    for fence in read_fences(text):
        if fence.text in said:
            whole.add(fence.text)
            cut = fence.start
        elif fence.is_file:
            yield Input("file", fence.text)
            cut = fence.label_start
        else:
            continue
        rest.append(text[at:cut])
        at = fence.end
    remains = "\n\n".join([*rest, text[at:]])
    for each in filter(None, known):
        remains = remains.replace(each, "\n\n")
    yield Input(where, remains)
