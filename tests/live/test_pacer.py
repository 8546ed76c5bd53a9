"""When the board's next edit is due."""

from bot.live.pacer import Pacer


def test_the_first_edit_is_due_at_once_and_none_without_news() -> None:
    pacer = Pacer(1.0)
    assert pacer.wait(100.0) is None
    pacer.touch()
    assert pacer.wait(100.0) == 0.0


def test_nothing_is_due_while_an_edit_is_under_way() -> None:
    pacer = Pacer(1.0)
    pacer.touch()
    pacer.begin()
    pacer.touch()
    assert pacer.wait(500.0) is None


def test_the_rest_counts_from_the_end_of_the_last_edit() -> None:
    pacer = Pacer(1.0)
    pacer.touch()
    pacer.begin()
    pacer.touch()
    pacer.done(107.0)
    assert [pacer.wait(now) for now in (107.0, 107.75, 108.0, 120.0)] == [
        1.0,
        0.25,
        0.0,
        0.0,
    ]


def test_all_that_is_new_is_shown_by_one_edit() -> None:
    pacer = Pacer(1.0)
    for _ in range(5):
        pacer.touch()
    pacer.begin()
    pacer.done(100.0)
    assert pacer.wait(200.0) is None
