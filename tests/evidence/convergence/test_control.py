"""Between answers to different questions it shows what voices share anyway."""

from bot.evidence.convergence.control import Control, take_control
from bot.evidence.convergence.convergence_report import convergence
from tests.evidence.gatherings import exposed, gathering

ASTER = "I keep a lantern made of thistledown, and little else."
BASIL = "There is a lantern of thistledown somewhere in this, I think."
PLAIN = "We went home by the road and had our supper there."
QUIET = "Nobody came, and so the two of us played at cards."


def test_what_voices_say_of_whatever_they_are_asked_shows_in_the_control() -> None:
    now = gathering({"Aster": ASTER, "Basil": QUIET})
    old = gathering({"Aster": PLAIN, "Basil": BASIL}, question="Supper?", id_="old")

    assert take_control(now, [old]) == Control(items=1, sets=2, answers=4)
    assert take_control(now, [gathering({"Clove": BASIL}, question="?")]) is None


def test_the_control_takes_neither_the_same_question_nor_what_the_other_asked() -> None:
    now = gathering({"Aster": ASTER, "Basil": QUIET})
    same = gathering({"Aster": PLAIN, "Basil": BASIL}, id_="again")
    asked = gathering(
        {"Aster": PLAIN, "Basil": BASIL}, question="A lantern of thistledown?", id_="a"
    )

    assert take_control(now, [now, same]) is None
    assert take_control(now, [asked]) == Control(items=0, sets=2, answers=4)


def test_the_control_is_told_among_the_caveats_with_its_n() -> None:
    now = gathering({"Aster": ASTER, "Basil": BASIL})
    old = gathering({"Aster": PLAIN, "Basil": QUIET}, question="Supper?", id_="old")

    with_archive = convergence(now, exposed(now), archived=[old])

    (told,) = [each for each in with_archive.caveats if each.startswith("Control:")]
    assert told.endswith("the same measure lists nothing (n = 4 answers in 2 sets).")
    alone = convergence(now, exposed(now))
    assert not any(each.startswith("Control:") for each in alone.caveats)
