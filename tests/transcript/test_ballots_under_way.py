"""While a council still asks for ballots, no export tells one of them, or a label."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.act import Act, ActKind
from bot.domain.names import act_id, turn_id
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import BALLOT, Turn
from bot.integrity.canonical import request_digest
from bot.integrity.seals import withhold
from bot.transcript.importing import read
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.verifying import verify
from tests.formats.council.deliberating import NAMES, Deliberating, opened, play
from tests.transcript.exports import linked

Export = Callable[[Symposium], str]
BRUNO = NAMES[1]
LABEL = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ][1-5]\b")
ASKED, JUDGED, JUDGED_AGAIN, WRITTEN = 1, 2, 3, 4


def after(steps: int) -> Symposium:
    """A council of six, in which Bruno's first ballot cannot be read."""
    course = Deliberating(opened(), play({BRUNO: "No list: F1 before F2."}))
    for _ in range(steps):
        course.step()
    turns = tuple(map(sent, course.it.turns))
    return linked(replace(course.it, turns=turns, origin=Origin.LIVE))


def sent(turn: Turn) -> Turn:
    """With a request, as one that went out."""
    label = "B1, which says" if turn.task == BALLOT else "nobody yet"
    body = {"messages": [{"role": "user", "content": f"Rank {label}: An answer."}]}
    return replace(turn, request=body, request_sha256=request_digest(body))


@pytest.mark.parametrize("export", [to_json, to_markdown])
@pytest.mark.parametrize("steps", [JUDGED, JUDGED_AGAIN])
def test_before_all_ballots_are_in_an_export_tells_no_label_and_no_judges_words(
    export: Export, steps: int
) -> None:
    symposium = after(steps)
    found = withhold(symposium)
    text = export(found)

    assert LABEL.search(export(symposium)) is not None
    assert LABEL.search(text) is None
    assert "I think so" not in text and "No list" not in text
    assert all(f"mark {name[0] * 3}" in text for name in NAMES)
    shown = [[met.turn for met in turn.exposed_to] for turn in found.held_ballots]
    assert shown == [sorted(turns) for turns in shown]
    assert verify(text).whole
    assert "Held back while others still spoke: " in verify(text).sentence
    assert verify(text).head == symposium.head
    assert read(text) == found


def test_when_all_are_in_or_none_was_asked_for_nothing_of_it_is_held_back() -> None:
    asked, written = after(ASKED), after(WRITTEN)
    assert withhold(asked) == asked
    assert withhold(written) == written


def test_a_ballot_that_a_person_asks_for_once_more_is_held_back_as_well() -> None:
    course = after(JUDGED)
    ballot = next(turn for turn in course.turns if turn.task == BALLOT)
    asked = Act(ActKind.RETRIED, "Eve", place=90, id=act_id(course.id, 9))
    again = replace(
        ballot,
        id=turn_id(course.id, 40),
        number=40,
        place=91,
        act=asked.id,
        retries=ballot.id,
        text="Once more: B1 is the best.",
        sha256=None,
        commitments={},
    )
    turns = (*course.turns, again)
    found = withhold(linked(replace(course, acts=(*course.acts, asked), turns=turns)))

    assert found.turns[-1].retries == ballot.id
    assert (found.turns[-1].text, found.turns[-1].request) == ("", None)
    # Two that would stand for one another are looked at once each.
    round_about = replace(ballot, retries=again.id)
    assert replace(course, turns=(round_about, again)).held_ballots is not None
