"""How long a reader takes for a hostile text, and for four times as much of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS


@dataclass(frozen=True, slots=True)
class Growth:
    """CPU seconds for *size* characters and for four times as many."""

    reader: str
    text: str
    size: int
    once: float
    four: float

    @property
    def ratio(self) -> float:
        """4 where it grows as its input does, 16 as its square, 64 as its cube."""
        return self.four / max(self.once, 1e-6)


def time_reader(reader: str, size: int) -> Iterator[Growth]:
    READERS[reader](HOSTILE["words of all lengths"](1000))  # what is loaded only once
    for text in HOSTILE:
        yield Growth(
            reader,
            text,
            size,
            _seconds(reader, text, size),
            _seconds(reader, text, 4 * size),
        )


def _seconds(reader: str, text: str, size: int) -> float:
    given = HOSTILE[text](size)
    began = time.process_time()
    READERS[reader](given)
    return time.process_time() - began
