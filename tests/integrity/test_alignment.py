"""What became of a row: the first that was changed, removed, added or moved."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.integrity.alignment import Alteration, Edit, first_step

NOTHING = [None] * 9


@pytest.mark.parametrize(
    ("many", "kept", "step"),
    [
        (0, [], None),
        (3, [0, 1, 2], None),
        (3, [0, None, 2], Edit(Alteration.CHANGED, 1, 1)),
        (3, [None, None, None], Edit(Alteration.CHANGED, 0, 0)),
        (3, [1, 2], Edit(Alteration.REMOVED, 0, None)),
        (3, [0, 2], Edit(Alteration.REMOVED, 1, None)),
        (3, [0, 1], Edit(Alteration.REMOVED, 2, None)),
        (3, [], Edit(Alteration.REMOVED, 0, None)),
        (2, [None, 0, 1], Edit(Alteration.ADDED, None, 0)),
        (2, [0, None, 1], Edit(Alteration.ADDED, None, 1)),
        (2, [0, 1, None], Edit(Alteration.ADDED, None, 2)),
        (0, [None], Edit(Alteration.ADDED, None, 0)),
        (4, [3, 0, 1, 2], Edit(Alteration.MOVED, 3, 0)),
        (4, [1, 2, 3, 0], Edit(Alteration.MOVED, 0, 3)),
        (5, [0, 3, 1, 2, 4], Edit(Alteration.MOVED, 3, 1)),
        (4, [0, None, 1, 3], Edit(Alteration.ADDED, None, 1)),
        (4, [0, None, 3], Edit(Alteration.CHANGED, 1, 1)),
    ],
)
def test_the_first_step_of_a_row_whose_strangers_claim_nothing(
    many: int, kept: list[int | None], step: Edit | None
) -> None:
    assert first_step(many, kept, NOTHING[: len(kept)]) == step


def test_a_stranger_is_what_it_claims_to_be_wherever_it_stands() -> None:
    step = first_step(3, [None, 0, 1], [2, None, None])
    assert step == Edit(Alteration.CHANGED, 2, 0)


def test_a_copy_of_one_that_is_there_was_added() -> None:
    assert first_step(2, [0, 1, None], [None, None, 0]) == Edit(
        Alteration.ADDED, None, 2
    )


numbers = st.integers(1, 12)


@given(numbers, st.data())
def test_one_that_is_missing_was_removed(many: int, data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, many - 1))
    kept = [place for place in range(many) if place != gone]
    assert first_step(many, kept, [None] * (many - 1)) == Edit(
        Alteration.REMOVED, gone, None
    )


@given(numbers, st.data())
def test_one_that_stands_far_from_its_place_was_moved(
    many: int, data: st.DataObject
) -> None:
    row = list(range(many + 3))
    place = data.draw(st.integers(0, many - 1))
    row.remove(place)
    now = data.draw(st.integers(place + 2, many + 2))
    row.insert(now, place)
    step = first_step(many + 3, row, [None] * (many + 3))
    assert step == Edit(Alteration.MOVED, place, now)


@given(st.permutations(range(7)))
def test_only_the_recorded_order_is_without_a_step(row: list[int]) -> None:
    step = first_step(7, row, NOTHING[:7])
    assert (step is None) == (row == sorted(row))


def test_four_times_the_strangers_take_about_four_times_as_many_steps() -> None:
    """Counted in lines that are run, so that a busy machine does not matter."""
    few, many = count_lines(500), count_lines(2_000)

    assert many < 5 * few


def count_lines(strangers: int) -> int:
    lines = 0

    def trace(*_: object) -> object:
        nonlocal lines
        lines += 1
        return trace

    nobody, turned = [None] * strangers, [*range(strangers)][::-1]
    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type] # it takes any tracer
    try:
        assert first_step(strangers, nobody, nobody) == Edit(Alteration.CHANGED, 0, 0)
        assert first_step(strangers, nobody, turned) is not None
    finally:
        sys.settrace(before)
    return lines
