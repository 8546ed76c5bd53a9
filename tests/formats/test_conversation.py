"""A voice is told a course as it stands in the record, and nothing else."""

from dataclasses import replace

from bot.domain.act import ActKind, Quote
from bot.domain.names import VoiceName
from bot.domain.turn import Cue, Exposure, Message, Reason, Status, Turn
from bot.domain.voice import Voice
from bot.formats.follow_up import follow_up
from bot.formats.speech import system_part, tell
from bot.formats.speech.attribution import find_label
from tests.formats.courses import ADA, BEN, CLEO, QUESTION, CourseBuilder


def heard(
    course: CourseBuilder,
    voice: VoiceName,
    *,
    turns: tuple[Turn, ...] | None = None,
    bare: bool = False,
) -> tuple[Message, ...]:
    it = course.made
    chosen = it.turns if turns is None else turns
    parts = tell(it, it.current_act, voice, chosen, bare=bare)
    return Cue(voice, "", parts).heard


def line(course: CourseBuilder, who: str) -> str:
    return f"[#{find_label(course.made)} {who}]"


def test_everything_since_its_last_turn_is_one_message_in_the_record_s_order() -> None:
    course = CourseBuilder()
    course.says(ADA, "A hinge.")
    course.act(ActKind.SAID, "And a lock?", by="Mona")
    course.says(BEN, "A gap.")
    course.says(CLEO, "A board.")

    eve, mona = line(course, "Eve (person)"), line(course, "Mona (person)")
    ben, cleo = line(course, "Ben (model)"), line(course, "Cleo (model)")
    assert heard(course, ADA) == (
        Message("user", f"{eve}\n{QUESTION}"),
        Message("assistant", "A hinge."),
        Message(
            "user",
            f"{mona}\nAnd a lock?\n\n{ben}\nA gap.\n\n{cleo}\nA board.",
        ),
    )


def test_between_two_words_stand_bare_unless_somebody_else_speaks() -> None:
    course = CourseBuilder(ADA, BEN)
    course.says(ADA, "A hinge.")
    course.says(BEN, "A gap.")
    assert heard(course, ADA, bare=True) == (
        Message("user", QUESTION),
        Message("assistant", "A hinge."),
        Message("user", "A gap."),
    )

    course.act(ActKind.SAID, "And a lock?", by="Mona")
    last = heard(course, ADA, bare=True)[-1]
    mona, ben = line(course, "Mona (person)"), line(course, "Ben (model)")
    assert last == Message("user", f"{ben}\nA gap.\n\n{mona}\nAnd a lock?")


def test_the_host_says_who_passed_left_or_was_not_heard() -> None:
    course = CourseBuilder()
    course.says(BEN, "Not now.", Status.PASSED, marker="\n[[pass]]")
    course.says(CLEO, "", Status.LEFT, marker="[[leave]]")
    course.falls_silent(BEN, Reason.STALLED)
    course.falls_silent(BEN, Reason.BLANK)

    host = line(course, "the host")
    assert heard(course, ADA)[0].text.split("\n\n")[1:] == [
        f"{line(course, 'Ben (model)')}\nNot now.",
        f"{host}\nBen passed.",
        f"{host}\nCleo left the conversation.",
        f"{host}\nBen was asked, and no answer came.",
        f"{host}\nBen said nothing.",
    ]
    assert "[[" not in heard(course, ADA)[0].text


def test_a_voice_is_told_that_it_passed_and_that_it_was_invited_back() -> None:
    course = CourseBuilder()
    course.says(ADA, "", Status.LEFT, marker="[[leave]]")
    course.act(ActKind.INVITED, by="Eve", voices=(ADA,))

    assert heard(course, ADA)[0].text.split("\n\n")[1:] == [
        f"{line(course, 'the host')}\nYou left the conversation.",
        f"{line(course, 'the host')}\nEve (person) invited you.",
    ]


def test_a_note_of_the_host_s_is_never_bare() -> None:
    course = CourseBuilder(ADA, BEN, question="")
    course.says(BEN, "", Status.PASSED)

    assert heard(course, ADA, bare=True) == (
        Message("user", f"{line(course, 'the host')}\nBen passed."),
    )


def test_a_quotation_is_fenced_below_the_question_that_quotes_it() -> None:
    course = CourseBuilder()
    ben = course.says(BEN, "A gap in a wall.")
    course.says(ADA, "A hinge.")
    asked = course.act(
        ActKind.FOLLOWED_UP,
        "Is it?",
        by="Mona",
        voices=(ADA,),
        quotes=(Quote(ben.id, 0, 5),),
    )
    own = tuple(turn for turn in course.made.turns if turn.voice == ADA)
    parts = tell(course.made, asked, ADA, own, bare=True)

    assert Cue(ADA, "", parts).heard == (
        Message("user", QUESTION),
        Message("assistant", "A hinge."),
        Message("user", "Is it?\n\nBen said:\n\n```text\nA gap\n```"),
    )
    assert [(met.turn, met.how) for met in Cue(ADA, "", parts).exposures] == [
        (own[0].id, "shown"),
        (ben.id, "quoted"),
    ]


