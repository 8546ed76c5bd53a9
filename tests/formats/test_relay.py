"""In a relay one speaks after another, and each is told what was said before."""

from bot.domain.act import ActKind
from bot.domain.names import VoiceName
from bot.domain.turn import Cue, Reason, Status, Turn
from bot.formats import FORMATS
from bot.formats.relay import order_voices, relay
from bot.formats.speech.identity import draw_labels
from tests.formats.courses import ADA, BEN, CLEO, QUESTION, CourseBuilder


def due(course: CourseBuilder) -> tuple[Cue, ...]:
    return relay(course.made, course.made.acts[0])


def next_cue(course: CourseBuilder) -> Cue:
    (cue,) = due(course)
    return cue


def speak(course: CourseBuilder, text: str, status: Status = Status.SPOKEN) -> Turn:
    """The voice that is due says it, in answer to its cue."""
    cue = next_cue(course)
    return course.says(
        cue.voice,
        text,
        round=cue.round,
        task=cue.task,
        exposed_to=cue.exposures,
        act=course.made.acts[0].id,
        status=status,
    )


def order(course: CourseBuilder, times: int = 20) -> list[VoiceName]:
    names: list[VoiceName] = []
    while due(course) and len(names) < times:
        names.append(speak(course, f"{len(names)}.").voice)
    return names


def shown(cue: Cue) -> list[str]:
    return [met.turn.partition(".")[2] for met in cue.exposures]


def test_each_is_shown_all_that_was_said_before_it() -> None:
    course = CourseBuilder()
    first = next_cue(course)
    assert (first.voice, shown(first)) == (ADA, [])
    assert first.heard[-1].text.endswith(f"\n{QUESTION}")
    speak(course, "A hinge.")
    speak(course, "A gap.")
    assert shown(next_cue(course)) == ["1", "2"]
    assert "A hinge." in next_cue(course).heard[-1].text


def test_nobody_is_asked_while_somebody_speaks() -> None:
    course = CourseBuilder()
    speaking = course.made.begin(next_cue(course))
    assert relay(speaking, speaking.acts[0]) == ()


def test_it_goes_around_as_often_as_it_is_asked_to() -> None:
    assert order(CourseBuilder(rounds=2)) == [ADA, BEN, CLEO, ADA, BEN, CLEO]
    assert order(CourseBuilder()) == [ADA, BEN, CLEO]


def test_shuffled_each_time_around_has_another_order_that_its_seed_decides() -> None:
    names = tuple(VoiceName(name) for name in "ABCDEF")
    course = CourseBuilder(*names, rounds=3, order="shuffled", seed="7")
    found = order(course)
    arounds = [tuple(found[at : at + 6]) for at in (0, 6, 12)]

    assert all(sorted(around) == list(names) for around in arounds)
    assert len({*arounds, names}) == 4
    again = CourseBuilder(*names, rounds=3, order="shuffled", seed="7")
    assert order(again) == found
    other = CourseBuilder(*names, rounds=3, order="shuffled", seed="8")
    assert order(other) != found
    act = course.made.acts[0]
    assert order_voices(act, names[::-1], 1) == order_voices(act, names, 1)


def test_of_the_others_only_the_last_that_spoke_are_shown() -> None:
    course = CourseBuilder(rounds=2, last=1)
    speak(course, "A hinge.")
    speak(course, "A gap.")
    course.says(CLEO, "", Status.SILENT, reason=Reason.STALLED)
    cue = next_cue(course)

    assert (cue.voice, cue.round, shown(cue)) == (ADA, 2, ["1", "2"])
    last = cue.heard[-1].text
    assert "A gap." in last
    assert "Cleo was asked, and no answer came." in last
    assert shown(next_cue(course)) == ["1", "2"]
    speak(course, "A threshold.")
    assert shown(next_cue(course)) == ["2", "4"]


def test_who_left_is_asked_no_more_and_one_alone_does_not_go_on() -> None:
    course = CourseBuilder(rounds=3)
    speak(course, "A hinge.")
    speak(course, "I go.", status=Status.LEFT)
    assert next_cue(course).voice == CLEO
    speak(course, "A board.")
    assert [next_cue(course).voice, next_cue(course).round] == [ADA, 2]
    speak(course, "So am I.", status=Status.LEFT)
    assert due(course) == ()


def test_who_is_invited_speaks_as_soon_as_those_before_it_have() -> None:
    course = CourseBuilder()
    dora = VoiceName("Dora")
    speak(course, "A hinge.")
    course.act(
        ActKind.INVITED, by="Eve", voices=(dora,), options={"shows": "everything"}
    )
    assert order(course) == [BEN, CLEO, dora]


def test_what_a_person_says_reaches_the_next_voice_in_its_place() -> None:
    course = CourseBuilder()
    speak(course, "A hinge.")
    course.act(ActKind.SAID, "And a lock?", by="Mona")
    speak(course, "A gap.")

    text = next_cue(course).heard[-1].text
    places = [text.index(words) for words in ("A hinge.", "And a lock?", "A gap.")]
    assert places == sorted(places)


def test_with_a_baseline_everybody_answers_blind_before_anybody_is_heard() -> None:
    course = CourseBuilder(
        baseline=True, rounds=1, prompts={"baseline": "Alone.", "voice": "Together."}
    )
    blind = due(course)
    assert [(cue.voice, cue.task, shown(cue)) for cue in blind] == [
        (ADA, "baseline", []),
        (BEN, "baseline", []),
        (CLEO, "baseline", []),
    ]
    assert [part.text for part in blind[0].parts] == ["Alone.", QUESTION]
    for cue in blind:
        course.says(cue.voice, f"{cue.voice} alone.", task="baseline")
    speak(course, "A hinge.")
    cue = next_cue(course)

    assert (cue.voice, cue.round, shown(cue)) == (BEN, 2, ["2", "4"])
    assert "Ada alone." not in "".join(message.text for message in cue.heard)
    assert FORMATS["relay"].requests(course.made.acts[0]) == 6
    speak(course, "A gap.")
    speak(course, "A board.")
    assert due(course) == ()


def test_a_label_hides_a_name_wherever_the_host_would_write_it() -> None:
    labels = draw_labels((ADA, BEN, CLEO), "7")
    assert sorted(labels.values()) == ["Voice A", "Voice B", "Voice C"]
    course = CourseBuilder(
        identity="label",
        labels=labels,
        prompts={"voice": "{{voice}} with {{others}}"},
    )
    speak(course, "A hinge.")
    course.says(BEN, "", Status.PASSED)
    cue = next_cue(course)

    text = "\n".join(message.text for message in cue.heard)
    assert f"{labels[ADA]} (model)]\nA hinge." in text
    assert f"{labels[BEN]} passed." in text
    assert text.startswith(f"{labels[CLEO]} with {labels[ADA]} and {labels[BEN]}")
    assert not any(name in text for name in (ADA, BEN, CLEO))


def test_without_identity_the_others_are_a_number() -> None:
    course = CourseBuilder(
        identity="none", prompts={"voice": "{{voice}} with {{others}}"}
    )
    speak(course, "A hinge.")
    text = "\n".join(message.text for message in next_cue(course).heard)

    assert text.startswith("unnamed with two other models")
    assert "another voice (model)]\nA hinge." in text
    assert not any(name in text for name in (ADA, BEN, CLEO))
