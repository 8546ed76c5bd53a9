"""
The formats of a symposium.

A format is a function from what has been said to who speaks next. It holds no state
of its own, so a symposium read back from the archive goes on where it stopped.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.symposium import Symposium
from bot.domain.turn import Cue
from bot.formats.blind import blind
from bot.formats.rounds import rounds


@dataclass(frozen=True, slots=True)
class Format:
    """*cues* says who speaks next; *rounds* is how many there are unless asked."""

    cues: Callable[[Symposium], tuple[Cue, ...]]
    summary: str
    rounds: int = 1
    only_one_round: bool = False


FORMATS: Mapping[str, Format] = {
    "blind": Format(blind, "all at once, and none hears another", only_one_round=True),
    "rounds": Format(
        rounds, "a blind round, then everybody hears everybody's last round", rounds=2
    ),
}
