"""What a rule of endings is: a name, and what it says of the messages so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.domain.ending import Ending
from bot.evidence.endings.utterance import Heard, Utterance


@dataclass(frozen=True, slots=True)
class NotYet:
    """A rule has begun to see its ending, and *why* says which condition is missing."""

    why: str


Judgement = Ending | NotYet | None
"""None: nothing of what the rule looks for is there."""


@dataclass(frozen=True, slots=True)
class EndingRule:
    """*judge* looks at what was heard; its last message is the one that is judged."""

    name: str
    judge: Callable[[Heard], Judgement]


def tail(heard: Heard, fits: Callable[[Utterance], bool]) -> Heard:
    """The last messages that fit, without a gap."""
    return list(takewhile(fits, reversed(heard)))[::-1]


def every(window: Sequence[Utterance], trait: str) -> bool:
    """
    Whether each has the trait. What is known already is asked first: one message
    without it settles the windows of all that follow it closely, unread.
    """
    known = all(vars(u)[trait] for u in window if trait in vars(u))
    return known and all(getattr(u, trait) for u in reversed(window))


def both(run: Sequence[Utterance]) -> bool:
    return len({u.speaker for u in run}) > 1


def is_steered(window: Sequence[Utterance]) -> bool:
    """
    What keeps menus, shells and parts alive: one voice, at least, types something in
    nearly all of its messages, each time something that it had not typed before.
    """
    for voice in {u.speaker for u in window}:
        own = [u for u in window if u.speaker == voice]
        typed = [u.typed for u in own if u.typed]
        if len(typed) > 1 and 4 * len(set(typed)) >= 3 * len(own):
            return True
    return False


def too_few(run: Sequence[Utterance], needed: int, what: str) -> NotYet | None:
    """What is missing of a run that is too short; None where there is no run."""
    if not run:
        return None
    so_far = f"so far {len(run)} ({numbers(run)})"
    return NotYet(f"it takes {needed} {what}, {so_far}")


def numbers(run: Sequence[Utterance]) -> str:
    return ", ".join(str(u.number) for u in run)
