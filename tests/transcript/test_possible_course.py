"""
A record that cannot have happened is refused, though its chain is whole; one that was
changed so is tampered.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.transcript.importing import read
from bot.transcript.verifying import verify
from tests.transcript.courses import a_convened_course, a_dialogue
from tests.transcript.exports import to_json, to_markdown
from tests.transcript.test_made_anew import made_anew

Json = dict[str, Any]
Change = Callable[[Json], object]


def act(record: Json, kind: str) -> Json:
    return next(dict_ for dict_ in record["acts"] if dict_["kind"] == kind)


def moved_behind_all(record: Json) -> None:
    """The closing of the first act stands before its last answer."""
    closing = record["closings"][0]
    answer = [turn for turn in record["turns"] if turn["act"] == closing["act"]][-1]
    closing["place"], answer["place"] = answer["place"], closing["place"]
    record["ended"] = record["closings"][-1]["at"]


CASES: dict[str, tuple[Symposium, Change, str]] = {
    "a check of no turn": (
        a_convened_course(),
        lambda it: act(it, "checked")["options"].update(turn="s8.99"),
        "there is no turn 's8.99'",
    ),
    "an approval of no turn": (
        a_convened_course(),
        lambda it: act(it, "approved")["options"].update(turn="s8.99"),
        "there is no turn 's8.99'",
    ),
    "no turn asked once more": (
        a_convened_course(),
        lambda it: act(it, "retried")["options"].update(turns=["s8.99"]),
        "there is no turn 's8.99'",
    ),
    "in place of no turn": (
        a_convened_course(),
        lambda it: it["turns"][6].update(retries="s8.99"),
        "turns[6].retries: there is no turn 's8.99'",
    ),
    "to nobody": (
        a_convened_course(),
        lambda it: it["turns"][1].update(to="Zoe"),
        "turns[1].to: there is no voice 'Zoe'",
    ),
    "nobody is dismissed": (
        a_convened_course(),
        lambda it: act(it, "dismissed").update(voices=["Zoe"]),
        "there is no voice 'Zoe'",
    ),
    "no turns left out": (
        a_dialogue(),
        lambda it: it["turns"][8].update(left_out=["s9.99"]),
        "turns[8].left_out[0]: there is no turn 's9.99'",
    ),
    "an ending that a person found": (
        a_dialogue(),
        lambda it: act(it, "ended").update(by="eve"),
        "nobody but the host writes 'ended'",
    ),
    "a check that a person made": (
        a_convened_course(),
        lambda it: act(it, "checked").update(by="eve"),
        "nobody but the host writes 'checked'",
    ),
    "an answer after the closing": (
        a_convened_course(),
        moved_behind_all,
        "it was spoken after the closing of what it answers",
    ),
    "who left speaks": (
        a_dialogue(),
        lambda it: it["turns"][6].update(status="left"),
        "'Ada' had left before, and nobody invited it back",
    ),
    "who was dismissed speaks": (
        a_convened_course(),
        lambda it: (
            act(it, "invited").update(kind="dismissed", joined=[]),
            it["turns"][5].update(status="spoken", reason=None, detail=None),
        ),
        "had left before",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_have_happened_is_refused_though_its_chain_is_whole(
    name: str,
) -> None:
    held, change, sentence = CASES[name]
    record = json.loads(to_json(held))
    change(record)
    if name == "who was dismissed speaks":
        record["voices"].append(act(record, "dismissed").pop("joined", None) or {})
        record["voices"][-1] = {**record["voices"][0], "name": "Cosima"}
    export = json.dumps(made_anew(record), ensure_ascii=False, indent=2)
    for reader in (read, verify):
        with pytest.raises(Unreadable) as refused:
            reader(export)
        assert sentence in str(refused.value)


@pytest.mark.parametrize("name", CASES)
def test_who_changes_a_record_so_has_tampered_with_it(name: str) -> None:
    held, change, _ = CASES[name]
    record = json.loads(to_json(held))
    change(record)
    assert not verify(json.dumps(record, ensure_ascii=False, indent=2)).whole


@pytest.mark.parametrize("held", [a_convened_course(), a_dialogue()])
def test_what_was_held_is_whole_and_comes_back(held: Symposium) -> None:
    for export in (to_json(held), to_markdown(held)):
        assert verify(export).whole
        assert read(export) == held


def test_a_turn_of_the_symposium_that_it_continues_may_be_quoted() -> None:
    record = json.loads(to_json(a_dialogue()))
    quote = {"turn": "s8.2", "start": 0, "end": 5}
    record["acts"][0]["quotes"] = [quote]
    with pytest.raises(Unreadable, match=r"there is no turn 's8.2'"):
        read(json.dumps(made_anew(record)))
    record["acts"][0]["options"]["continues"] = "s8"
    continued = read(json.dumps(made_anew(record)))
    assert "- **Continues:** the symposium s8\n" in to_markdown(continued)


@pytest.mark.parametrize("end", ["\n## Provenance", "\n### Bruno", "<details>"])
def test_a_dialogue_of_ours_that_was_cut_off_is_not_read_as_made_by_hand(
    end: str,
) -> None:
    export = to_markdown(a_dialogue())
    for cut in (export.rpartition(end)[0], export.rpartition(end)[0] + "\n"):
        for document in (cut, cut.replace("\n", "\r\n")):
            with pytest.raises(Unreadable, match="an export of ours whose record"):
                read(document)
