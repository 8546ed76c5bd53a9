"""No text makes its reader hang; how they grow is told by `python -m tests.bench g`."""

import pytest

from tests.growth.hanging import IMPORTS, find_steep
from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS
from tests.growth.timing import SQUARE, STEEPEST, find_ratio


@pytest.mark.parametrize("reader", [each for each in READERS if each not in IMPORTS])
async def test_no_text_from_outside_makes_its_reader_hang(reader: str) -> None:
    assert await find_steep(reader) == []


def test_every_hostile_text_has_the_size_it_is_made_for() -> None:
    for name, text in HOSTILE.items():
        assert 0.5 < len(text(10_000)) / 10_000 < 2, name


def test_what_grows_as_its_square_does_so_at_each_attempt() -> None:
    assert find_ratio(lambda size: float(size * size), 10) == SQUARE
    assert find_ratio(float, 10) < STEEPEST


def test_a_pause_of_the_machine_is_no_growth() -> None:
    pauses = iter([0.0, 0.0, 0.0, 1000.0, 1000.0])

    assert find_ratio(lambda size: size + next(pauses, 0.0), 10) < STEEPEST
