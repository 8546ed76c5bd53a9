"""Who makes all digests anew cannot make one head stand for two records."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import Unreadable
from bot.integrity import chain
from bot.integrity.alignment import Alteration
from bot.integrity.seals import make_seal_of_1
from bot.integrity.verdict import Difference, Verdict
from bot.transcript.verifying import verify
from tests.transcript.exports import as_synthesis, to_json
from tests.transcript.symposia import everything

Document = dict[str, Any]


def an_export() -> Document:
    document: Document = json.loads(to_json(everything()))
    return document


def made_anew(document: Document) -> Document:
    """All digests as the rule makes them of what now stands there."""
    frame = document["integrity"]["frame"]["commitments"]
    previous = chain.frame_digest(chain.read_frame(document), frame)
    for entry in chain.read_entries(document):
        entry["sha256"] = previous = chain.entry_digest(entry, previous)
    tables = document["tables"]
    document["synthesis"] = as_synthesis(tables[-1]) if tables else None
    document["integrity"] = chain.integrity_record(document, frame)
    return document


def verdict_of(document: Document) -> Verdict:
    return verify(json.dumps(document, ensure_ascii=False, indent=2))


def is_whole(document: Document) -> bool:
    try:
        return verdict_of(document).whole
    except Unreadable:
        return False


def test_what_is_made_anew_without_a_fault_is_whole() -> None:
    assert is_whole(made_anew(an_export()))


def test_a_commitment_that_fits_no_text_is_none() -> None:
    document = an_export()
    spoken = next(turn for turn in document["turns"] if turn["text"])
    spoken["commitments"]["text"]["sha256"] = "0" * 64
    made_anew(document)
    assert not is_whole(document)
    spoken["text"] = "The very opposite."
    assert not is_whole(document)


def test_a_commitment_that_fits_no_question_is_none() -> None:
    document = an_export()
    document["integrity"]["frame"]["commitments"]["question"]["sha256"] = "0" * 64
    assert not is_whole(made_anew(document))


def test_a_commitment_says_nothing_but_a_salt_and_a_digest() -> None:
    document = an_export()
    spoken = next(turn for turn in document["turns"] if turn["text"])
    spoken["commitments"]["text"]["remark"] = "It was said in jest."
    assert not is_whole(document)


def test_what_is_a_closing_and_an_act_at_once_is_an_act() -> None:
    document = an_export()
    stop = {"kind": "stopped", "by": "Eve", "text": "", "voices": [], "quotes": []}
    document["closings"][-1] |= {**stop, "options": {}, "commitments": {}}
    assert not is_whole(made_anew(document))


def test_an_act_among_the_turns_was_moved() -> None:
    document = an_export()
    document["turns"].append(document["acts"].pop())
    verdict = verify(json.dumps(document, ensure_ascii=False, indent=2))
    assert verdict.sentence.endswith("stands within “turns”.")


def test_no_entry_has_a_field_of_the_digest_s_own() -> None:
    document = an_export()
    document["turns"][0]["previous"] = "something that nobody said"
    assert not is_whole(document)


def test_the_salt_of_a_seal_lends_no_words() -> None:
    document = an_export()
    turn = next(turn for turn in document["turns"] if "seal" in turn)
    turn["seal"]["salt"] += turn["text"][:4]
    turn["text"] = turn["text"][4:]
    commitment = turn["commitments"]["text"]
    commitment["sha256"] = chain.commitment_digest(
        turn["id"], "text", commitment["salt"], turn["text"], turn["voice"]
    )
    assert not is_whole(made_anew(document))


@pytest.mark.parametrize(
    "more",
    [{"posted": "by Eve"}, {"schema": None}, {"schema": "symposium/2"}, {"schema": 1}],
)
def test_a_seal_says_nothing_but_a_salt_and_a_digest(more: Document) -> None:
    document = an_export()
    turn = next(turn for turn in document["turns"] if "seal" in turn)
    turn["seal"] |= more
    assert not is_whole(document)
    assert not is_whole(made_anew(document))


def test_by_which_rule_a_seal_was_made_cannot_be_told_otherwise() -> None:
    symposium = everything()
    first, second = symposium.turns
    old = replace(first, seal=make_seal_of_1("0f" * 16, first.text))
    document = json.loads(to_json(replace(symposium, turns=(old, second))))
    assert is_whole(document)
    del document["turns"][0]["seal"]["schema"]
    assert not is_whole(document)
    assert not is_whole(made_anew(document))


def test_an_erased_seal_still_says_by_which_rule_it_was_made() -> None:
    document = an_export()
    turn = next(turn for turn in document["turns"] if "seal" in turn)
    turn["text"], turn["seal"]["salt"] = "", None
    turn["commitments"]["text"]["salt"] = None
    assert is_whole(document)
    turn["seal"]["schema"] = "symposium/1"
    assert not is_whole(document)


def test_a_sealed_answer_cannot_become_another_voice_s() -> None:
    document = an_export()
    turn = next(turn for turn in document["turns"] if "seal" in turn)
    turn["voice"] = "Grok"
    for name, one in turn["commitments"].items():
        one["sha256"] = chain.commitment_digest(
            turn["id"], name, one["salt"], turn[name], turn["voice"]
        )
    verdict = verdict_of(made_anew(document))
    assert verdict.first == Difference(Alteration.CHANGED, "seal", turn["id"], 1)


def test_what_was_erased_of_a_request_leaves_no_digest_that_nobody_can_check() -> None:
    document = an_export()
    turn = next(turn for turn in document["turns"] if turn["request"])
    turn["request"] = turn["commitments"]["request"]["salt"] = None
    turn["request_sha256"] = None
    assert is_whole(document)
    turn["request_sha256"] = "0" * 64
    assert not is_whole(document)
