"""Two voices talk, or more in a ring: who is next, what they hear, and when it ends."""

import pytest

from bot import seeds
from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.turn import Cue, Message, Reason, Status
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.formats.duet import FIRST, duet
from bot.formats.ring import LAST_WORD, count_ring
from tests.formats.courses import ADA, BEN, CLEO, QUESTION, CourseBuilder

TEN: dict[str, object] = {"format": "duet", "turns": 10}


def pair(question: str = QUESTION, **options: object) -> CourseBuilder:
    return CourseBuilder(ADA, BEN, question=question, **{**TEN, **options})


def due(course: CourseBuilder) -> tuple[Cue, ...]:
    return duet(course.made, course.made.current_act)


def asked(course: CourseBuilder) -> list[str]:
    return [cue.voice for cue in due(course)]


def heard(course: CourseBuilder) -> tuple[Message, ...]:
    (cue,) = due(course)
    return cue.heard


def ended(course: CourseBuilder, kind: str, at: int = 2) -> Act:
    options = {"kind": kind, "onset": at, "stop_at": at, "turns": []}
    return course.act(ActKind.ENDED, "It has ended.", options=options)


def go_on(course: CourseBuilder, *voices: VoiceName, turns: int = 10) -> None:
    options = {"format": "duet", "turns": turns}
    course.act(ActKind.FOLLOWED_UP, by="Eve", voices=voices, options=options)


def test_two_speak_in_turn_and_nobody_while_one_speaks() -> None:
    course = pair()
    assert asked(course) == [ADA]
    course.says(ADA, "A hinge.", Status.SPEAKING)
    assert asked(course) == []

    course = pair()
    course.says(ADA, "A hinge.")
    assert asked(course) == [BEN]
    course.says(BEN, "A gap.")
    assert asked(course) == [ADA]


def test_between_two_words_stand_bare() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    course.says(BEN, "A gap.")

    assert heard(course) == (
        Message("user", QUESTION),
        Message("assistant", "A hinge."),
        Message("user", "A gap."),
    )


def test_a_blank_opening_sends_only_that_the_voice_speaks_first() -> None:
    course = pair(question="")
    assert heard(course) == (Message("user", FIRST),)
    course.says(ADA, "A hinge.")
    assert heard(course) == (Message("user", "A hinge."),)
    course.says(BEN, "A gap.")
    assert heard(course) == (
        Message("user", FIRST),
        Message("assistant", "A hinge."),
        Message("user", "A gap."),
    )


def test_three_speak_in_a_ring_under_their_names() -> None:
    course = CourseBuilder(ADA, BEN, CLEO, question=QUESTION, **TEN)
    for voice in (ADA, BEN, CLEO):
        assert asked(course) == [voice]
        course.says(voice, f"{voice} speaks.")

    assert asked(course) == [ADA]
    assert "Ben (model)]\nBen speaks." in heard(course)[-1].text


def test_the_ring_goes_on_without_who_left_as_long_as_two_are_there() -> None:
    course = CourseBuilder(ADA, BEN, CLEO, question=QUESTION, **TEN)
    course.says(ADA, "A hinge.")
    course.says(BEN, "", Status.LEFT, marker="[[leave]]")
    assert asked(course) == [CLEO]
    course.says(CLEO, "A board.")
    assert asked(course) == [ADA]
    course.says(ADA, "Still a hinge.")
    assert asked(course) == [CLEO]


def test_who_remains_alone_has_one_last_word_and_is_told_so() -> None:
    course = pair(prompts=dict(seeds.prompts("duet")))
    course.says(ADA, "A hinge.")
    course.says(BEN, "Enough.", Status.LEFT, marker="\n[[leave]]")
    ended(course, "left")

    (cue,) = due(course)
    assert (cue.voice, cue.task) == (ADA, LAST_WORD)
    assert seeds.prompts("duet")[LAST_WORD].strip() in cue.heard[0].text
    assert "Ben left the conversation." in cue.heard[-1].text

    course.says(ADA, "Farewell.", task=LAST_WORD)
    assert due(course) == ()


def test_who_is_dismissed_is_asked_no_more_and_the_other_has_a_last_word() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    course.act(ActKind.DISMISSED, by="Eve", voices=(ADA,))

    (cue,) = due(course)
    assert (cue.voice, cue.task) == (BEN, LAST_WORD)


def test_what_has_ended_otherwise_gives_nobody_a_last_word() -> None:
    course = pair()
    course.says(ADA, "Bye.")
    ended(course, "closing", 1)
    course.act(ActKind.DISMISSED, by="Eve", voices=(ADA,))

    assert due(course) == ()


def test_who_was_invited_talks_with_them_and_last_of_all() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    course.act(ActKind.INVITED, by="Eve", voices=(CLEO,))
    course.says(BEN, "A gap.")

    assert asked(course) == [CLEO]
    course.says(CLEO, "A board.")
    assert asked(course) == [ADA]


def test_so_many_turns_and_no_more_not_even_a_last_word() -> None:
    course = pair(turns=2)
    course.says(ADA, "A hinge.")
    course.says(BEN, "", Status.LEFT, marker="[[leave]]")

    assert due(course) == ()


