"""What very many messages take grows as they do, not as their square."""

import time
from collections.abc import Callable

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import ActId, SymposiumId
from bot.domain.symposium import Symposium
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.quotes.quote_report import quotes
from tests.bench.long_records import add_table, quote_each
from tests.evidence.symposia import NOON
from tests.growth.timing import STEEPEST, find_ratio

MESSAGES = 300


def seconds(work: Callable[[Symposium], object], it: Symposium) -> float:
    began = time.process_time()
    work(it)
    return time.process_time() - began


def table(messages: int) -> Symposium:
    return add_table(quote_each(messages), messages // 10)


@pytest.mark.parametrize(
    ("work", "make"),
    [(exposure, quote_each), (quotes, table)],
    ids=["exposure", "quotes"],
)
def test_four_times_the_messages_take_little_more_than_four_times_as_long(
    work: Callable[[Symposium], object], make: Callable[[int], Symposium]
) -> None:
    seconds(work, make(10))  # what is loaded only once
    made = {size: make(size) for size in (MESSAGES, 4 * MESSAGES)}
    ratio = find_ratio(lambda size: seconds(work, made[size]), MESSAGES)
    assert ratio < STEEPEST


def _closed(acts: int) -> Symposium:
    asked = tuple(
        Act(ActKind.FOLLOWED_UP, text="So?", id=ActId(f"k.a{n}"), place=2 * n)
        for n in range(acts)
    )
    closings = tuple(
        Closing(NOON, act.id, place=2 * n + 1) for n, act in enumerate(asked)
    )
    return Symposium(SymposiumId("k"), "So?", (), acts=asked, closings=closings)


def test_what_is_still_open_is_found_in_one_pass_over_what_was_closed() -> None:
    def closed(acts: int) -> float:
        it = _closed(acts)
        return min(seconds(lambda it: it.open_acts, it) for _ in range(3))

    assert find_ratio(closed, 1000) < STEEPEST
