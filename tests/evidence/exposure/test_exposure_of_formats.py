"""Exposure of symposia as the program itself convenes them, and of any whatever."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.domain.voice import Voice
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.quotes.quote_report import quotes
from bot.formats.rounds import rounds
from bot.wire.dialects import DIALECTS
from tests.evidence.symposia import ID
from tests.transcript.symposia import symposia

SAYINGS = {
    "Ada": "Salt keeps what sugar only flatters, and the sea keeps both accounts.",
    "Bruno": "The ledger of the sea is written in drowned handwriting, friend.",
    "Carla": "Nobody audits the moon, although it lends the water every night.",
}
FILE = "Minutes: the harbour master counts the gulls at noon and again at dusk."


def convened(dialect: str) -> Symposium:
    """Two rounds of three voices, a file attached."""
    voices = tuple(
        Voice(VoiceName(name), dialect=dialect, model="m", system="Be brief, speaker.")
        for name in SAYINGS
    )
    it = Symposium(
        ID, "What does the sea keep?", voices, "rounds", rounds=2, context=FILE
    )
    while cues := rounds(it, it.current_act):
        for cue in cues:
            it = it.begin(cue)
            voice = it.voice(cue.voice)
            said = f"{SAYINGS[cue.voice]} So I said in round {cue.round}."
            request = DIALECTS[dialect].build(voice, cue.heard)
            it = it.settle(
                replace(
                    it.turns[-1], status=Status.SPOKEN, text=said, request=request.body
                )
            )
    return it


@pytest.mark.parametrize("dialect", DIALECTS)
def test_in_rounds_everybody_is_shown_the_round_before_and_nothing_is_quoted(
    dialect: str,
) -> None:
    report = exposure(convened(dialect))
    met = {
        each.turn: [(m.turn, m.how, m.where) for m in each.exposed_to]
        for each in report.turns
    }
    assert met == {
        "s.1": [],
        "s.2": [],
        "s.3": [],
        "s.4": [("s.2", "shown", "request"), ("s.3", "shown", "request")],
        "s.5": [("s.1", "shown", "request"), ("s.3", "shown", "request")],
        "s.6": [("s.1", "shown", "request"), ("s.2", "shown", "request")],
    }


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_requests_alone_show_what_the_record_forgot_to_say(dialect: str) -> None:
    it = convened(dialect)
    forgetful = tuple(replace(turn, exposed_to=()) for turn in it.turns)
    assert exposure(replace(it, turns=forgetful)) == exposure(it)


@given(symposia())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_symposium_has_an_exposure_and_quotations(symposium: Symposium) -> None:
    report = exposure(symposium)
    assert [each.turn for each in report.turns] == [t.id for t in symposium.turns]
    voices = {turn.id: turn.voice for turn in symposium.turns}
    for each in report.turns:
        assert all(met.voice != each.voice for met in each.exposed_to)
        assert all(voices[met.turn] == met.voice for met in each.exposed_to)
    texts = {turn.id: turn.text for turn in symposium.turns}
    for row in quotes(symposium):
        if row.nearest is not None:
            assert any(row.nearest in text for text in texts.values())
