"""
How alike one voice's samples are, beside how alike different voices are.

Means of the TF-IDF cosine (see `similarity.py`) over pairs of turns of one round.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.domain.names import VoiceName
from bot.domain.turn import Turn
from bot.evidence.convergence.similarity import similarities
from bot.evidence.sharing.independence import Contacts
from bot.evidence.wording.spoken import Spoken

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """The mean similarity, 0 to 1, of so many pairs of turns."""

    mean: float
    pairs: int


def within(
    spoken: Sequence[Spoken], voices: Sequence[VoiceName]
) -> tuple[Agreement | None, ...]:
    """For each voice over its samples; None where it has one only."""

    def of(voice: VoiceName) -> Callable[[Turn, Turn], bool]:
        return lambda one, other: (
            one.voice == other.voice == voice and one.sample != other.sample
        )

    return tuple(_mean(spoken, of(voice)) for voice in voices)


def between(spoken: Sequence[Spoken], met: Contacts) -> Agreement | None:
    """Over turns of different voices that are independent of each other."""
    return _mean(spoken, met.are_independent)


def _mean(
    spoken: Sequence[Spoken], compared: Callable[[Turn, Turn], bool]
) -> Agreement | None:
    pairs = [
        (one, other)
        for one, other in combinations(range(len(spoken)), 2)
        if spoken[one].turn.round == spoken[other].turn.round
        and compared(spoken[one].turn, spoken[other].turn)
    ]
    if not pairs:
        return None
    matrix = similarities([each.content.stems for each in spoken])
    total = sum(matrix[one][other] for one, other in pairs)
    return Agreement(round(total / len(pairs), _DIGITS), len(pairs))
