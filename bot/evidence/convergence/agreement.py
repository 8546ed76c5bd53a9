"""
How alike one voice's samples are, beside how alike different voices are.

Means of the TF-IDF cosine (see `similarity.py`) over pairs of turns of one round. The
cosines of all pairs together are half of what the square of the vectors' sum has more
than the squares of each; so those of a round where nobody had met anybody are added in
time linear in the turns.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.domain.names import VoiceName
from bot.evidence.convergence.similarity import Vector, cosine, vectors
from bot.evidence.exposure.independence import Contacts
from bot.evidence.wording.spoken import Spoken

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """The mean similarity, 0 to 1, of so many pairs of turns."""

    mean: float
    pairs: int


@dataclass(frozen=True, slots=True)
class _Compared:
    spoken: Spoken
    vector: Vector


@dataclass(frozen=True, slots=True)
class _Sum:
    """Of the similarities of so many pairs."""

    total: float
    pairs: int

    def plus(self, other: "_Sum") -> "_Sum":
        return _Sum(self.total + other.total, self.pairs + other.pairs)

    def less(self, other: "_Sum") -> "_Sum":
        return _Sum(self.total - other.total, self.pairs - other.pairs)


_NOTHING = _Sum(0.0, 0)


def within(
    spoken: Sequence[Spoken], voices: Sequence[VoiceName]
) -> tuple[Agreement | None, ...]:
    """For each voice over its samples; None where it has one only."""
    sums: dict[VoiceName, _Sum] = defaultdict(lambda: _NOTHING)
    for own in _by(_compared(spoken), lambda each: (_round(each), _voice(each))):
        # A voice may speak several times in one sample: that is no second sample.
        samples = _by(own, lambda each: each.spoken.turn.sample)
        several = _all_pairs(own)
        for sample in samples:
            several = several.less(_all_pairs(sample))
        voice = own[0].spoken.turn.voice
        sums[voice] = sums[voice].plus(several)
    return tuple(_mean(sums[voice]) for voice in voices)


def between(spoken: Sequence[Spoken], met: Contacts) -> Agreement | None:
    """Over turns of different voices that are independent of each other."""
    total = _NOTHING
    for same_round in _by(_compared(spoken), _round):
        total = total.plus(_independent(same_round, met))
    return _mean(total)


def _independent(turns: Sequence[_Compared], met: Contacts) -> _Sum:
    voices = {each.spoken.turn.voice for each in turns}
    free: list[_Compared] = []
    others: list[_Compared] = []
    for each in turns:
        alone = met.influenced[each.spoken.turn.id].isdisjoint(voices)
        (free if alone else others).append(each)
    total = _all_pairs(free)
    for own in _by(free, _voice):
        total = total.less(_all_pairs(own))
    # Whoever met somebody may still be independent of a third.
    one_by_one = (*combinations(others, 2), *((f, o) for o in others for f in free))
    for one, other in one_by_one if others else ():
        if met.are_independent(one.spoken.turn, other.spoken.turn):
            total = total.plus(_Sum(cosine(one.vector, other.vector), 1))
    return total


def _compared(spoken: Sequence[Spoken]) -> list[_Compared]:
    found = vectors([each.content.stems for each in spoken])
    return [_Compared(each, vector) for each, vector in zip(spoken, found, strict=True)]


def _round(each: _Compared) -> int:
    return each.spoken.turn.round


def _voice(each: _Compared) -> VoiceName:
    return each.spoken.turn.voice


def _by(
    turns: Iterable[_Compared], key: Callable[[_Compared], Hashable]
) -> list[list[_Compared]]:
    groups: dict[Hashable, list[_Compared]] = defaultdict(list)
    for each in turns:
        groups[key(each)].append(each)
    return list(groups.values())


def _all_pairs(turns: Sequence[_Compared]) -> _Sum:
    together: dict[str, float] = defaultdict(float)
    own = 0.0
    for each in turns:
        for word, weight in each.vector.items():
            together[word] += weight
            own += weight * weight
    squares = sum((weight * weight for weight in together.values()), 0.0)
    return _Sum((squares - own) / 2, len(turns) * (len(turns) - 1) // 2)


def _mean(found: _Sum) -> Agreement | None:
    if not found.pairs:
        return None
    # The sums are of numbers without end: what is left of 0 or 1 is set right.
    mean = min(max(found.total / found.pairs, 0.0), 1.0)
    return Agreement(round(mean, _DIGITS), found.pairs)
