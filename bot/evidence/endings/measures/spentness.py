"""
How spent a dialogue is by its last eight messages, in points.

No message of a dialogue that is over need look like an end; all of them together do.
What speaks for an end and what against it is added up, each a share of the eight. The
weights are rounded from a logistic regression over 744 labelled dialogues, 536 of them
those of tests/evidence/endings/material. Found on five of six other sets and judged on
the sixth, each in turn, weights and bound alone stopped 81 of 120 within the labelled
window and 1 of 88 that went on (courtesies beside news were still counted then).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2
from statistics import median

from bot.evidence.endings.measures.meaning import (
    is_idle,
    is_scene,
    only_thanks,
    says_nothing,
    tells_number,
)
from bot.evidence.endings.measures.taking_up import taken_up
from bot.evidence.endings.utterance import Heard, Utterance

WINDOW = 8  # messages
_IDLE, _THANKS, _SCENES = 3.0, 2.5, 2.0
_TAKEN, _NOTHING, _NUMBERS, _ASKS = 7.5, 10.0, -5.0, -1.0


@dataclass(frozen=True, slots=True)
class Spentness:
    """
    Points: *taken* for words from the message before each, *length* one for each
    halving of it, *nothing* for signs, storms and refusals, *numbers* and *asks*
    against, *scenes*, *thanks*, and *idle* for messages that mean no more.
    """

    taken: float
    length: float
    nothing: float
    numbers: float
    asks: float
    scenes: float
    thanks: float
    idle: float

    @property
    def points(self) -> float:
        against = self.numbers + self.asks
        signs = self.taken + self.nothing + self.scenes + self.thanks + self.idle
        return signs + self.length + against

    @property
    def described(self) -> str:
        """The parts that are not nothing, to be read after a colon."""
        parts = (
            ("parting, thanking, praising or agreeing", self.idle),
            ("thanks in them", self.thanks),
            ("words taken from the message before", self.taken),
            ("messages without a word, refusals and storms", self.nothing),
            ("stage directions", self.scenes),
            ("their length beside that of earlier ones", self.length),
            ("new numbers", self.numbers),
            ("a question at the end", self.asks),
        )
        return ", ".join(f"{of} {by:+.1f}" for of, by in parts if abs(by) >= _SHOWN)


_SHOWN = 0.05


def find_spentness(heard: Heard, least: float) -> Spentness | None:
    """That of the last eight messages; None if it is less than that, or of too few."""
    if len(heard) < WINDOW:
        return None
    window = heard[-WINDOW:]
    taken, length = _TAKEN * taken_up(heard, WINDOW), _shrinking(heard)
    nothing = _NOTHING * _share(says_nothing, window)
    numbers, asks = _NUMBERS * _share(tells_number, window), _ASKS * window[-1].asks
    # What is slow to be found is looked for only where it could suffice.
    lacking = least - taken - length - nothing - numbers - asks
    if lacking > _SCENES + _THANKS + _IDLE:
        return None
    scenes = _SCENES * _share(is_scene, window)
    if lacking > scenes + _THANKS + _IDLE:
        return None
    thanks = _THANKS * _share(only_thanks, window)
    if lacking > scenes + thanks + _IDLE:
        return None
    idle = _IDLE * _share(is_idle, window)
    if lacking > scenes + thanks + idle:
        return None
    return Spentness(taken, length, nothing, numbers, asks, scenes, thanks, idle)


def _share(trait: Callable[[Utterance], bool], window: Heard) -> float:
    return sum(map(trait, window)) / WINDOW


def is_spent(heard: Heard, least: float) -> bool:
    """Whether it has so many points; also where too few messages were heard to tell."""
    return len(heard) < WINDOW or find_spentness(heard, least) is not None


def _shrinking(heard: Heard) -> float:
    """How often their length was halved, against the median of earlier messages."""
    window, before = heard[-WINDOW:], heard[:-WINDOW]
    now = sum(len(u.words) for u in window) / WINDOW
    earlier = [len(u.words) for u in before if u.words]
    return log2(((median(earlier) if earlier else now) + 1) / (now + 1))
