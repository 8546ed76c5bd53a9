"""
Which turns could have influenced which, by the exposure that was found.

Two turns of different voices are independent of each other when neither had met any
turn of the other's voice: not itself, not through a turn that it had met, and not
through an earlier turn of its own voice that it was shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Turn
from bot.evidence.exposure.inputs import Inputs
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
    before: dict[TurnId, set[TurnId]] = {turn.id: set() for turn in listed}
    met: dict[TurnId, frozenset[VoiceName]] = {t.id: frozenset() for t in listed}
    for each in exposed:
        before.setdefault(each.turn, set()).update(m.turn for m in each.exposed_to)
        others = {m.voice for m in each.exposed_to if m.voice != each.voice}
        met[each.turn] = frozenset(others)
    for turn, shown in own.items():
        before[turn].update(shown)
    influenced = _influenced(listed, before)
    return Contacts(met, {t: influenced[t] | met[t] for t in influenced})


def find_own(
    turns: Sequence[Turn], given: Sequence[Inputs]
) -> Mapping[TurnId, Sequence[TurnId]]:
    """
    The earlier turns of its own voice that stand in a turn's request; *given* is what
    each of the *turns* had before it.
    """
    said: dict[tuple[VoiceName, str], list[Turn]] = defaultdict(list)
    for turn in turns:
        said[turn.voice, turn.text].append(turn)
    return {
        turn.id: [
            other.id
            for text in before.whole
            for other in said.get((turn.voice, text), ())
            if other.number < turn.number
        ]
        for turn, before in zip(turns, given, strict=True)
    }


def _influenced(
    turns: Sequence[Turn], before: Mapping[TurnId, set[TurnId]]
) -> Mapping[TurnId, frozenset[VoiceName]]:
    """
    The voices of all turns that stand before each, directly or through others.

    A set of voices is a number, one bit a voice: turns by the thousand may each have
    met by the thousand.
    """
    names = list(dict.fromkeys(turn.voice for turn in turns))
    bits = {name: 1 << at for at, name in enumerate(names)}
    own = {turn.id: bits[turn.voice] for turn in turns}
    found = dict.fromkeys(own, 0)
    ordered = sorted(turns, key=lambda turn: turn.number)
    changed = True
    # Mostly what was met is earlier, and the second pass finds nothing more.
    while changed:
        changed = False
        for turn in ordered:
            reached = found[turn.id]
            for each in before[turn.id]:
                if each in own:
                    reached |= own[each] | found[each]
            changed = changed or reached != found[turn.id]
            found[turn.id] = reached
    return {
        turn.id: frozenset(
            name for name in names if found[turn.id] & bits[name] and name != turn.voice
        )
        for turn in turns
    }
