"""
A verifier written from docs/record.md, with nothing of the program's own: whoever
follows "The chain of digests" there comes to the heads that the exports give.
"""

import json
from hashlib import sha256
from typing import Any

import pytest

from tests.docs.conftest import Typed
from tests.docs.test_schema import KINDS, exported
from tests.transcript.symposia import everything

LISTS = ("acts", "turns", "tables", "closings")
TOLD = (
    *("synthesis", "ended", "ending", "cost", "settling", "interviews", "requests"),
    "integrity",
)
FAMILY = ("ancestors", "branches")


def canonical(value: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        pairs = [f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value)]
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def digest(value: Any) -> str:  # noqa: ANN401 - JSON
    return sha256(canonical(value).encode()).hexdigest()


def digest_of_bytes(request: object) -> str:
    text = json.dumps(
        request, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return sha256(text.encode()).hexdigest()


def committed(entry: dict[str, Any], commitments: dict[str, Any]) -> dict[str, str]:
    """The digests that stand for what can be erased, each made anew, if it is there."""
    return {
        field: one["sha256"]
        if one["salt"] is None
        else digest(
            {
                "entry": entry["id"],
                "field": field,
                "salt": one["salt"],
                "value": entry[field],
                "voice": entry.get("voice"),
            }
        )
        for field, one in commitments.items()
    }


def frame_digests(record: dict[str, Any]) -> list[str]:
    """Of all frames that a branch goes back to, and of its own."""
    own = {k: v for k, v in record.items() if k not in (*LISTS, *TOLD, *FAMILY)}
    own["commitments"] = record["integrity"]["frame"]["commitments"]
    found = []
    for frame in (*record.get("ancestors", ()), own):
        commitments = frame["commitments"]
        bare = {k: v for k, v in frame.items() if k not in ("commitments", "sha256")}
        found.append(digest(bare | committed(frame, commitments)))
    return found


def heads(record: dict[str, Any]) -> list[str]:
    """The head after the frame, and after each entry in the order of their places."""
    found = [frame_digests(record)[0]]
    entries = [entry for name in LISTS for entry in record[name]]
    for entry in sorted(entries, key=lambda entry: int(entry["place"])):
        commitments = entry.get("commitments", {})
        left_out = {"commitments", "sha256"}
        if entry.get("request") is None:
            falls = "request" in commitments
        else:
            falls = entry["request_sha256"] == digest_of_bytes(entry["request"])
        left_out |= {"request_sha256"} if falls else set()
        fields = {name: part for name, part in entry.items() if name not in left_out}
        if "seal" in fields:
            seal = fields["seal"]
            fields["seal"] = {k: v for k, v in seal.items() if k != "salt"}
        fields |= committed(entry, commitments)
        found.append(digest({**fields, "previous": found[-1]}))
    return found


def check_seals(record: dict[str, Any]) -> int:
    """How many there are; each fits what it has sealed."""
    sealed = [turn for turn in record["turns"] if "seal" in turn]
    for turn in sealed:
        said = {"turn": turn["id"], "voice": turn["voice"], "text": turn["text"]}
        salt, claim = turn["seal"]["salt"], turn["seal"]["sha256"]
        assert digest({"salt": salt, **said}) == claim
    return len(sealed)


def test_whoever_follows_the_document_finds_that_seals_fit(typed: Typed) -> None:
    assert check_seals(json.loads(typed(KINDS["sealed"]))) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_follows_the_document_comes_to_the_head_of_an_export(
    typed: Typed, kind: str
) -> None:
    record = json.loads(typed(KINDS[kind]))
    integrity = record["integrity"]

    frames = frame_digests(record)
    assert frames[-1] == integrity["frame"]["sha256"]
    assert frames[1:] == [
        act["options"]["frame"] for act in record["acts"] if act["kind"] == "branched"
    ]
    assert heads(record) == [
        frames[0],
        *(link["sha256"] for link in integrity["chain"]),
    ]
    assert heads(record)[-1] == integrity["head"]


def test_what_a_record_may_carry_leads_there_too_and_a_changed_word_does_not() -> None:
    record = json.loads(exported(everything()))
    assert heads(record)[-1] == record["integrity"]["head"]

    record["turns"][0]["text"] += "."
    assert heads(record)[-1] != record["integrity"]["head"]
