"""Which of two turns came first, so that the other could know of it. No I/O."""

from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn

_AT_ONCE = frozenset({"blind", "rounds"})


def came_before(symposium: Symposium, earlier: Turn, later: Turn) -> bool:
    """
    Whether *earlier* had ended when *later* began.

    By the times, where both are known; else by the rounds; within a round by the
    numbers, unless the format asks all voices of a round at once. Of an imported
    document the format is no more than a guess, so there the numbers decide.
    """
    if earlier.ended is not None and later.started is not None:
        return earlier.ended <= later.started
    if earlier.round != later.round:
        return earlier.round < later.round
    if symposium.format in _AT_ONCE and symposium.origin is not Origin.IMPORTED:
        return False
    return earlier.number < later.number
