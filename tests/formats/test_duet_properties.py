"""Whatever happens in a duet: its cues follow from the record, and its bounds hold."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.act import ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Reason, Status
from bot.formats.duet import duet
from bot.formats.ring import FINAL, LAST_WORD, most_turns
from tests.formats.courses import ADA, BEN, CLEO, CourseBuilder

RING = (ADA, BEN, CLEO)


@dataclass(frozen=True)
class Happening:
    """What becomes of who is asked next, or what is done before."""

    what: str
    voice: VoiceName = ADA
    kind: str = "closing"


happenings = st.builds(
    Happening,
    st.sampled_from(
        (
            *("speaks", "speaks", "speaks", "is blank", "fails", "passes", "leaves"),
            *("is dismissed", "is invited", "says", "is asked", "is ended"),
        )
    ),
    st.sampled_from(RING),
    st.sampled_from(("closing", "left", "cap", "empty")),
)


def cues(made: Symposium) -> tuple[Cue, ...]:
    return duet(made, made.acts[0])


def happen(course: CourseBuilder, it: Happening) -> None:
    """One more row; what needs somebody to be asked is nothing if nobody is."""
    match it.what:
        case "is dismissed":
            course.act(ActKind.DISMISSED, by="Eve", voices=(it.voice,))
        case "is invited":
            course.act(ActKind.INVITED, by="Eve", voices=(it.voice,))
        case "says":
            course.act(ActKind.SAID, "And now?", by="Eve")
        case "is ended":
            options = {"kind": it.kind, "onset": 1, "stop_at": 1}
            course.act(ActKind.ENDED, "It has ended.", options=options)
        case "is asked":
            options = {"format": "follow_up"}
            own: dict[str, Any] = {
                "by": "Eve",
                "voices": (it.voice,),
                "options": options,
            }
            course.act(ActKind.FOLLOWED_UP, "And you?", **own)
            course.says(it.voice, "I agree.")
        case _:
            answer(course, it.what)


def answer(course: CourseBuilder, what: str) -> None:
    for cue in cues(course.made):
        own: dict[str, Any] = {"act": course.made.acts[0].id, "task": cue.task}
        match what:
            case "speaks":
                course.says(cue.voice, "I speak.", **own)
            case "is blank":
                blank = {"reason": Reason.BLANK}
                course.says(cue.voice, "", Status.SILENT, **own, **blank)
            case "fails":
                course.says(
                    cue.voice, "Half", Status.SILENT, **own, reason=Reason.STALLED
                )
            case "passes":
                course.says(cue.voice, "", Status.PASSED, **own)
            case _:
                course.says(cue.voice, "", Status.LEFT, **own)


def check(made: Symposium) -> None:
    """What holds at every moment."""
    act, due = made.acts[0], cues(made)
    said = made.answers_to(act)
    assert due == cues(made)
    assert len(due) <= 1
    assert len(said) + len(due) <= most_turns(act)
    over = {turn.id for turn in made.turns if turn.is_over}
    ends = [a for a in made.acts if a.kind is ActKind.ENDED]
    notes = act.chose("note_endings")
    for cue in due:
        assert not made.is_absent(cue.voice)
        assert {met.turn for met in cue.exposures} <= over
        assert [part.role for part in cue.parts][-1] == "user"
        if cue.task != LAST_WORD:
            kinds = {str(end.options["kind"]) for end in ends}
            assert not kinds & (FINAL if notes else {*kinds})
    assert sum(turn.task == LAST_WORD for turn in said) <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(happenings, max_size=14),
    st.integers(2, 3),
    st.fixed_dictionaries({"turns": st.integers(1, 6), "note_endings": st.booleans()}),
    st.sampled_from(("", "What is a door?")),
)
def test_at_every_prefix_the_same_cues_follow_and_every_bound_holds(
    happened: list[Happening], voices: int, options: dict[str, object], question: str
) -> None:
    def begin() -> CourseBuilder:
        own = {"format": "duet", **options}
        return CourseBuilder(*RING[:voices], question=question, **own)

    course = begin()
    followed = []
    for it in happened:
        check(course.made)
        followed.append(cues(course.made))
        happen(course, it)
    check(course.made)
    again = begin()
    for it, due in zip(happened, followed, strict=True):
        assert cues(again.made) == due
        happen(again, it)
