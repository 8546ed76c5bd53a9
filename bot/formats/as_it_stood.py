"""A symposium as it stood then: what came later is no reason of what was before."""

from dataclasses import replace

from bot.domain.act import Act
from bot.domain.symposium import Symposium


def as_closed(symposium: Symposium, act: Act) -> Symposium:
    """As it stood when *act* was closed; while that is open, as it stands."""
    closing = symposium.closing_of(act)
    return before(symposium, closing.place) if closing and closing.place else symposium


def before(symposium: Symposium, place: int) -> Symposium:
    """What had happened before that place; who still speaks speaks then, too."""
    acts = tuple(one for one in symposium.acts if (one.place or 0) < place)
    turns = tuple(one for one in symposium.turns if (one.place or 0) < place)
    return replace(symposium, acts=acts, turns=turns)
