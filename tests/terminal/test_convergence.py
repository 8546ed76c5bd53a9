"""`convergence`: what voices share and what they took over, typed and printed."""

import json
from dataclasses import replace

from bot.domain.names import TurnId
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.convergence.shifts import shifts
from bot.terminal.convergence import describe_convergence, describe_shifts
from tests.evidence.gatherings import exposed, gathering
from tests.terminal.conftest import Invoke


def test_convergence_has_the_fields_that_people_script_against(invoke: Invoke) -> None:
    invoke("rehearse")

    record = json.loads(invoke("convergence", "latest", "--json").out)
    size = len(record["voices"])
    assert {"independent", "echo", "similarity", "exposed", "samples"} < set(record)
    assert [len(row) for row in record["similarity"]] == [size] * size
    assert [row[i] for i, row in enumerate(record["similarity"])] == [1.0] * size
    assert record["samples"] == 1
    assert record["caveats"]
    _, words, _ = invoke("convergence", "latest")
    assert "n = 1 sample a voice" in words
    assert "prove" not in words


def _printed(one: str, other: str) -> str:
    symposium = gathering({"Aster": one, "Basil": other})
    report = convergence(symposium, exposed(symposium))
    return list(describe_convergence(report))[1].partition(" (")[0]


def test_quotation_marks_stand_only_around_what_every_voice_said() -> None:
    same = "An orchid so slow."

    assert _printed(same, same) == "  “orchid so slow” — Aster, Basil"
    assert _printed("A slow orchid.", same) == "  slow … orchid — Aster, Basil"


def test_bits_and_the_number_by_chance_stand_beside_each_item() -> None:
    symposium = gathering({"Aster": "A slow orchid.", "Basil": "An orchid so slow."})
    (found,) = convergence(symposium, exposed(symposium)).independent
    chance = f"({found.bits:.0f} bits, by chance {found.expected:.1g})"

    said = list(describe_convergence(convergence(symposium, exposed(symposium))))[1]

    assert said == f"  slow … orchid — Aster, Basil {chance}"


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

    assert list(describe_shifts(alone))[1:] == ["  Aster: kept 1 sentences, dropped 0"]
    assert list(describe_shifts(both))[1:] == [
        "  Aster (sample 1): kept 1 sentences, dropped 0",
        "  Aster (sample 2): kept 1 sentences, dropped 0",
    ]


def test_shifts_are_named_by_their_round_when_there_are_several() -> None:
    first = gathering({"Aster": "Ashes fall on the orchard."})
    opening = first.turns[0]
    later = [replace(opening, id=TurnId(f"now.{n}"), number=n, round=n) for n in (2, 3)]

    lines = list(describe_shifts(shifts(replace(first, turns=(opening, *later)))))

    assert lines[1:] == [
        "  Aster (round 2): kept 1 sentences, dropped 0",
        "  Aster (round 3): kept 1 sentences, dropped 0",
    ]
