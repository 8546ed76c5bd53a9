"""Which picture shows a symposium, with its text alternative."""

from dataclasses import dataclass

from bot.domain.symposium import Symposium
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.endings import novelty, replay
from bot.evidence.exposure.exposure_report import exposure
from bot.formats import format_named
from bot.pictures.described import describe_picture
from bot.pictures.matrices import matrices
from bot.pictures.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and in words what it shows."""

    png: bytes
    description: str


def picture_of(symposium: Symposium) -> Picture | None:
    """A dialogue's course, else the two matrices; None where fewer than two spoke."""
    if format_named(symposium.format).is_dialogue and symposium.turns:
        told = _timeline(symposium)
        return Picture(timeline(told), describe_picture(told))
    found = convergence(symposium, exposure(symposium))
    if len(found.voices) < 2:  # noqa: PLR2004 - nobody to be compared with
        return None
    return Picture(matrices(found), describe_picture(found))


def _timeline(symposium: Symposium) -> Timeline:
    turns = symposium.turns
    ending = replay(symposium)
    return Timeline(
        tuple(len(turn.text) for turn in turns),
        novelty([turn.text for turn in turns]),
        tuple(str(turn.voice) for turn in turns),
        None if ending.kind is None else ending.kind.value,
        ending.onset,
        ending.stop_at,
        frozenset(n for n, turn in enumerate(turns, 1) if not turn.text.strip()),
    )
