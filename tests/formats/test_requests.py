"""How many requests were made, of those that were announced, and why not all."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import SymposiumId, VoiceName, act_id, turn_id
from bot.domain.symposium import Parent, Symposium
from bot.domain.synthesis import Drafting, Synthesis
from bot.domain.turn import BALLOT, Reason, Status, Turn
from bot.domain.voice import Voice
from bot.formats.requests.announcement import OPTION, read_announcement
from bot.formats.requests.requests_made import find_requests
from bot.formats.requests.requests_told import tell_requests

ID = SymposiumId("s")
ADA, BOB = VoiceName("Ada"), VoiceName("Bob")
SENT = {"model": "m"}


def announced(answers: int, tables: int = 0, second_tries: int = 0) -> dict[str, int]:
    return {"answers": answers, "tables": tables, "second_tries": second_tries}


def held(
    *turns: Turn, drafts: int = 0, format_: str = "blind", **number: int
) -> Symposium:
    """One asking that is closed, with these turns, and a table that took drafts."""
    made = Symposium(ID, "Why?", (Voice(ADA), Voice(BOB)), format_)
    act = made.first_act()
    act = replace(act, place=1, options={**act.options, OPTION: announced(**number)})
    table = Synthesis("Ada", (), act=act.id, drafts=(Drafting(SENT),) * drafts)
    return replace(
        made,
        acts=(act,),
        turns=turns,
        syntheses=(table,),
        closings=(Closing(datetime(2026, 1, 1, tzinfo=UTC), act.id, place=99),),
    )


def turn(number: int, voice: VoiceName = ADA, **known: object) -> Turn:
    own, id_ = act_id(ID, 1), turn_id(ID, number)
    made = Turn(id_, number, voice, status=Status.SPOKEN, request=SENT, act=own)
    return replace(made, place=number + 1, **known)  # type: ignore[arg-type]


UNSENT = turn(2, BOB, status=Status.SILENT, reason=Reason.MISCONFIGURED, request=None)


@pytest.mark.parametrize(
    ("symposium", "told"),
    [
        (held(turn(1), turn(2, BOB), answers=2), "2 requests announced, 2 made."),
        (
            held(turn(1), turn(2, BOB), drafts=1, answers=2, tables=1, second_tries=1),
            "4 requests announced at most, 3 made: 1 second try was not needed.",
        ),
        (
            held(turn(1), turn(2, BOB), drafts=2, answers=2, tables=1, second_tries=1),
            "4 requests announced at most, 4 made.",
        ),
        (
            held(turn(1), turn(2, BOB), answers=2, tables=1, second_tries=1),
            (
                "4 requests announced at most, 2 made: no model was asked for 1 table; "
                "1 second try was not needed."
            ),
        ),
        (
            held(turn(1), UNSENT, answers=2),
            "2 requests announced, 1 made: 1 was not sent, as Bob could not be asked.",
        ),
        (
            held(turn(1, status=Status.LEFT), turn(2, BOB), answers=4),
            "4 requests announced, 2 made: 2 were not sent, as Ada had left.",
        ),
        (
            held(turn(1, attempt=3), turn(2, BOB), answers=2),
            (
                "2 requests announced, 4 made: 2 were sent anew, after this program "
                "had ended in the middle of an answer."
            ),
        ),
        (
            held(
                turn(1, task=BALLOT),
                turn(2, BOB, task=BALLOT),
                turn(3, task=BALLOT),
                format_="council",
                answers=2,
                second_tries=2,
            ),
            "4 requests announced at most, 3 made: 1 of 2 second tries was not needed.",
        ),
        (
            held(
                turn(1, task="question", to=BOB),
                turn(2, task="question", to=BOB),
                turn(3, BOB, task="answer"),
                format_="tailored",
                answers=2,
                second_tries=1,
            ),
            "3 requests announced at most, 3 made.",
        ),
        (
            held(turn(1), turn(2), turn(3), format_="duet", answers=2),
            "2 requests announced, 3 made: 1 more was due.",
        ),
    ],
)
def test_what_is_told_of_requests(symposium: Symposium, told: str) -> None:
    assert tell_requests(symposium) == (told,)


def test_who_is_invited_and_speaks_is_named() -> None:
    it = held(turn(1), turn(2, BOB), turn(3, BOB), format_="relay", answers=2)
    it = it.add_act(Act(ActKind.INVITED, voices=(BOB,), place=50))
    assert tell_requests(it) == (
        "2 requests announced, 3 made: 1 more was due, as Bob was invited.",
    )


def test_a_branch_tells_of_what_was_asked_in_it_alone() -> None:
    """Where it goes on without a question, its announcement is in what branched."""
    begun = held(turn(1), turn(2, BOB), turn(3), turn(4, BOB), answers=4)
    number = {OPTION: announced(2)}
    gone = Act(ActKind.BRANCHED, place=4, options=number, id=act_id(ID, 2))
    it = replace(
        begun,
        branch_of=Parent(SymposiumId("p"), turn_id(ID, 2), 3, "0" * 64),
        acts=(*begun.acts, gone),
        turns=tuple(
            replace(each, place=place)
            for each, place in zip(begun.turns, (2, 3, 5, 6), strict=True)
        ),
    )
    assert tell_requests(it) == ("2 requests announced, 2 made.",)


def test_while_it_goes_on_nothing_is_said_to_be_spared() -> None:
    it = replace(held(turn(1), answers=2), closings=())
    assert tell_requests(it) == ("2 requests announced, 1 made so far.",)


@pytest.mark.parametrize(
    "given",
    [
        None,
        3,
        {},
        {"answers": 1, "tables": 1},
        announced(-1),
        {**announced(1), "tables": True},
        {**announced(1), "answers": "1"},
    ],
)
def test_what_cannot_be_an_announcement_is_none(given: object) -> None:
    it = held(turn(1), answers=1)
    act = replace(it.acts[0], options={OPTION: given})
    assert read_announcement(act) is None
    assert find_requests(replace(it, acts=(act,))) == ()


STOP = Act(ActKind.STOPPED, text="was stopped", place=120)
DISMISSED = Act(ActKind.DISMISSED, voices=(BOB,), place=121)


@pytest.mark.parametrize("later", [STOP, DISMISSED])
def test_what_came_after_its_closing_is_no_reason_of_it(later: Act) -> None:
    it = held(turn(1), UNSENT, answers=2).add_act(later)
    assert tell_requests(it) == (
        "2 requests announced, 1 made: 1 was not sent, as Bob could not be asked.",
    )
    assert it.stops_of(it.acts[0]) == ()
    earlier = replace(later, place=50)
    assert tell_requests(replace(it, acts=(it.acts[0], earlier))) != tell_requests(it)


def test_who_left_with_all_that_it_was_to_say_is_no_reason() -> None:
    it = held(turn(1, status=Status.LEFT), UNSENT, answers=2)
    assert tell_requests(it) == (
        "2 requests announced, 1 made: 1 was not sent, as Bob could not be asked.",
    )


def test_who_is_invited_after_its_closing_is_no_reason_for_more() -> None:
    it = held(turn(1), turn(2, BOB), turn(3, BOB), format_="relay", answers=2)
    it = it.add_act(Act(ActKind.INVITED, voices=(BOB,), place=120))
    assert tell_requests(it) == ("2 requests announced, 3 made: 1 more was due.",)


def test_who_gives_a_council_no_answer_has_no_ballot() -> None:
    silent = turn(2, BOB, status=Status.SILENT, reason=Reason.BLANK)
    ballot = turn(3, task=BALLOT)
    it = held(turn(1), silent, ballot, format_="council", answers=4)
    assert tell_requests(it) == (
        (
            "4 requests announced, 3 made: 1 was not sent, as Bob gave no answer, and "
            "so had nothing to vote with."
        ),
    )


def test_a_second_try_in_a_branch_is_one_though_its_first_is_carried() -> None:
    """Of an older record, without counts, what it told itself then stands."""
    first, second = turn(1, task=BALLOT), turn(2, task=BALLOT, sent=(1,))
    it = held(first, second, format_="council", answers=0, second_tries=1)
    parent = Parent(SymposiumId("p"), turn_id(ID, 1), 2, "0" * 64)
    branched = Act(ActKind.BRANCHED, place=3, options=it.acts[0].options)
    acts = (replace(it.acts[0], options={"format": "council"}), branched)
    second = replace(second, place=4)
    it = replace(it, branch_of=parent, acts=acts, turns=(first, second))
    assert tell_requests(it) == ("1 request announced at most, 1 made.",)
    (made,) = find_requests(replace(it, turns=(first, replace(second, sent=()))))
    assert (made.answers, made.second_tries) == (1, 0)


def broken_off(*drafts: Drafting, place: int) -> Act:
    options = {"act": act_id(ID, 1)}
    return Act(ActKind.INTERRUPTED, options=options, drafts=drafts, place=place)


@pytest.mark.parametrize(
    ("drafts", "places", "made"),
    [
        (0, (50,), (1, 0)),
        (0, (50, 60, 70), (1, 2)),
        (1, (50, 60), (1, 2)),
        (1, (50, 60, 90, 91), (2, 3)),
    ],
)
def test_of_a_table_broken_off_several_times_the_last_try_is_the_first(
    drafts: int, places: tuple[int, ...], made: tuple[int, int]
) -> None:
    """Told are the tables, and those requests that were made again."""
    it = held(turn(1), drafts=drafts, answers=1, tables=1)
    rows = (broken_off(Drafting(SENT), place=place) for place in places)
    table = replace(it.syntheses[0], place=80)
    it = replace(it, acts=(*it.acts, *rows), syntheses=(table,))
    (told,) = find_requests(it)
    assert (told.tables, told.again, told.total) == (*made, 1 + sum(made))


@pytest.mark.parametrize("table", [0, 1, 2])
def test_a_table_asked_for_once_more_is_under_way_though_it_was_broken_off(
    table: int,
) -> None:
    """Its requests are the same; those that a table has by now are made."""
    draft = Drafting(SENT, "d" * 64)
    it = held(turn(1), answers=1, tables=1)
    act = replace(it.acts[0], drafts=(draft,) * 2)
    made = replace(it.syntheses[0], drafts=(draft,) * table, place=60)
    acts = (act, broken_off(draft, place=50))
    it = replace(it, acts=acts, syntheses=(made,) if table else (), closings=())
    (told,) = find_requests(it)
    assert (told.under_way, told.total) == (2 - table, 4)
