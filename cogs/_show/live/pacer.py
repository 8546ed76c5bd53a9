"""
When the next edit of the board is due.

At most one edit is under way: while it waits for its rate limit nothing else is
decided, and by then only the latest board is left to show. The pace thus follows
whatever the server allows.

Starts are counted, not ends: discord.py waits for a spent limit inside the edit that
spent it, after the server has shown that edit (docs/discord.md), and a rest on top
of that wait would leave the board twice as old.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Pacer:
    """
    Mutable, owned by one stage. Times are seconds of any steady clock.

    *interval* is what lies at least between the starts of two edits: a little over the
    second that five edits in five seconds leave for each. After edits that failed it is
    longer, each time twice as long up to *slowest*.
    """

    interval: float = 1.05
    slowest: float = 60.0
    _dirty: bool = False
    _busy: bool = False
    _began: float = float("-inf")
    _failures: int = 0

    def touch(self) -> None:
        """There is something new to show."""
        self._dirty = True

    def wait(self, now: float) -> float | None:
        """Seconds until an edit is due, 0.0 for now; None if there is none to make."""
        if self._busy or not self._dirty:
            return None
        # 2 ** 16 is far above the slowest: a number that is not to grow for ever.
        slower: float = self.interval * 2 ** min(self._failures, 16)
        return max(0.0, self._began + min(slower, self.slowest) - now)

    def begin(self, now: float) -> None:
        """An edit starts that will show all that is new by now."""
        self._dirty, self._busy, self._began = False, True, now

    def done(self) -> None:
        """The edit stands."""
        self._busy, self._failures = False, 0

    def fail(self) -> None:
        """The edit has failed: what it was to show is still to be shown."""
        self._busy, self._dirty, self._failures = False, True, self._failures + 1
