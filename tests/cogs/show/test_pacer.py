"""When the board's next edit is due."""

from cogs._show.live.pacer import Pacer


def test_the_first_edit_is_due_at_once_and_none_without_news() -> None:
    pacer = Pacer(1.0)
    assert pacer.wait(100.0) is None
    pacer.touch()
    assert pacer.wait(100.0) == 0.0


def test_nothing_is_due_while_an_edit_is_under_way() -> None:
    pacer = Pacer(1.0)
    pacer.touch()
    pacer.begin(100.0)
    pacer.touch()
    assert pacer.wait(500.0) is None


def test_the_interval_counts_from_the_start_of_the_last_edit() -> None:
    pacer = Pacer(1.0)
    pacer.touch()
    pacer.begin(107.0)
    pacer.touch()
    pacer.done()
    assert [pacer.wait(now) for now in (107.0, 107.75, 108.0, 120.0)] == [
        1.0,
        0.25,
        0.0,
        0.0,
    ]


def test_an_edit_that_had_to_wait_for_its_limit_is_followed_at_once() -> None:
    pacer = Pacer(1.0)
    pacer.touch()
    pacer.begin(100.0)
    pacer.touch()
    pacer.done()
    assert pacer.wait(104.0) == 0.0


def test_an_edit_that_failed_is_made_again_ever_slower_until_one_stands() -> None:
    pacer = Pacer(1.0, slowest=10.0)
    pacer.touch()
    waits = []
    for _ in range(5):
        pacer.begin(100.0)
        pacer.fail()
        waits.append(pacer.wait(100.0))
    assert waits == [2.0, 4.0, 8.0, 10.0, 10.0]
    pacer.begin(100.0)
    pacer.done()
    assert pacer.wait(100.0) is None
    pacer.touch()
    assert pacer.wait(100.0) == 1.0


def test_all_that_is_new_is_shown_by_one_edit() -> None:
    pacer = Pacer(1.0)
    for _ in range(5):
        pacer.touch()
    pacer.begin(100.0)
    pacer.done()
    assert pacer.wait(200.0) is None
