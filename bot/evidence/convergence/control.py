"""
The control: what these voices share when each of them answers another question.

The same measure is taken of answers that cannot have been prompted by one question: of
this symposium one voice's, of an archived one on another question another voice's, and
so on, in as many sets as there are questions. What is listed there, they share anyway.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.exposure.exposure_report import ExposureReport
from bot.evidence.exposure.turn_exposure import TurnExposure
from bot.evidence.sharing.shared_wording import share_wording
from bot.evidence.wording.habits import asked_in

_MOST_SETS = 10
_MOST_CHARACTERS = 200_000  # of a set, so that it takes no longer than a second
_TWO = 2


@dataclass(frozen=True, slots=True)
class Control:
    """So many *items* were listed in *sets* of answers to different questions."""

    items: int
    sets: int
    answers: int


def take_control(symposium: Symposium, archived: Sequence[Symposium]) -> Control | None:
    """None where the archive has no such answers."""
    by_question = {asked_in(symposium): symposium}
    for each in archived:
        by_question.setdefault(asked_in(each), each)
    sessions = list(by_question.values())
    items = sets = answers = 0
    for first in range(min(len(sessions), _MOST_SETS)):
        turns = _set(symposium, [*sessions[first:], *sessions[:first]])
        if len(turns) >= _TWO:
            items += _shared(symposium, turns)
            sets, answers = sets + 1, answers + len(turns)
    return Control(items, sets, answers) if sets else None


def _set(symposium: Symposium, sessions: Sequence[Symposium]) -> list[Turn]:
    """Of each voice its first answer in a session that no other voice's is from."""
    found = []
    for voice, session in zip(symposium.voices, sessions, strict=False):
        said = (
            turn
            for turn in session.turns
            if turn.voice == voice.name and turn.text.strip()
        )
        if first := min(said, key=lambda turn: turn.number, default=None):
            question = first.question or session.question
            found.append(replace(first, question=question))
    return found


def _shared(symposium: Symposium, turns: Sequence[Turn]) -> int:
    numbered = tuple(replace(turn, number=n) for n, turn in enumerate(turns, 1))
    mixed = Symposium(SymposiumId("control"), "", symposium.voices, turns=numbered)
    alone = ExposureReport(tuple(TurnExposure(t.id, t.voice) for t in numbered))
    found = share_wording(mixed, alone, most_characters=_MOST_CHARACTERS)
    return len(found.independent)
