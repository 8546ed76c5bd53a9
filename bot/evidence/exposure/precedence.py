"""Which turn came before which, so that the other could know of it. No I/O."""

from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn
from bot.formats import format_named


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
    is_known = symposium.origin is not Origin.IMPORTED
    if is_known and format_named(symposium.format).at_once:
        return False
    return earlier.number < later.number


def answered(symposium: Symposium, turn: Turn) -> Turn | None:
    """
    The turn that *turn* answers because the two are a dialogue: the last one with words
    before it. None if the record itself says what the voice had before it.
    """
    told = turn.request is not None or turn.exposed_to or turn.question
    if not format_named(symposium.format).is_dialogue or told:
        return None
    earlier = [t for t in symposium.turns if t.number < turn.number and t.text.strip()]
    return max(earlier, key=lambda t: t.number, default=None)
