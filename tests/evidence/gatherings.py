"""Symposia for tests: who said what, to which question, having met whom."""

from collections.abc import Mapping, Sequence

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.evidence.exposure.exposure_report import ExposureReport
from bot.evidence.exposure.turn_exposure import Met, TurnExposure

QUESTION = "What do you think of when nobody asks you anything?"


def gathering(
    said: Mapping[str, str], *, question: str = QUESTION, id_: str = "now"
) -> Symposium:
    """One turn a voice, in this order; the turn of the first is *id_*.1."""
    turns = tuple(
        Turn(
            TurnId(f"{id_}.{number}"),
            number,
            VoiceName(voice),
            question=question,
            status=Status.SPOKEN,
            text=text,
        )
        for number, (voice, text) in enumerate(said.items(), 1)
    )
    voices = tuple(Voice(VoiceName(voice)) for voice in said)
    return Symposium(SymposiumId(id_), question, voices, turns=turns)


def exposed(
    symposium: Symposium, met: Mapping[int, Sequence[int]] | None = None
) -> ExposureReport:
    """Which turns, by their numbers, had been shown which; the rest is independent."""
    turns = {turn.number: turn for turn in symposium.turns}
    return ExposureReport(
        tuple(
            TurnExposure(
                turn.id,
                turn.voice,
                tuple(
                    Met(
                        turns[seen].id, turns[seen].voice, "shown", "request", "(shown)"
                    )
                    for seen in (met or {}).get(turn.number, ())
                ),
            )
            for turn in symposium.turns
        )
    )
