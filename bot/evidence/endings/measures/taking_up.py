"""How much of what is said is taken from the message before: who echoes takes much."""

from bot.evidence.endings.utterance import Heard, Utterance

_SHARE = "taken_up"


def taken_up(heard: Heard, size: int) -> float:
    """The mean share of the last messages' items that stand in the one before each."""
    last = range(max(len(heard) - size, 2), len(heard))
    return sum(_share(heard, at) for at in last) / size


def _share(heard: Heard, at: int) -> float:
    """What was in its voice's last message too is a form or a habit: not counted."""
    known = heard[at].settled
    if _SHARE not in known:
        known[_SHARE] = _find_share(*heard[at - 2 : at + 1])
    return known[_SHARE]


def _find_share(own: Utterance, other: Utterance, last: Utterance) -> float:
    said = last.unpaired
    items = said - own.unpaired
    if not items:
        return float(bool(said))
    return len(items & other.unpaired) / len(items)
