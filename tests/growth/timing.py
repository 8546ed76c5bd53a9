"""How long a reader takes for a hostile text, and for four times as much of it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS

ATTEMPTS = 4
SQUARE = 16  # times as long for four times as much
STEEPEST = 10  # between what grows as its input (4) and as its square (16)


@dataclass(frozen=True, slots=True)
class Growth:
    """
    CPU seconds for *size* characters and for four times as many, where these are not
    over too soon to tell anything: 0 then.
    """

    reader: str
    text: str
    size: int
    once: float
    four: float

    @property
    def ratio(self) -> float:
        """
        4 where it grows as its input does, 16 as its square, 64 as its cube; 0 where it
        was over too soon to tell.
        """
        return self.four / max(self.once, 1e-6)


def time_reader(reader: str, size: int, *, soon: float) -> Iterator[Growth]:
    """
    What is over within *soon* seconds tells nothing; and what takes a sixteenth of that
    would be over so soon four times as long too, if it grew as its square. Only what
    grew too fast takes four times as much again: it could but become less.
    """
    for text in HOSTILE:
        once, four = _seconds(reader, text, size), 0.0
        if once * SQUARE >= soon and (four := _seconds(reader, text, 4 * size)) > soon:
            # Not the first time, in which is loaded what is loaded only once.
            once = min(once, _seconds(reader, text, size))
            if four > STEEPEST * once:
                four = min(four, _seconds(reader, text, 4 * size))
        yield Growth(reader, text, size, once, four)


def find_ratio(seconds: Callable[[int], float], size: int) -> float:
    """
    How often as long *seconds* says of four times the *size* as of *size*. What grows
    too fast does so each time: one pause of a busy machine is no growth.
    """
    found = []
    for _ in range(ATTEMPTS):
        once = min(seconds(size) for _ in range(3))
        found.append(min(seconds(4 * size) for _ in range(2)) / max(once, 1e-6))
        if found[-1] < STEEPEST:
            break
    return min(found)


def _seconds(reader: str, text: str, size: int) -> float:
    given = HOSTILE[text](size)
    began = time.process_time()
    READERS[reader](given)
    return time.process_time() - began
