"""
What a voice had before it when it spoke, and where each text of it stood. No I/O.

* question: what the turn was asked; system: the voice's standing instructions; file: an
  attached one.
* member: what else people wrote into the request, that is its user messages without
  the question, the file and the turns shown; request: what is left, such as the voice's
  own words in earlier rounds.

Turns whose whole text stands in the request, as a message or in a fence, are told
apart from these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn

_FENCED = re.compile(r"^(`{3,})text\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
# The label that formats/framing.py writes above an attached file.
_FILE = re.compile(
    r"^A file was attached[^\n]*\n\n(`{3,})text\n(.*?)\n\1$", re.MULTILINE | re.DOTALL
)


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
    messages = tuple(_messages(turn.request))
    question = turn.question or ("" if messages else symposium.question)
    found = [Input("question", question)]
    found += [Input("system", text) for text in _system(symposium, turn, messages)]
    file = symposium.context or ""
    if not messages or any(file in text for _, text in messages):
        found.append(Input("file", file))
    whole: set[str] = set()
    for role, text in messages:
        if role not in ("system", "developer"):
            rest = _without_whole(text, said, whole)
            found += _parts(rest, role, known=(question, file))
    texts = dict.fromkeys(each for each in found if each.text.strip())
    return Inputs(tuple(texts), frozenset(whole))


def _without_whole(text: str, said: frozenset[str], whole: set[str]) -> str:
    """The message without the turns in it, which are added to *whole*."""
    if text in said:
        whole.add(text)
        return ""

    def taken(fence: re.Match[str]) -> str:
        if fence[2] not in said:
            return fence[0]
        whole.add(fence[2])
        return "\n"

    return _FENCED.sub(taken, text)


def _parts(text: str, role: str, *, known: Sequence[str]) -> Iterator[Input]:
    """What a message holds beside the question and the file, which are *known*."""
    for each in filter(None, known):
        text = text.replace(each, "\n\n")
    for file in _FILE.finditer(text):
        yield Input("file", file[2])
    rest = _FILE.sub("\n\n", text)
    yield Input("request" if role == "assistant" else "member", rest)


def _system(
    symposium: Symposium, turn: Turn, messages: Sequence[tuple[str, str]]
) -> Iterator[str]:
    for voice in symposium.voices:
        if voice.name == turn.voice and voice.system:
            yield voice.system
    yield _text((turn.request or {}).get("system"))
    yield from (text for role, text in messages if role in ("system", "developer"))


def _messages(request: Mapping[str, object] | None) -> Iterator[tuple[str, str]]:
    messages = (request or {}).get("messages")
    for message in messages if isinstance(messages, Sequence) else ():
        if isinstance(message, Mapping):
            yield str(message.get("role")), _text(message.get("content"))


def _text(content: object) -> str:
    """Some dialects give a list of parts instead of a string."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, Sequence) else ()
    texts = (part.get("text") for part in parts if isinstance(part, Mapping))
    return "\n\n".join(text for text in texts if isinstance(text, str))
