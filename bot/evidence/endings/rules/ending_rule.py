"""What a rule of endings is: a name, and what it says of the messages so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.ending import Ending
from bot.evidence.endings.utterance import Heard, Utterance


@dataclass(frozen=True, slots=True)
class NotYet:
    """A rule has begun to see its ending, and *why* says which condition is missing."""

    why: str


_LATELY = 6  # messages

Judgement = Ending | NotYet | None
"""None: nothing of what the rule looks for is there."""


@dataclass(frozen=True, slots=True)
class EndingRule:
    """
    *judge* looks at what was heard; its last message is the one that is judged. One
    that asks for *points* fires only where the dialogue as a whole is so far spent
    (`measures/spentness.py`): who goes round in one way may go on in another.
    """

    name: str
    judge: Callable[[Heard], Judgement]
    points: float | None = None


def tail(heard: Heard, fits: Callable[[Utterance], bool]) -> Heard:
    """The last messages that fit, without a gap."""
    first = len(heard)
    while first and fits(heard[first - 1]):
        first -= 1
    return heard[first:]


def every(window: Sequence[Utterance], trait: str) -> bool:
    """
    Whether each has the trait. What is known already is asked first: one message
    without it settles the windows of all that follow it closely, unread.
    """
    known = all(vars(u)[trait] for u in window if trait in vars(u))
    return known and all(getattr(u, trait) for u in reversed(window))


def both(run: Sequence[Utterance]) -> bool:
    return len({u.speaker for u in run}) > 1


def is_steered(heard: Sequence[Utterance], size: int) -> bool:
    """
    What keeps menus, shells and parts alive: in a quarter of the last *size* messages,
    and in the last six of them, something is typed that nobody had typed before.
    """
    window, before = heard[-size:], {u.typed for u in heard[:-size]}
    new = []
    for u in window:
        if u.typed and u.typed not in before:
            new.append(u.number)
        before.add(u.typed)
    late = window[-min(size, _LATELY)].number
    return 4 * len(new) >= size and new[-1] >= late


def freshness(window: Heard) -> float:
    """New items over all items of these messages; those without any count nothing."""
    total = sum(len(u.items) for u in window)
    return sum(len(u.fresh) for u in window) / total if total else 0.0


def elsewhere(heard: Heard, size: int) -> str | None:
    """Where the news is if words do not show it, to read after "but"."""
    window = heard[-size:]
    if 3 * sum(u.pictured for u in window) >= len(window):
        return "what is new may be in drawings or code"
    if is_steered(heard, size):
        return "new choices are taken, or new commands given"
    return None if both(window) else "one voice speaks alone"


def too_few(run: Sequence[Utterance], needed: int, what: str) -> NotYet | None:
    """What is missing of a run that is too short; None where there is no run."""
    if not run:
        return None
    so_far = f"so far {len(run)} ({numbers(run)})"
    return NotYet(f"it takes {needed} {what}, {so_far}")


def numbers(run: Sequence[Utterance]) -> str:
    return ", ".join(str(u.number) for u in run)
