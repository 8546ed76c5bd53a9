"""What time it is: an argument of whoever needs to know, so that a test can set it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.domain.symposium import Symposium

Clock = Callable[[], datetime]


def tell_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def steady(
    clock: Clock,
    since: datetime | None,
    *,
    monotonic: Callable[[], float] = time.monotonic,
) -> Clock:
    """
    The same clock, never earlier than *since* nor than it has told: where it was put
    back it goes on from there by what has really passed.
    """
    # One for each symposium: a clock that was wrong is right again for the next.
    last, passed = since, monotonic()

    def tell() -> datetime:
        nonlocal last, passed
        told, now = clock(), monotonic()
        if last is not None and told < last:
            told = last + timedelta(seconds=now - passed)
        last, passed = told, now
        return told

    return tell


def find_latest(symposium: Symposium) -> datetime | None:
    """The latest time that stands in it, since when its turns cannot have ended."""
    times = [symposium.started, symposium.ended]
    for turn in symposium.turns:
        times += [turn.started, turn.first_word, turn.ended]
    times += [act.at for act in symposium.acts]
    return max((one for one in times if one is not None), default=None)
