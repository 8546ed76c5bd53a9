"""
Which turns could have influenced which, by the exposure that was found.

Two turns of different voices are independent of each other when neither had met any
turn of the other's voice: not itself, not through a turn that it had met, and not
through an earlier turn of its own voice that it was shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Turn
from bot.evidence.exposure.turn_exposure import TurnExposure


@dataclass(frozen=True, slots=True)
class Contacts:
    """
    *met* holds the voices that each turn had met directly, *influenced* those that
    could have influenced it by any way.
    """

    met: Mapping[TurnId, frozenset[VoiceName]]
    influenced: Mapping[TurnId, frozenset[VoiceName]]

    def are_independent(self, one: Turn, other: Turn) -> bool:
        return (
            one.voice != other.voice
            and other.voice not in self.influenced[one.id]
            and one.voice not in self.influenced[other.id]
        )

    def share(self, turns: Sequence[Turn], voice: VoiceName) -> float:
        """What share of the turns had met a voice directly, rounded to two digits."""
        met = sum(voice in self.met[turn.id] for turn in turns)
        return round(met / len(turns), 2) if turns else 0.0


def contacts(
    turns: Iterable[Turn],
    exposed: Iterable[TurnExposure],
    own: Mapping[TurnId, Sequence[TurnId]],
) -> Contacts:
    """*own* are the earlier turns of its own voice that a turn was shown."""
    listed = tuple(turns)
    voices = {turn.id: turn.voice for turn in listed}
    before: dict[TurnId, set[TurnId]] = {turn.id: set() for turn in listed}
    met: dict[TurnId, frozenset[VoiceName]] = {t.id: frozenset() for t in listed}
    for each in exposed:
        before.setdefault(each.turn, set()).update(m.turn for m in each.exposed_to)
        others = {m.voice for m in each.exposed_to if m.voice != each.voice}
        met[each.turn] = frozenset(others)
    for turn, shown in own.items():
        before[turn].update(shown)
    influenced = {
        turn.id: frozenset(
            voices[ancestor]
            for ancestor in _ancestors(turn.id, before)
            if ancestor in voices and voices[ancestor] != turn.voice
        )
        for turn in listed
    }
    return Contacts(met, {t: influenced[t] | met[t] for t in influenced})


def _ancestors(turn: TurnId, before: Mapping[TurnId, set[TurnId]]) -> set[TurnId]:
    found: set[TurnId] = set()
    due = list(before.get(turn, ()))
    while due:
        each = due.pop()
        if each not in found:
            found.add(each)
            due += before.get(each, ())
    return found
