"""
When the next edit of the board is due. No clock, no I/O.

At most one edit is under way: while it waits for its rate limit nothing else is
decided, and by then only the latest board is left to show. The pace thus follows
whatever the server allows.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Pacer:
    """
    Mutable, owned by one stage. Times are seconds of any steady clock.

    *interval* is the rest between the end of an edit and the start of the next.
    """

    interval: float = 1.0
    _dirty: bool = False
    _busy: bool = False
    _rested: float = float("-inf")

    def touch(self) -> None:
        """There is something new to show."""
        self._dirty = True

    def wait(self, now: float) -> float | None:
        """Seconds until an edit is due, 0.0 for now; None if there is none to make."""
        if self._busy or not self._dirty:
            return None
        return max(0.0, self._rested + self.interval - now)

    def begin(self) -> None:
        """An edit starts that will show all that is new by now."""
        self._dirty, self._busy = False, True

    def done(self, now: float) -> None:
        """The edit has ended, well or not."""
        self._busy, self._rested = False, now
