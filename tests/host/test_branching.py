"""What a branch begins with: who takes part, what is asked, and when there is none."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.bounds import MOST_BRANCHES_IN_A_ROW
from bot.domain.commitment import Commitment
from bot.domain.events import Event, Sealed, TurnEnded
from bot.domain.names import SymposiumId, VoiceName, act_id
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Cue, Status, Turn
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.formats.requests.requests_told import tell_requests
from bot.host.acts.branching import Branching, make_branch, refuse_nothing_to_ask
from bot.host.asking import Asking, Limits, Roster
from bot.host.counting import count_requests
from bot.host.host import Host
from bot.integrity.seals import withhold
from bot.integrity.verify import verify_record
from tests.archive.test_waiting import begin, free, speak_while_it_is_full
from tests.hosting import opened, watched
from tests.integrity.test_branches import NOON, VOICES, linked, record_of, root
from tests.loopback.endpoint import Endpoint
from tests.transcript.test_ballots_under_way import JUDGED, after

ADA, BOB = VOICES
EVE = Voice(VoiceName("Eve"), base_url="http://x")
ROSTER = Roster({voice.name: voice for voice in (*VOICES, EVE)}, {})


def branched(parent: Symposium, branching: Branching) -> Symposium:
    made = make_branch(
        parent,
        branching,
        ROSTER,
        {},
        Limits(voices=3),
        id=SymposiumId("b"),
        at=NOON,
        origin=Origin.LIVE,
    )
    return linked(made)


def kinds(symposium: Symposium) -> list[tuple[ActKind, tuple[VoiceName, ...]]]:
    return [(act.kind, act.voices) for act in symposium.acts]


def due(symposium: Symposium) -> list[VoiceName]:
    steps = [one.step for one in look_ahead(symposium, format_named).due]
    return [step.voice for step in steps if isinstance(step, Cue)]


def in_rounds(parent: Symposium, rounds: int) -> Symposium:
    """The same course, in more rounds than it was held in."""
    act = parent.acts[0]
    longer = replace(act, options={**act.options, "rounds": rounds}, sha256=None)
    return linked(replace(parent, rounds=rounds, acts=(longer, *parent.acts[1:])))


def test_without_a_question_the_course_goes_on_as_it_would_have() -> None:
    branch = branched(in_rounds(root(), 2), Branching("1"))
    assert due(branch) == ["Bob"]
    assert kinds(branch)[1:] == [(ActKind.BRANCHED, ())]
    assert branch.current_act.id == "root.a1"
    assert count_requests(branch, asks_synthesiser=False).answers == 3
    assert branch.ended is None


def test_a_question_closes_what_was_answered_there_and_is_put_to_all() -> None:
    branch = branched(in_rounds(root(), 2), Branching("1", "Why?"))
    assert kinds(branch)[1:] == [
        (ActKind.BRANCHED, ()),
        (ActKind.FOLLOWED_UP, ("Ada", "Bob")),
    ]
    assert [closing.act for closing in branch.closings] == ["root.a1"]
    assert due(branch) == ["Ada", "Bob"]
    assert branch.ended is None


def test_the_voices_that_are_named_take_part_and_no_others() -> None:
    branch = branched(root(), Branching("2", "Why?", ("eve", "Ada")))
    invited, gone = branch.acts[2:4]
    assert (invited.kind, invited.voices, invited.joined) == (
        ActKind.INVITED,
        ("Eve",),
        (EVE,),
    )
    assert invited.options == {"shows": "everything"}
    assert (gone.kind, gone.voices) == (ActKind.DISMISSED, ("Bob",))
    assert due(branch) == ["Ada", "Eve"]
    assert verify_record(record_of(branch)).whole


def test_a_course_of_one_by_one_goes_on_with_who_is_new_in_it() -> None:
    branch = branched(in_rounds(root(), 2), Branching("1", voices=("Ada", "Eve")))
    assert due(branch) == ["Eve"]


def test_who_had_left_stays_away_unless_named() -> None:
    parent = root()
    left = replace(parent.turns[1], status=Status.LEFT, sha256=None)
    parent = linked(replace(parent, turns=(parent.turns[0], left, parent.turns[2])))
    assert due(branched(parent, Branching("3", "Why?"))) == ["Ada"]
    again = branched(parent, Branching("3", "Why?", ("Ada", "Bob")))
    assert due(again) == ["Ada", "Bob"]
    assert due(branched(parent, Branching("1", "Why?"))) == ["Ada", "Bob"]


def test_a_pause_is_over_in_a_branch() -> None:
    parent = in_rounds(root(), 2)
    pause = Act(ActKind.PAUSED, "eve", NOON, place=2, id=None)
    later = [replace(turn, place=(turn.place or 0) + 1) for turn in parent.turns]
    parent = linked(
        replace(
            parent,
            acts=(*parent.acts, replace(pause, place=2)),
            turns=tuple(later),
            closings=(),
            ended=None,
        )
    )
    assert parent.is_paused
    branch = branched(parent, Branching("1"))
    assert [act.kind for act in branch.acts] == [
        ActKind.ASKED,
        ActKind.PAUSED,
        ActKind.BRANCHED,
        ActKind.RESUMED,
    ]
    assert due(branch) == ["Bob"]


def test_erased_words_stay_erased_and_the_branch_is_whole() -> None:
    parent = root()
    first = parent.turns[0]
    gone = Commitment(None, first.commitments["text"].sha256)
    erased = replace(first, text="", commitments={**first.commitments, "text": gone})
    parent = replace(parent, turns=(erased, *parent.turns[1:]))
    branch = branched(parent, Branching("2", "Why?"))
    assert branch.turns[0] == erased
    assert verify_record(record_of(branch)).whole


def sealed() -> Symposium:
    parent = root()
    return replace(parent, sealed=True, ended=None, closings=(), turns=parent.turns[:1])


def far_away() -> Symposium:
    frame = {"id": "root", "sha256": "0" * 64}
    return replace(root(), ancestors=(frame,) * MOST_BRANCHES_IN_A_ROW)


def stranger() -> Symposium:
    nobody = tuple(
        replace(v, name=VoiceName(f"X{v.name}"), base_url=None) for v in VOICES
    )
    parent = root()
    turns = tuple(replace(t, voice=VoiceName(f"X{t.voice}")) for t in parent.turns)
    asked = replace(parent.acts[0], voices=tuple(v.name for v in nobody))
    return replace(parent, voices=nobody, turns=turns, acts=(asked,))


@pytest.mark.parametrize(
    ("parent", "branching", "told"),
    [
        (sealed, Branching("1"), "sealed and still goes on"),
        (root, Branching("7"), "no turn “7”"),
        (root, Branching("1", voices=("Zoe",)), "no voice named “Zoe”"),
        (far_away, Branching("1"), "20 branches away"),
        (lambda: replace(root(), turns=()), Branching(), "Nobody has spoken"),
        (stranger, Branching("1"), "is not configured here"),
        (stranger, Branching("1", "Why?"), "is not configured here"),
    ],
)
def test_there_is_none_and_a_sentence_says_why(
    parent: Callable[[], Symposium], branching: Branching, told: str
) -> None:
    with pytest.raises((Declined, NotFound), match=told):
        branched(parent(), branching)


def test_a_course_that_has_nothing_more_to_ask_asks_for_a_question() -> None:
    branch = branched(root(), Branching())
    with pytest.raises(Declined, match=r"relay has nothing more to ask .* a question"):
        refuse_nothing_to_ask(branch, ())


def test_who_is_asked_by_no_course_needs_a_question() -> None:
    parent = root()
    asked = replace(parent.acts[0], options={"format": "blind"})
    parent = linked(replace(parent, acts=(asked,), format="blind"))
    with pytest.raises(Declined, match="Eve"):
        branched(parent, Branching("1", voices=("Ada", "Bob", "Eve")))


async def convened(host: Host, symposium: Symposium) -> list[Event]:
    return await watched(host.convene(symposium, synthesis=False))


async def test_a_branch_is_stored_whole_named_by_its_parent_and_can_be_stopped(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        parent = await host.open(Asking("What is it?", ("Ada", "Bob"), sealed=True))
        await convened(host, parent)
        first = await host.branch(parent.id, Branching("1", "Why?"))
        events = await convened(host, first)
        told = [each.turn.id for each in events if isinstance(each, TurnEnded)]
        # What it carries was told where it was given, and is not told once more.
        assert not {id_ for id_ in told if id_.startswith(parent.id)}
        other = await host.branch(parent.id, Branching("1", "Why not?"))
        assert await host.stop(other.id, by="eve", why="was stopped by eve")
        found = await host.archive.find(parent.id)
        assert [one.id for one in found.branches] == [first.id, other.id]
        for one in (first, other):
            kept = await host.archive.find(one.id)
            assert kept.ended is not None
            assert verify_record(record_of(kept)).whole
        kin = await host.archive.family(other.id)
        assert [one.id for one in kin] == [parent.id, first.id, other.id]
        assert [one.called for one in kin][1:] == ["Why?", "Why not?"]


async def test_a_branch_without_a_question_stays_sealed_until_all_have_answered(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        asked = Asking("What is it?", ("Ada", "Bob"), sealed=True, table=False)
        parent = await host.open(asked)
        await convened(host, parent)
        ended = await host.archive.find(parent.id)
        first = min(ended.turns, key=lambda turn: turn.place or 0)
        branch = await host.branch(parent.id, Branching(str(first.number)))
        held = await host.archive.find(branch.id)
        assert held.is_held_back
        # What it carries was shown where it was spoken, and nothing else is.
        assert [turn.text for turn in held.turns] == [first.text]
        events = await convened(host, branch)
        assert len([each for each in events if isinstance(each, Sealed)]) == 1
        whole = await host.archive.find(branch.id)
        assert [bool(turn.text) for turn in whole.turns] == [True, True]
        assert verify_record(record_of(whole)).whole


async def test_nothing_goes_off_from_what_is_not_written_down_yet(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        await begin(host.archive)
        await speak_while_it_is_full(host.archive)
        with pytest.raises(Declined, match="not written down yet"):
            await host.branch("s1", Branching("1", "Why?"))
        await free(host.archive)
        branch = await host.branch("s1", Branching("1", "Why?", ("Ada",)))
        assert verify_record(record_of(branch)).whole


def test_while_ballots_are_out_a_branch_carries_none_of_them() -> None:
    """Without its words a ballot would count for nothing there, for good."""
    council = replace(after(JUDGED), origin=Origin.LIVE)
    answer, ballot = council.turns[0], council.held_ballots[0]
    voices = Roster({voice.name: voice for voice in council.voices}, {})

    def go_off(turn: Turn) -> Symposium:
        return make_branch(
            withhold(council),
            Branching(f"{turn.number}", "Why?"),
            voices,
            {},
            Limits(voices=9),
            id=SymposiumId("b"),
            at=NOON,
            origin=Origin.LIVE,
        )

    with pytest.raises(Declined, match="Its ballots are still asked for"):
        go_off(ballot)
    assert go_off(answer).turns[0].text == answer.text


async def test_whoever_wants_no_table_gets_none_on_any_face(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path, synthesiser="Ada") as host:
        symposium = await host.open(Asking("Why?", panel="pair", table=False))
        assert host.count_requests(symposium).tables == 0
        await watched(host.convene(symposium))
        found = await host.archive.find(symposium.id)

    assert found.syntheses == ()
    assert tell_requests(found) == ("2 requests announced, 2 made.",)


def test_a_branch_announces_for_what_is_still_open_there() -> None:
    """What was asked later, and is closed by then, was answered before."""
    course = in_rounds(root(), 2)
    begun = replace(course, closings=(), turns=course.turns[:2])
    further = Act(ActKind.FOLLOWED_UP, text="So?", voices=(ADA.name,), place=4)
    further = replace(further, id=act_id(begun.id, 2))
    said = replace(course.turns[2], act=further.id, place=5)
    closing = Closing(NOON, further.id, place=6)
    parent = linked(
        replace(begun, acts=(*begun.acts, further), turns=(*begun.turns, said))
    )
    branch = branched(replace(parent, closings=(closing,)), Branching("3"))
    closed = replace(branch, closings=(replace(closing, act=further.id),))

    assert [act.id for act in closed.open_acts] == ["root.a1"]
    assert count_requests(closed, asks_synthesiser=False).answers == 2
    # Where both are open nobody can say what is announced.
    with pytest.raises(Declined, match="Several of its questions were still being"):
        refuse_nothing_to_ask(replace(branch, closings=()), ())
