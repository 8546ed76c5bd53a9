"""A phrase that a voice uses whatever it is asked is its habit."""

from collections.abc import Sequence

import pytest

from bot.domain.symposium import Symposium
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.wording.habits import Use
from tests.evidence.gatherings import exposed, gathering

LAMP = "I keep a lantern made of thistledown, and little else."
OTHER = "There is a lantern of thistledown somewhere in this, I think."


def phrases(archived: Sequence[Symposium]) -> list[str]:
    symposium = gathering({"Aster": LAMP, "Basil": OTHER})
    found = convergence(symposium, exposed(symposium), archived=archived)
    return [shared.phrase for shared in found.independent]


def test_a_habit_is_not_counted_and_that_is_said() -> None:
    old = [gathering({"Aster": LAMP}, question=f"Q{n}?", id_=f"old{n}") for n in (1, 2)]
    symposium = gathering({"Aster": LAMP, "Basil": OTHER})

    before = convergence(symposium, exposed(symposium))
    after = convergence(symposium, exposed(symposium), archived=old)

    assert [shared.phrase for shared in before.independent] == ["lantern … thistledown"]
    assert after.independent == ()
    (said,) = [caveat for caveat in after.caveats if "habit" in caveat]
    assert "Aster" in said
    assert "in 2 of 2 archived symposia on other questions" in said
    assert not any("habit" in caveat for caveat in before.caveats)


def test_others_still_share_what_is_one_voices_habit() -> None:
    old = [gathering({"Aster": LAMP}, question=f"Q{n}?", id_=f"old{n}") for n in (1, 2)]
    symposium = gathering({"Aster": LAMP, "Basil": OTHER, "Clove": LAMP})

    found = convergence(symposium, exposed(symposium), archived=old)

    assert {shared.voices for shared in found.independent} == {("Basil", "Clove")}


def test_the_symposium_itself_and_the_same_question_show_no_habit() -> None:
    symposium = gathering({"Aster": LAMP, "Basil": OTHER})
    same = gathering({"Aster": LAMP, "Basil": OTHER}, id_="before")

    assert phrases([symposium, same]) == phrases([]) != []


def test_what_the_other_question_asked_for_shows_no_habit() -> None:
    old = gathering({"Aster": LAMP}, question="A lantern of thistledown?", id_="old")

    assert phrases([old]) == phrases([])


@pytest.mark.parametrize(
    ("times", "of", "habit"),
    [
        (0, 0, False),
        (0, 4, False),
        (1, 1, True),
        (1, 2, True),
        (1, 3, False),
        (2, 8, True),
        (2, 9, False),
        (3, 12, True),
    ],
)
def test_now_and_then_is_no_habit(times: int, of: int, *, habit: bool) -> None:
    assert Use(times, of).is_habit is habit
