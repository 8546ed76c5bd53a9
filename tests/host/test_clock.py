"""A clock that is put back while they speak makes no time that is not."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.names import TurnId, VoiceName, turn_id
from bot.domain.turn import Turn
from bot.host.asking import Asking
from bot.host.clock import steady
from tests.hosting import ADA, opened, played, watched
from tests.loopback.endpoint import Endpoint

__all__ = ["played"]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def telling(*times: datetime) -> Callable[[], datetime]:
    """Each of them in turn; the last one stays."""
    rest: Iterator[datetime] = iter(times[:-1])
    return lambda: next(rest, times[-1])


def test_a_clock_that_runs_is_told_as_it_is() -> None:
    tell = steady(telling(NOON, NOON, NOON + HOUR), None)
    assert [tell(), tell(), tell()] == [NOON, NOON, NOON + HOUR]


def test_where_it_is_put_back_it_goes_on_by_what_has_passed() -> None:
    passed = iter((100.0, 101.0, 103.5, 110.0))
    told = telling(NOON, NOON - 13 * HOUR, NOON - 13 * HOUR)
    tell = steady(told, None, monotonic=lambda: next(passed))

    assert tell() == NOON
    assert tell() == NOON + timedelta(seconds=2.5)
    assert tell() == NOON + timedelta(seconds=9)


def test_it_is_never_earlier_than_what_stands_in_the_record() -> None:
    tell = steady(telling(NOON - 13 * HOUR), NOON, monotonic=lambda: 1.0)
    assert tell() == NOON


async def test_no_turn_ends_before_it_began(endpoint: Endpoint, tmp_path: Path) -> None:
    """Each time that it is asked, the clock has been put back by an hour more."""
    times = iter(NOON - HOUR * n for n in range(1_000))
    async with opened(endpoint, tmp_path, clock=lambda: next(times)) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        kept = await host.archive.find(symposium.id)

    for turn in kept.turns:
        assert turn.started and turn.first_word and turn.ended and kept.started
        assert kept.started <= turn.started <= turn.first_word <= turn.ended
        assert turn.seconds is not None
    assert kept.ended and kept.ended >= max(turn.ended or NOON for turn in kept.turns)


async def test_what_is_abandoned_ends_no_earlier_than_it_began(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """The clock was put back while the program that had begun the turn was down."""
    async with opened(endpoint, tmp_path, clock=lambda: NOON) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        own = turn_id(symposium.id, 1)
        begun = Turn(own, 1, ADA, act=symposium.acts[0].id, started=NOON)
        await host.archive.begin(symposium.id, begun)
    earlier = NOON - 13 * HOUR
    async with opened(endpoint, tmp_path, clock=lambda: earlier) as host:
        await host.abandon(symposium)
        kept = await host.archive.find(symposium.id)

    assert kept.turns[0].seconds is not None
    assert kept.ended is not None and kept.ended >= NOON


@pytest.mark.parametrize("ended", [NOON - 13 * HOUR, None, NOON.replace(tzinfo=None)])
def test_a_duration_that_cannot_be_is_not_told(ended: datetime | None) -> None:
    turn = Turn(TurnId("s.1"), 1, VoiceName("Ada"), started=NOON, ended=ended)
    assert turn.seconds is None
    assert replace(turn, ended=NOON + HOUR).seconds == 3600
