"""A final answer whose writer leaves, before it or with it; one answer alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import VoiceName
from bot.evidence.ballots.council_rows import find_unchecked_ends
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.formats.council.council_telling import WITHOUT, WRITER, tell_outcome
from bot.formats.council.outcome import CouncilOutcome
from tests.formats.council.deliberating import (
    LEAVES,
    NAMES,
    PASSES,
    SILENT,
    Deliberating,
    opened,
    play,
)

FARID = NAMES[5]


def told(found: CouncilOutcome, title: str) -> tuple[str, ...]:
    return next((x.sentences for x in tell_outcome(found) if x.title == title), ())


def test_a_chosen_writer_who_left_is_named_before_the_one_who_writes() -> None:
    course = Deliberating(opened(writer="Farid"), play({FARID: LEAVES}))
    assert told(course.run(), WRITER)[0].startswith(
        "Farid was to write it, but had left; so "
    )


@pytest.mark.parametrize(
    ("naming", "ranked"), [(NAMES[:4], 2), (NAMES[:5], 0), (NAMES, 0)]
)
def test_one_answer_alone_is_not_ranked(
    naming: tuple[VoiceName, ...], ranked: int
) -> None:
    answers = {name: f"I, {name}: mark {name[0] * 3}." for name in naming}
    found = Deliberating(opened(), play(answers=answers)).run()
    assert found.without_named is not None
    assert len(found.without_named.by_mean_rank) == ranked
    said = "Without such answers there are no two left to rank."
    assert (said in told(found, WITHOUT)) == (not ranked)


def test_what_is_quoted_is_checked_also_where_the_writer_leaves_with_it() -> None:
    course = Deliberating(opened(writer="Ada"), play(final="“BBB and CCC.”"))
    course.step()
    course.step()
    assert course.step()
    final = course.it.turns[-1]
    for status, is_due in ((LEAVES, True), (PASSES, False), (SILENT, False)):
        it = course.it.settle(replace(final, status=status))
        assert [each.what.id for each in find_unchecked_ends(it)] == (
            [final.id] if is_due else []
        )
        outlook = look_ahead(replace(it, closings=()), format_named)
        assert bool(outlook.answered) != is_due


def test_where_nobody_is_left_to_write_it_that_is_said() -> None:
    course = Deliberating(opened(), play(dict.fromkeys(NAMES, LEAVES)))
    found = course.run()
    assert found.final is None
    assert told(found, WRITER) == (
        "Nobody was left who could have been asked to write it.",
    )


def test_where_something_else_was_asked_first_nobody_is_said_to_be_gone() -> None:
    """Such as in a branch that goes off with a question while ballots are out."""
    course = Deliberating(opened(), play())
    course.step()
    course.step()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    closing = Closing(at, course.it.acts[0].id, place=90)
    course.it = course.it.close(closing)
    found = course.told()
    assert found is not None
    assert told(found, WRITER) == ("It ended before anybody was asked to write it.",)
    # What happens after it has ended is no reason of that.
    for place, kind in enumerate((ActKind.STOPPED, ActKind.DISMISSED), start=91):
        course.it = course.it.add_act(Act(kind, voices=NAMES, place=place))
    assert course.told() == found


def test_where_it_was_stopped_before_that_is_said() -> None:
    course = Deliberating(opened(), play())
    course.step()
    course.step()
    stop = Act(ActKind.STOPPED, "eve", text="was stopped", place=90)
    course.it = course.it.add_act(stop)
    found = course.told()
    assert found is not None
    assert told(found, WRITER) == (
        "It was stopped before anybody was asked to write it.",
    )