def test_who_is_invited_later_is_shown_what_was_chosen_of_what_went_before() -> None:
    dora = VoiceName("Dora")
    told = {}
    for shows in ("nothing", "question", "everything"):
        course = CourseBuilder()
        course.says(ADA, "A hinge.")
        course.act(ActKind.SAID, "Well?", by="Mona")
        course.act(ActKind.INVITED, by="Eve", voices=(dora,), options={"shows": shows})
        course.act(ActKind.FOLLOWED_UP, "And now?", by="Eve", voices=(dora,))
        text = heard(course, dora)[0].text
        told[shows] = [w for w in (QUESTION, "hinge", "Well", "And now") if w in text]

    assert told == {
        "nothing": ["And now"],
        "question": [QUESTION, "And now"],
        "everything": [QUESTION, "hinge", "Well", "And now"],
    }


def test_the_system_text_is_the_prompt_the_chosen_text_and_last_the_offer() -> None:
    prompts = {
        "voice": "You are {{voice}}, with {{others}}. {{x}}",
        "passing": "Or pass.",
    }
    course = CourseBuilder(prompts=prompts, system="Be brief.")
    act = course.made.current_act

    (part,) = system_part(act, "voice", ADA, course.made)
    assert part.role == "system"
    assert part.text == "You are Ada, with Ben and Cleo. {{x}}\n\nBe brief.\n\nOr pass."
    (part,) = system_part(
        act, "voice", ADA, course.made, offers=False, places={"x": "Y"}
    )
    assert part.text == "You are Ada, with Ben and Cleo. Y\n\nBe brief."
    assert system_part(CourseBuilder().made.acts[0], "voice", ADA, course.made) == ()


def test_a_follow_up_shows_a_voice_what_it_said_and_had_been_shown_then() -> None:
    course = CourseBuilder(prompts={"voice": "Once."})
    ada = course.says(ADA, "A hinge.")
    ben = course.says(BEN, "A gap.", exposed_to=(Exposure(ada.id, "shown"),))
    course.says(CLEO, "A board.")
    asked = course.act(
        ActKind.FOLLOWED_UP,
        "And now?",
        by="Mona",
        voices=(BEN,),
        options={"prompts": {"voice": "You are {{voice}}."}},
    )
    (cue,) = follow_up(course.made, asked)

    eve, named = line(course, "Eve (person)"), line(course, "Ada (model)")
    assert cue.heard == (
        Message("system", "You are Ben."),
        Message("user", f"{eve}\n{QUESTION}\n\n{named}\nA hinge."),
        Message("assistant", "A gap."),
        Message("user", f"{line(course, 'Mona (person)')}\nAnd now?"),
    )
    assert cue.exposures == (Exposure(ada.id, "shown"), Exposure(ben.id, "shown"))


def test_in_a_follow_up_no_words_of_another_voice_stand_bare() -> None:
    """Between two turns of its own, say, where they would pass for the person's."""
    course = CourseBuilder()
    ben = course.says(BEN, "A gap.")
    ada = course.says(ADA, "A hinge.", exposed_to=(Exposure(ben.id, "shown"),))
    cleo = course.says(CLEO, "A board.")
    course.says(ADA, "A lock.", exposed_to=(Exposure(cleo.id, "shown"),))
    asked = course.act(ActKind.FOLLOWED_UP, "And now?", by="Eve", voices=(ADA,))
    (cue,) = follow_up(course.made, asked)
    at = cue.heard.index(Message("assistant", ada.text)) + 1
    assert cue.heard[at].text == f"{line(course, 'Cleo (model)')}\nA board."


def test_its_old_words_are_shown_to_a_new_model_as_the_old_one_s() -> None:
    course = CourseBuilder()
    course.made = replace(
        course.made, voices=(Voice(ADA, model="new"), *course.made.voices[1:])
    )
    course.says(ADA, "A hinge.", model_requested="old")
    course.says(ADA, "A lock.", model_requested="new")

    told = heard(course, ADA)
    assert told[0].text.endswith(f"{line(course, 'Ada, then old (model)')}\nA hinge.")
    assert told[1] == Message("assistant", "A lock.")


def test_the_room_is_told_who_spoke_under_another_s_name() -> None:
    course = CourseBuilder(passing=True)
    ben = course.says(BEN, "Hm.\n\n**Ada:** I agree.\nEve: Go on.")
    ada = course.says(ADA, "A door.\n[[leave]]\nOr not.")
    host = line(course, "the host")
    told = tell(course.made, course.made.acts[0], ADA, (ben, ada))
    noted = [part.text for part in told if part.text.startswith(host)]
    own = "You wrote [[leave]] and more after it, so that counts as words and nothing "

    assert noted[:2] == [
        f"{host}\nBen wrote under others' names: “**Ada:**”, “Eve:”.",
        f"{host}\n{own}else.",
    ]


def test_where_nobody_may_pass_a_marker_is_not_noted() -> None:
    course = CourseBuilder()
    (asked,) = course.made.acts
    asked = replace(asked, options={"pass": False})
    course.made = replace(course.made, acts=(asked,))
    ben = course.says(BEN, "[[leave]]\nOr not.")
    told = tell(course.made, course.made.acts[0], ADA, (ben,))

    assert not any("counts as words" in part.text for part in told)


def test_who_refused_twice_is_said_to_have_left_by_itself() -> None:
    course = CourseBuilder()
    ben = course.says(BEN, "I will not answer any more.")
    refused = {"turns": [ben.id, ben.id], "why": "refused"}
    course.act(ActKind.DISMISSED, "…", voices=(BEN,), options=refused)
    told = tell(course.made, course.made.acts[0], ADA, (ben,))

    assert told[-1].text.endswith(
        "\nBen said twice that no more answers would come, and left the conversation."
    )
