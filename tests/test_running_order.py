"""The order in which files of tests are begun."""

from tests.forked import ROOT
from tests.running_order import COMPUTING, WAITING, in_running_order


def test_the_long_ones_come_first_waiting_and_computing_turn_about() -> None:
    few, many = "tests/a/test_few.py", "tests/b/test_many.py"
    given = [few, many, many, COMPUTING[1], WAITING[1], COMPUTING[0], WAITING[0]]
    assert in_running_order(given) == [
        WAITING[0],
        COMPUTING[0],
        WAITING[1],
        COMPUTING[1],
        many,
        few,
    ]


def test_every_long_one_is_there_and_stands_once() -> None:
    named = [*WAITING, *COMPUTING]
    assert [file for file in named if not (ROOT / file).is_file()] == []
    assert len({*named}) == len(named)