@pytest.mark.parametrize("kind", ["closing", "loop", "empty", "refusal", "cap"])
def test_a_verdict_in_the_record_ends_it(kind: str) -> None:
    course = pair()
    course.says(ADA, "Bye.")
    course.says(BEN, "Bye.")
    assert asked(course) == [ADA]
    ended(course, kind)

    assert due(course) == ()


def test_a_verdict_may_only_be_noted_but_not_that_nobody_is_left() -> None:
    course = pair(note_endings=True)
    course.says(ADA, "Bye.")
    course.says(BEN, "Bye.")
    ended(course, "closing")
    assert asked(course) == [ADA]

    ended(course, "cap")
    assert due(course) == ()


def test_it_goes_on_with_who_would_have_been_next() -> None:
    course = pair()
    course.says(ADA, "Bye.")
    ended(course, "closing", 1)
    go_on(course, ADA, BEN)

    assert asked(course) == [BEN]
    course.says(BEN, "One thing more.")
    assert asked(course) == [ADA]
    assert [m.text for m in heard(course)] == [QUESTION, "Bye.", "One thing more."]


def test_going_on_has_turns_of_its_own() -> None:
    course = pair(turns=1)
    course.says(ADA, "A hinge.")
    go_on(course, ADA, BEN, turns=2)
    course.says(BEN, "A gap.")
    course.says(ADA, "No.")

    assert due(course) == ()


def test_who_could_not_be_heard_is_asked_once_more_and_then_nobody() -> None:
    course = pair()
    course.falls_silent(ADA, Reason.STALLED)
    assert asked(course) == [ADA]
    assert heard(course) == (Message("user", QUESTION),)
    course.falls_silent(ADA, Reason.STALLED)

    assert due(course) == ()
    go_on(course, ADA, BEN)
    assert asked(course) == [ADA]


def test_a_fault_that_was_made_good_passes_the_word_on() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    lost = course.falls_silent(BEN, Reason.BROKE_OFF)
    course.falls_silent(BEN, Reason.BROKE_OFF)
    options = {"format": "retry", "turns": [lost]}
    again = course.act(ActKind.RETRIED, by="Eve", voices=(BEN,), options=options)
    last = course.made.turns[-1].id
    course.says(BEN, "A gap.", retries=last, act=again.id)
    go_on(course, ADA, BEN)

    assert asked(course) == [ADA]
    assert heard(course)[-1] == Message("user", "A gap.")


def test_a_blank_message_is_one_and_the_other_is_told() -> None:
    course = pair()
    course.falls_silent(ADA, Reason.BLANK)

    assert asked(course) == [BEN]
    assert "Ada said nothing." in heard(course)[-1].text


def test_what_people_say_stands_in_its_place_under_their_name() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    course.act(ActKind.SAID, "And the key?", by="Mona")
    text = heard(course)[-1].text

    assert text.index("A hinge.") < text.index("Mona (person)]\nAnd the key?")


def test_only_the_last_turn_is_told_that_it_is_and_only_where_that_was_asked() -> None:
    prompts = dict(seeds.prompts("duet"))
    last = prompts["last"].strip()
    told = []
    for tell in (True, False):
        course = pair(turns=2, tell_last=tell, prompts=prompts)
        before = heard(course)[0].text
        course.says(ADA, "A hinge.")
        told.append((last in before, last in heard(course)[0].text))

    assert told == [(False, True), (False, False)]


def test_the_prompt_names_the_other_and_leaves_no_place_unfilled() -> None:
    system = heard(pair(prompts=dict(seeds.prompts("duet"))))[0]

    assert system.role == "system"
    assert "You are Ada" in system.text and "Ben" in system.text
    assert "{{" not in system.text


def test_an_answer_to_something_else_is_heard_and_passes_no_word_on() -> None:
    course = pair()
    course.says(ADA, "A hinge.")
    first = course.made.acts[0]
    options = {"format": "follow_up"}
    course.act(ActKind.FOLLOWED_UP, "Ada?", by="Eve", voices=(ADA,), options=options)
    course.says(ADA, "Yes?")

    (cue,) = duet(course.made, first)
    assert cue.voice == BEN
    assert "Ada?" in cue.heard[-1].text and "Yes?" in cue.heard[-1].text
    assert look_ahead(course.made, format_named).due[0].step == cue


def test_with_a_baseline_both_answer_blind_and_it_is_no_part_of_the_talk() -> None:
    course = CourseBuilder(ADA, BEN, format="duet", baseline=True, turns=2)
    act = course.made.acts[0]
    blind = duet(course.made, act)
    assert [(cue.voice, cue.task, cue.exposures) for cue in blind] == [
        (ADA, "baseline", ()),
        (BEN, "baseline", ()),
    ]
    for cue in blind:
        course.says(cue.voice, f"{cue.voice} alone.", task="baseline")
    (first,) = duet(course.made, act)
    assert first.voice == ADA
    assert [met.turn for met in first.exposures] == [course.made.turns[0].id]
    course.says(ADA, "A hinge.")
    (second,) = duet(course.made, act)
    assert second.voice == BEN
    assert "Ada alone." not in "".join(each.text for each in second.heard)
    course.says(BEN, "A gap.")
    assert duet(course.made, act) == ()
    assert count_ring(act) == 4
