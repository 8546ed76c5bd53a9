"""
Exports of symposium/1, as version 0.1.0 wrote them: read and verified for ever.

The files in `schema_1/` were written by that version: a rehearsal, rounds with
samples, a sealed one, and an imported transcript with notes.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Unreadable
from bot.integrity.alignment import Alteration
from bot.integrity.canonical import canonical
from bot.integrity.verdict import Difference
from bot.transcript.importing import read
from bot.transcript.verifying import verify
from tests.transcript.exports import linked, to_json, to_markdown

FOLDER = Path(__file__).parent / "schema_1"
FILES = sorted(FOLDER.iterdir())
PAIRS = ["blind", "rounds", "sealed", "imported"]


def text_of(name: str) -> str:
    return (FOLDER / name).read_text()


def digest(value: object) -> str:
    return sha256(canonical(value)).hexdigest()


def check_by_the_definition(whole: dict[str, Any]) -> str:
    """A verifier from the text of `chain_1.py` alone; returns the head."""
    previous, listed = "0" * 64, []
    for turn in whole["turns"]:
        claimed = turn.pop("sha256")
        previous = digest({**turn, "previous": previous})
        assert claimed == previous
        listed.append({"turn": turn["id"], "sha256": previous})
        if seal := turn.get("seal"):
            content = seal["salt"].encode() + turn["text"].encode()
            assert sha256(content).hexdigest() == seal["sha256"]
    integrity = whole.pop("integrity")
    head = digest({**whole, "turns": previous})
    del whole["turns"]
    assert integrity == {
        "algorithm": "sha256-chain/1",
        "head": head,
        "turns": len(listed),
        "chain": listed,
        "parts": {name: digest(value) for name, value in whole.items()},
    }
    return head


def test_all_kinds_are_there() -> None:
    assert [path.name for path in FILES] == sorted(
        f"{name}.{ending}" for name in PAIRS for ending in ("json", "md")
    )


@pytest.mark.parametrize("name", PAIRS)
def test_the_json_export_is_whole_by_its_own_rule(name: str) -> None:
    assert verify(text_of(f"{name}.json")).whole


@pytest.mark.parametrize("name", PAIRS)
def test_of_the_markdown_export_the_chain_is_whole_and_no_more_is_said(
    name: str,
) -> None:
    text = text_of(f"{name}.md")
    head = json.loads(text_of(f"{name}.json"))["integrity"]["head"]
    with pytest.raises(Unreadable) as refused:
        verify(text)
    assert str(refused.value).startswith("chain whole, prose not comparable: ")
    assert f"the head {head}, but the prose is of layout 1," in str(refused.value)


@pytest.mark.parametrize("name", PAIRS)
def test_its_head_is_that_of_the_definition(name: str) -> None:
    head = check_by_the_definition(json.loads(text_of(f"{name}.json")))

    assert verify(text_of(f"{name}.json")).head == head


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_becomes_a_symposium_whose_question_is_its_first_act(path: Path) -> None:
    symposium = linked(read(path.read_text()))
    (act,) = symposium.acts

    assert (act.kind, act.text, act.by) == (
        "asked",
        symposium.question,
        symposium.asked_by,
    )
    assert act.voices == tuple(voice.name for voice in symposium.voices)
    assert {turn.act for turn in symposium.turns} == {act.id}
    assert len(symposium.closings) == (symposium.ended is not None)
    assert verify(to_json(symposium)).whole
    assert verify(to_markdown(symposium)).whole
    assert read(to_json(symposium)) == read(to_markdown(symposium)) == symposium


def test_what_it_had_sealed_stays_sealed_by_its_own_rule() -> None:
    symposium = linked(read(text_of("sealed.json")))
    whole = json.loads(to_json(symposium))
    before = json.loads(text_of("sealed.json"))

    assert verify(json.dumps(whole)).whole
    assert [turn["seal"] for turn in whole["turns"]] == [
        {**turn["seal"], "schema": "symposium/1"} for turn in before["turns"]
    ]
    assert "posted as its seal, the SHA-256 of the salt and then the text," in (
        to_markdown(symposium)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"spoken"', '"passed"'),
        ('"round": 2', '"round": 1'),
        ('"title": "Is', '"title": "Was'),
        ('"origin": "rehearsal"', '"origin": "live"'),
        ("> ", "> x"),
        ("| Ada |", "| Eda |"),
        ('"rounds": 2', '"rounds": 3'),
        ('"layout": 1', '"layout": 2'),
    ],
)
def test_a_changed_markdown_export_is_not_whole(old: str, new: str) -> None:
    text = text_of("rounds.md")
    assert old in text

    assert not _is_whole(text.replace(old, new, 1))


def test_what_was_changed_in_json_is_named() -> None:
    whole = json.loads(text_of("rounds.json"))
    whole["turns"][2]["text"] = "Nothing."
    verdict = verify(json.dumps(whole))

    own = whole["turns"][2]["id"]
    assert verdict.first == Difference(Alteration.CHANGED, "turn", own, 3)
    whole = json.loads(text_of("rounds.json"))
    whole["turns"].append(whole["turns"].pop(0))
    first = verify(json.dumps(whole)).first
    assert first == Difference(Alteration.MOVED, "turn", whole["turns"][-1]["id"], 1)
    whole = json.loads(text_of("blind.json"))
    whole["question"] += "?"
    assert verify(json.dumps(whole)).first == Difference(Alteration.CHANGED, "question")


def test_a_broken_seal_is_named_also_with_a_chain_made_anew() -> None:
    whole = json.loads(text_of("sealed.json"))
    whole["turns"][0]["text"] = "Nothing."
    previous = "0" * 64
    for turn in whole["turns"]:
        del turn["sha256"]
        previous = turn["sha256"] = digest({**turn, "previous": previous})
    del whole["integrity"]["chain"], whole["integrity"]["parts"]
    frame = {name: part for name, part in whole.items() if name != "integrity"}
    whole["integrity"]["head"] = digest({**frame, "turns": previous})

    first = verify(json.dumps(whole)).first
    assert first == Difference(Alteration.CHANGED, "seal", whole["turns"][0]["id"], 1)


def test_one_rule_cannot_be_taken_for_the_other() -> None:
    whole = json.loads(text_of("blind.json"))
    whole["schema"] = "symposium/2"

    assert not _is_whole(json.dumps(whole))


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("character", ["e", " ", "\n", '"', "7"])
def test_no_single_character_can_change(name: str, character: str) -> None:
    text = text_of(f"{name}.json")
    for at in range('e \n"7'.index(character), len(text), 97):
        changed = text[:at] + character + text[at + 1 :]
        assert changed == text or not _is_whole(changed), text[at - 20 : at + 3]


def _is_whole(text: str) -> bool:
    try:
        return verify(text).whole
    except Unreadable:
        return False
