"""A council whose judges leave, or are asked again by a person: which ballots count."""

import json
from dataclasses import replace

import pytest

from bot.domain.names import VoiceName, turn_id
from bot.domain.turn import BALLOT, Status, Turn
from bot.formats.council.council_telling import BALLOTS, tell_outcome, tell_try
from bot.formats.council.outcome import Absence, CouncilOutcome
from bot.transcript.council.council_record import council_record
from tests.formats.council.deliberating import (
    LEAVES,
    NAMES,
    PASSES,
    SILENT,
    Deliberating,
    opened,
    play,
)

ADA, BRUNO, COSIMA, DARIO, EDDA, FARID = NAMES


def told(found: CouncilOutcome, title: str) -> tuple[str, ...]:
    return next((x.sentences for x in tell_outcome(found) if x.title == title), ())


def ask_again(course: Deliberating, voice: VoiceName, task: str | None) -> Turn:
    """A person's later retry of that, which the script then answers."""
    old = next(t for t in course.it.turns if (t.voice, t.task) == (voice, task))
    number = len(course.it.turns) + 1
    new = replace(old, id=turn_id(course.it.id, number), number=number, act=None)
    return replace(new, retries=old.id)


def test_a_ballot_that_is_asked_for_after_the_final_answer_changes_nothing() -> None:
    course = Deliberating(opened(), play({BRUNO: "CDEFA"}))
    before = course.run()
    old = next(t for t in course.it.turns if (t.voice, t.task) == (BRUNO, BALLOT))
    labels = {letter: label for label, letter in zip(*_order_of(old), strict=True)}
    late = replace(
        ask_again(course, BRUNO, BALLOT),
        text=json.dumps([labels[letter] for letter in "AFEDC"]),
    )
    course.it = replace(course.it, turns=(*course.it.turns, late))
    found = course.told()

    assert found is not None
    assert council_record(found) == council_record(before)
    assert told(found, BALLOTS) == told(before, BALLOTS)
    (ballot,) = (each for each in found.ballots if each.judge == BRUNO)
    assert [tell_try(ballot, each.turn) for each in ballot.tries] == [
        "Counted: Cosima, then Dario, then Edda, then Farid, then Ada",
        "Not counted: it was asked for after the final answer had been begun",
    ]


def _order_of(ballot: Turn) -> tuple[list[str], str]:
    """The labels in the ballot CDEFA."""
    return json.loads(ballot.text.split("\n")[-1]), "CDEFA"


def test_a_ballot_that_could_be_read_is_not_replaced_by_a_later_one() -> None:
    course = Deliberating(opened(), play({BRUNO: "CDEFA"}))
    course.step()
    course.step()
    again = replace(ask_again(course, BRUNO, BALLOT), text="I rank nobody any more.")
    course.it = replace(course.it, turns=(*course.it.turns, again))
    found = course.run()

    (ballot,) = (each for each in found.ballots if each.judge == BRUNO)
    assert ballot.ranking == (COSIMA, DARIO, EDDA, FARID, ADA)
    assert tell_try(ballot, again.id) == (
        "Not counted: it could not be read, as no JSON list of the labels was found "
        "in it"
    )
    sent = "".join(message.text for message in course.asked[-1].heard)
    assert "I rank nobody any more." not in sent


def test_who_was_silent_and_answers_after_the_ballots_began_is_not_ranked() -> None:
    course = Deliberating(opened(), play(answers={FARID: SILENT}))
    before = course.run()
    late = replace(ask_again(course, FARID, None), text="Late.", status=Status.SPOKEN)
    course.it = replace(course.it, turns=(*course.it.turns, late))
    assert course.told() == before


@pytest.mark.parametrize(
    ("status", "text", "absent"),
    [
        (LEAVES, None, None),
        (LEAVES, "No list.", Absence.LEFT),
        (PASSES, None, Absence.PASSED),
        (SILENT, None, Absence.SILENT),
    ],
)
def test_who_leaves_with_a_ballot_has_cast_it_and_who_passes_has_not(
    status: Status, text: str | None, absent: Absence | None
) -> None:
    course = Deliberating(opened(), play({BRUNO: "CDEFA"}))
    course.step()
    course.step()
    ballot = next(t for t in course.it.turns if (t.voice, t.task) == (BRUNO, BALLOT))
    ended = replace(ballot, status=status, text=ballot.text if text is None else text)
    course.it = course.it.settle(ended)
    (cast,) = (each for each in course.run().ballots if each.judge == BRUNO)
    order = (COSIMA, DARIO, EDDA, FARID, ADA)
    assert (cast.absent, cast.ranking) == (absent, None if absent else order)


@pytest.mark.parametrize(
    ("tries", "asked"),
    [
        (("No list.",), 1),
        (("No list.", "Again none."), 0),
        ((SILENT,), 0),
        ((SILENT, "No list."), 1),
        ((SILENT, SILENT), 0),
        (("No list.", SILENT), 0),
    ],
)
def test_an_unreadable_ballot_is_asked_for_once_more_whoever_asks(
    tries: tuple[str | Status, ...], asked: int
) -> None:
    """What a person asks for once more meanwhile is that second try."""
    course = Deliberating(opened(), play({BRUNO: "CDEFA"}))
    course.step()
    course.step()
    first = next(t for t in course.it.turns if (t.voice, t.task) == (BRUNO, BALLOT))
    course.it = course.it.settle(_as_said(first, tries[0]))
    for said in tries[1:]:
        again = _as_said(ask_again(course, BRUNO, BALLOT), said)
        course.it = replace(course.it, turns=(*course.it.turns, again))
    before = len(course.asked)
    course.step()

    due = [cue for cue in course.asked[before:] if cue.task == BALLOT]
    assert [cue.voice for cue in due] == [BRUNO] * asked
    assert all("Your ballot cannot be read" in cue.heard[-1].text for cue in due)


def _as_said(turn: Turn, said: str | Status) -> Turn:
    if isinstance(said, Status):
        return replace(turn, status=said, text="")
    return replace(turn, status=Status.SPOKEN, text=said)


@pytest.mark.parametrize(
    ("status", "text", "is_kept"),
    [
        (SILENT, "", True),
        (SILENT, "As far as", True),
        (PASSES, "Not I.", True),
        (Status.SPEAKING, "As f", True),
        (Status.SPOKEN, "Another end.", False),
        (LEAVES, "Another end.", False),
    ],
)
def test_a_final_answer_is_replaced_by_one_that_was_written_alone(
    status: Status, text: str, *, is_kept: bool
) -> None:
    course = Deliberating(opened(writer="Ada"), play())
    course.run()
    again = replace(ask_again(course, ADA, "final_answer"), status=status, text=text)
    written = next(t for t in course.it.turns if t.task == "final_answer")
    course.it = replace(course.it, turns=(*course.it.turns, again))
    found = course.told()

    assert found is not None
    assert found.is_written
    assert found.final == (written if is_kept else again)
