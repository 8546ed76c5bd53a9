"""How often a member may ask on: so many times in an hour, `limits.follow_ups`."""

from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import Declined

_HOUR = 3600.0


class FollowUps:
    """
    Mutable: when each member has asked within the last hour. It is this process's: a
    restart forgets it. Times are seconds of one clock, in order.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: defaultdict[int, deque[float]] = defaultdict(deque)

    @contextmanager
    def spend(self, member: int, now: float) -> Iterator[None]:
        """
        One asking of theirs at the time *now*; given back where it comes to nothing.
        Declined where they have none left.
        """
        asked = self._asked[member]
        while asked and asked[0] <= now - _HOUR:
            asked.popleft()
        if len(asked) >= self._most:
            minutes = max(1, round((asked[0] + _HOUR - now) / 60))
            times = "once" if self._most == 1 else f"{self._most} times"
            raise Declined(
                f"You have asked {times} within an hour, and that is as often as one "
                f"member may. Ask again in {_minutes(minutes)}."
            )
        asked.append(now)
        try:
            yield
        except BaseException:
            asked.pop()
            raise
        finally:
            if not asked:
                del self._asked[member]


def _minutes(many: int) -> str:
    return "a minute" if many == 1 else f"{many} minutes"
