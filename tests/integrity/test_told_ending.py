"""The ending in an export is held against its entries, whatever stands in them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.act import Act, ActKind
from bot.domain.symposium import Symposium
from bot.integrity.told_ending import told_ending
from bot.transcript.json_export import from_json, to_json
from bot.transcript.verifying import verify
from tests.transcript.exports import linked
from tests.transcript.fragments import json_objects
from tests.transcript.symposia import a_symposium

VERDICT = {"kind": "loop", "onset": 1, "stop_at": 2, "turns": ["s1.1"]}


def conversation(*later: Act) -> Symposium:
    base = a_symposium()
    asked = replace(base.acts[0], options={"format": "duet", "turns": 24})
    return linked(replace(base, ended=None, acts=(asked, *later), closings=()))


def test_an_ending_is_exported_read_again_and_verified() -> None:
    verdict = Act(ActKind.ENDED, text="One.\nTwo.", options=VERDICT)
    written = to_json(conversation(verdict))

    assert json.loads(written)["ending"] == {
        "kind": "loop",
        "onset": 1,
        "stop_at": 2,
        "evidence": ["One.", "Two."],
    }
    assert verify(written).whole
    assert to_json(from_json(written)) == written


def test_the_rule_of_a_verdict_is_part_of_the_ending() -> None:
    verdict = Act(ActKind.ENDED, text="One.", options=VERDICT | {"rule": "cycle"})
    written = to_json(conversation(verdict))

    assert json.loads(written)["ending"] == {
        "kind": "loop",
        "onset": 1,
        "stop_at": 2,
        "evidence": ["One."],
        "rule": "cycle",
    }
    assert verify(written).whole
    assert to_json(from_json(written)) == written


@pytest.mark.parametrize("told", [None, {"kind": "cap"}, True])
def test_another_ending_than_the_entries_tell_was_changed(told: object) -> None:
    record = json.loads(to_json(conversation(Act(ActKind.ENDED, options=VERDICT))))

    verdict = verify(json.dumps({**record, "ending": told}))

    assert not verdict.whole
    assert "The ending was changed." in verdict.sentence


kinds = st.sampled_from((ActKind.ENDED, ActKind.STOPPED, ActKind.FOLLOWED_UP))
verdicts: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(("cap", "loop", "", 3, None)),
        "onset": st.integers(-1, 3) | st.none() | st.booleans(),
        "stop_at": st.integers(-1, 3) | st.floats(0, 3),
        "turns": st.integers(0, 3) | st.just(["s1.2"]) | st.just([{}]),
    },
)
acts = st.builds(
    Act, kinds, text=st.sampled_from(("", "a", "a\nb")), options=verdicts | json_objects
)


@settings(deadline=None)
@given(st.lists(acts, max_size=4))
def test_whatever_acts_say_the_export_fits_its_own_entries(acts: list[Act]) -> None:
    written = to_json(conversation(*acts))

    assert verify(written).whole
    assert to_json(from_json(written)) == written


@pytest.mark.parametrize("rows", [None, 3, [None], [{}], [{"kind": ["ended"]}]])
def test_no_rows_are_too_strange(rows: object) -> None:
    assert told_ending({"acts": rows, "turns": rows, "closings": rows}) is None
