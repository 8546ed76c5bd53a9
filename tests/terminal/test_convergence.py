"""What voices share and what they took over, as it is printed."""

from dataclasses import replace

from bot.domain.names import TurnId
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.convergence.shifts import shifts
from bot.terminal.convergence import shifted, told_of
from tests.evidence.gatherings import exposed, gathering


def _printed(one: str, other: str) -> str:
    symposium = gathering({"Aster": one, "Basil": other})
    found = convergence(symposium, exposed(symposium))
    return list(told_of(found))[1]


def test_quotation_marks_stand_only_around_what_every_voice_said() -> None:
    same = "An orchid so slow."

    assert _printed(same, same) == "  “orchid so slow” — Aster, Basil"
    assert _printed("A slow orchid.", same) == "  slow … orchid — Aster, Basil"


def test_shifts_are_named_by_their_sample_when_there_are_several() -> None:
    first = gathering({"Aster": "Ashes fall on the orchard.", "Basil": ""})
    opening = first.turns[0]
    again = replace(opening, id=TurnId("now.3"), number=3, sample=2)
    later = [
        replace(turn, id=TurnId(f"now.{n}"), number=n, round=2)
        for n, turn in ((4, opening), (5, again))
    ]

    alone = shifts(replace(first, turns=(*first.turns, later[0])))
    both = shifts(replace(first, turns=(*first.turns, again, *later)))

    assert list(shifted(alone))[1:] == ["  Aster: kept 1 sentences, dropped 0"]
    assert list(shifted(both))[1:] == [
        "  Aster (sample 1): kept 1 sentences, dropped 0",
        "  Aster (sample 2): kept 1 sentences, dropped 0",
    ]


def test_shifts_are_named_by_their_round_when_there_are_several() -> None:
    first = gathering({"Aster": "Ashes fall on the orchard."})
    opening = first.turns[0]
    later = [replace(opening, id=TurnId(f"now.{n}"), number=n, round=n) for n in (2, 3)]

    told = list(shifted(shifts(replace(first, turns=(opening, *later)))))

    assert told[1:] == [
        "  Aster (round 2): kept 1 sentences, dropped 0",
        "  Aster (round 3): kept 1 sentences, dropped 0",
    ]
