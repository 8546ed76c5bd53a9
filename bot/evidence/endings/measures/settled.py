"""What a rule found of a message is kept with it."""

from collections.abc import Callable
from functools import wraps

from bot.evidence.endings.utterance import Utterance


def settled(trait: Callable[[Utterance], bool]) -> Callable[[Utterance], bool]:
    """The same, worked out once for each message and kept with it."""
    name = f"{trait.__module__}.{trait.__qualname__}"

    @wraps(trait)
    def kept(u: Utterance) -> bool:
        known = u.settled
        found = known.get(name)
        if found is None:
            found = known[name] = trait(u)
        return bool(found)

    return kept
