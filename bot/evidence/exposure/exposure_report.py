"""
Whose words a voice had met before it spoke.

* shown: the program put another turn's words into the request. In a dialogue of which
  no requests are recorded, each message was shown the one before it.
* quoted: the question, a member's message, an attached file or the system text holds
  words of another turn, whoever wrote them there: a run of six words or more, or a
  shorter phrase in quotation marks, also one put together of parts, particular enough
  that it is hardly chance (see `ordinary.py`); or one rare word in quotation marks
  beside the voice's name. Of a voice's own turns neither is said.
* Only a turn that came before can be quoted. What stood in a text that was there before
  that turn had ended, such as its own question, are not its words: there the answer
  echoes the question. Three words of a run must be the turn's own. Where several turns
  have the words, the earliest is quoted, unless the text names the voice of another.
* named, or quoted where it says "answer": nothing in the record put the other's words
  before the voice, and its own answer quotes them or says whose they are (see
  `own_answers.py`).
* Transitive: who meets a turn, or a passage of it, that quotes a third turn which its
  voice had met, has met the third as well.

A turn that met nobody else's words is independent. That is said of this record only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Exposure, Turn
from bot.evidence.exposure.claims import Contradiction, contradicted_claims
from bot.evidence.exposure.readings import Readings
from bot.evidence.exposure.search import Encounters
from bot.evidence.exposure.turn_exposure import Met, TurnExposure
from bot.formats.paired.question_pairs import find_question

__all__ = [
    "Contradiction",
    "ExposureReport",
    "Met",
    "TurnExposure",
    "add_exposure",
    "exposure",
    "exposure_record",
]


@dataclass(frozen=True, slots=True)
class ExposureReport:
    """One entry for each turn, in their order, and the claims that do not hold."""

    turns: tuple[TurnExposure, ...]
    contradicted_claims: tuple[Contradiction, ...] = ()


def exposure(symposium: Symposium, readings: Readings | None = None) -> ExposureReport:
    """Who had met whose words in this symposium, and which claims that contradicts."""
    turns = _find_exposures(symposium, readings)
    return ExposureReport(turns, contradicted_claims(symposium, turns))


def _find_exposures(
    symposium: Symposium, readings: Readings | None = None
) -> tuple[TurnExposure, ...]:
    """
    What an answer in an interview was asked is a turn that it was shown whole: that its
    question quotes that turn says nothing more.
    """
    turns = {turn.id: turn for turn in symposium.turns}
    found = Encounters(symposium, readings).exposures()
    return tuple(_without_its_question(each, turns) for each in found)


def _without_its_question(
    exposed: TurnExposure, turns: Mapping[TurnId, Turn]
) -> TurnExposure:
    question = find_question(turns[exposed.turn], turns)
    if question is None:
        return exposed
    twice = (question.id, "quoted", "question")
    met = exposed.exposed_to
    kept = tuple(each for each in met if (each.turn, each.how, each.where) != twice)
    return replace(exposed, exposed_to=kept)


def add_exposure(symposium: Symposium) -> Symposium:
    """The same, each turn's `exposed_to` saying what is found, for an import."""
    found = _find_exposures(symposium)
    recorded = {each.turn: _recorded(each.exposed_to) for each in found}
    return replace(
        symposium,
        turns=tuple(
            turn
            if recorded.get(turn.id, ()) == turn.exposed_to
            else replace(turn, exposed_to=recorded.get(turn.id, ()))
            for turn in symposium.turns
        ),
    )


def _recorded(met: tuple[Met, ...]) -> tuple[Exposure, ...]:
    """What an answer shows by itself was not put before it by anybody."""
    given = (each for each in met if each.where != "answer")
    return tuple(dict.fromkeys(Exposure(each.turn, each.how) for each in given))


def exposure_record(report: ExposureReport) -> dict[str, object]:
    """The JSON of `symposium exposure`, as docs/record.md has it."""
    return {
        "turns": [_turn_record(turn) for turn in report.turns],
        "contradicted_claims": [
            {"claim": each.claim, "because": each.because}
            for each in report.contradicted_claims
        ],
    }


def _turn_record(turn: TurnExposure) -> dict[str, object]:
    return {
        "turn": turn.turn,
        "voice": turn.voice,
        "independent": turn.independent,
        "exposed_to": [
            {
                "turn": met.turn,
                "voice": met.voice,
                "how": met.how,
                "where": met.where,
                "passage": met.passage,
            }
            for met in turn.exposed_to
        ],
    }
