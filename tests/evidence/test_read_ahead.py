"""What is read ahead changes no finding, and need not be read again."""

from dataclasses import replace

import pytest

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.evidence import summary
from bot.evidence.exposure.readings import Readings
from bot.evidence.summary import evidence, read_ahead
from bot.evidence.wording import prepared
from bot.host.judges.late_evidence import find_evidence, take_part
from bot.host.judges.late_evidence import read_ahead as read_ahead_here
from tests.evidence.gatherings import gathering
from tests.evidence.test_summary import HERON, KEEP, MOSS, two_rounds

SAID = {
    "Aster": f"{KEEP} # Aster:\nAn obsidian heron.",
    "Basil": f"{HERON} Like the previous speakers, I doubt it.",
    "Clove": "Nobody winds a clock that nobody reads, and the tide winds itself.",
    "Dill": "“A tide is a clock that nobody winds”, Aster said. The obsidian heron!",
}
SYMPOSIA = (
    gathering(SAID, question="What is an “obsidian heron”?"),
    two_rounds(Aster="I see an obsidian heron now.", Basil=HERON, Clove=f"{MOSS} So."),
)


def read_one_by_one(symposium: Symposium) -> Readings:
    """As they end: each with what stands before it only."""
    readings = Readings()
    for number, turn in enumerate(symposium.turns, start=1):
        by_now = replace(symposium, turns=symposium.turns[:number])
        read_ahead(take_part(by_now, [turn.id]), [turn.id], readings)
    return readings


@pytest.mark.parametrize("symposium", SYMPOSIA, ids=["blind", "rounds"])
def test_the_findings_are_the_same_with_and_without(symposium: Symposium) -> None:
    readings = read_one_by_one(symposium)
    found = evidence(symposium)
    assert evidence(symposium, readings) == found
    # Also where they hold what was read for another symposium, or have been used.
    assert evidence(symposium, readings) == found
    for other in SYMPOSIA:
        assert evidence(other, readings) == evidence(other)


def test_what_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    symposium = SYMPOSIA[0]
    found, readings = evidence(symposium), read_one_by_one(symposium)

    def refuse(*_: object) -> None:
        raise AssertionError("it is read again")

    monkeypatch.setattr(prepared, "find_labels", refuse)
    assert evidence(symposium, readings) == found
    with pytest.raises(AssertionError):
        evidence(symposium)


def test_what_is_cut_in_the_end_is_not_read_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    symposium = SYMPOSIA[0]
    monkeypatch.setattr(summary, "MOST_CHARACTERS", 100)
    assert evidence(symposium, read_one_by_one(symposium)) == evidence(symposium)


def test_of_the_other_turns_only_those_are_needed_that_were_shown() -> None:
    part = take_part(SYMPOSIA[1], [TurnId("now.11")])
    assert [turn.number for turn in part.turns] == [1, 2, 3, 11]


def test_here_what_was_read_is_taken_by_the_evidence() -> None:
    for symposium in SYMPOSIA:
        ids = [turn.id for turn in symposium.turns]
        read_ahead_here(symposium, ids)
        assert find_evidence(symposium) == evidence(symposium)
