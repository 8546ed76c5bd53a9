"""When each piece of a recital is heard: seconds after the request."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.rehearsal.script import Recital

# About as long as a model's tokens are.
_PIECE = re.compile(r"\s*\S{1,7}|\s+$")

_KEEP_ALIVE_EVERY = 0.8  # seconds


class BeatKind(StrEnum):
    KEEP_ALIVE = "keep_alive"
    REASONING = "reasoning"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Beat:
    """*at* is in seconds after the request; the beats of a recital are in order."""

    at: float
    kind: BeatKind
    words: str = ""


def beats(recital: Recital) -> Iterator[Beat]:
    """Everything a recital sends; joined, its texts are the text, unchanged."""
    first_word = recital.pace.first_word
    if recital.reasoning:
        yield from _spread(BeatKind.REASONING, recital.reasoning, 0.2, first_word)
    elif recital.pace.keep_alive:
        times = range(1, int(first_word / _KEEP_ALIVE_EVERY) + 1)
        yield from (Beat(n * _KEEP_ALIVE_EVERY, BeatKind.KEEP_ALIVE) for n in times)
    end = first_word + recital.pace.seconds
    yield from _spread(BeatKind.TEXT, recital.text, first_word, end)


def pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _spread(kind: BeatKind, text: str, begin: float, end: float) -> Iterator[Beat]:
    parts = pieces(text)
    step = (end - begin) / max(len(parts), 1)
    return (Beat(begin + n * step, kind, part) for n, part in enumerate(parts))
