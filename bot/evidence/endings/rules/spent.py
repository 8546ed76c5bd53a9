"""The rule for a dialogue that is spent, though no single message looks like an end."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.measures.drilling import is_drill
from bot.evidence.endings.measures.spentness import WINDOW, Spentness, find_spentness
from bot.evidence.endings.rules.ending_rule import Judgement, NotYet, elsewhere
from bot.evidence.endings.utterance import Heard

_ENOUGH = 5.5  # points, after this message and after the one before
_BEFORE = 4  # messages before the eight
_TOLD_FROM = 4.5  # points from which on it is said what is missing


def spent(heard: Heard) -> Judgement:
    """The points of the last eight messages suffice, twice in a row."""
    few = len(heard) <= WINDOW + _BEFORE
    now = None if few else find_spentness(heard, _TOLD_FROM)
    if now is None:
        return None
    told = f"eight messages have {now.points:.1f} points of being spent"
    if now.points < _ENOUGH:
        return NotYet(f"{told}; it takes {_ENOUGH} ({now.described})")
    if where := elsewhere(heard, WINDOW):
        return NotYet(f"{told}, but {where}")
    if is_drill(heard, WINDOW):
        return NotYet(f"{told}, but each answer is said again and followed by more")
    before = find_spentness(heard[:-1], _ENOUGH)
    if before is None:
        return NotYet(f"{told}; it takes {_ENOUGH} after two messages in a row")
    return _ended(heard[-WINDOW:], now, before)


def _ended(window: Heard, now: Spentness, before: Spentness) -> Ending:
    first, last = window[0].number, window[-1].number
    said = (
        f"Messages {first} to {last} have {now.points:.1f} points of being spent, the"
        f" eight before {last} {before.points:.1f}: {now.described}."
    )
    pair = f"For instance {window[-2].quoted()}; {window[-1].quoted()}."
    return Ending(EndingKind.LOOP, last, first, (said, pair))
