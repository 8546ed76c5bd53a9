"""What is noted of a turn beside its words, wherever it is shown."""

from bot.domain.turn import Status
from bot.formats.speech.noting import note_for_readers, note_turn
from tests.formats.courses import ADA, BEN, CourseBuilder

ANOTHERS = "wrote under another's name: "


def test_the_names_of_voices_people_and_the_host_are_headings() -> None:
    course = CourseBuilder()
    for name in ("Ada", "Eve", "Host"):
        turn = course.says(BEN, f"{name}: Yes.")
        assert note_turn(course.made, turn) == (f"{ANOTHERS}“{name}:”",)
    assert note_turn(course.made, course.says(BEN, "Ben: Yes.")) == ()


def test_a_label_of_another_voice_is_a_name_and_its_own_is_not() -> None:
    labels = {"Ada": "Voice 1", "Ben": "Voice 2"}
    course = CourseBuilder(identity="label", labels=labels)
    another = course.says(BEN, "Voice 1: Yes.")

    assert note_turn(course.made, another) == (f"{ANOTHERS}“Voice 1:”",)
    assert note_turn(course.made, course.says(BEN, "Voice 2: Yes.")) == ()


def test_a_marker_of_a_broken_turn_is_noted_and_of_one_that_speaks_nothing() -> None:
    course = CourseBuilder()
    broken = course.says(ADA, "A door.\n[[pass]]", Status.SILENT)
    speaking = course.says(BEN, "Ada: Yes.", Status.SPEAKING)

    assert note_turn(course.made, broken) == (
        "wrote [[pass]] and was cut off, so that counts as words and nothing else",
    )
    assert note_turn(course.made, speaking) == ()


def test_that_it_names_itself_is_told_to_readers_and_to_no_voice() -> None:
    course = CourseBuilder(identity="label", labels={ADA: "Voice A"})
    turn = course.says(ADA, "I am Ada.")

    assert note_turn(course.made, turn) == ()
    assert note_for_readers(course.made, turn) == ("named itself: “Ada”",)
