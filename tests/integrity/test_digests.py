"""A record's chain of digests notices every change, and anybody can follow it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from typing import Any

import pytest

from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.integrity.canonical import canonical, digits
from bot.integrity.digests import NOTHING_BEFORE, Chain, chain, request_digest
from bot.transcript.json_export import from_json, to_json
from bot.transcript.markdown import from_markdown, to_markdown
from bot.wire.request import build_request
from tests.transcript.symposia import a_symposium, everything


def written(value: object) -> bytes:
    """Canonical JSON for documents whose numbers are whole, from the definition."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def check_by_the_definition(whole: dict[str, Any], exact: dict[str, Any]) -> str:
    """
    A verifier from the text of `digests.py` alone; returns the head. *exact* is the
    same document with its numbers as they are written in it.
    """
    previous, listed = "0" * 64, []
    for turn, asked in zip(whole["turns"], exact["turns"], strict=True):
        claimed = turn.pop("sha256")
        previous = digest({**turn, "previous": previous})
        assert claimed == previous
        listed.append({"turn": turn["id"], "sha256": previous})
        if None not in (turn["request"], turn["request_sha256"]):
            assert digest(asked["request"]) == turn["request_sha256"]
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


def digest(value: object) -> str:
    return sha256(written(value)).hexdigest()


def without_points(text: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(text, parse_float=lambda digits: int(float(digits)))


@pytest.mark.parametrize("symposium", [a_symposium(), everything()])
def test_a_verifier_written_from_the_definition_agrees(symposium: Symposium) -> None:
    text = to_json(symposium)
    head = check_by_the_definition(without_points(text), json.loads(text))
    assert head == chain(symposium).head


def test_a_verifier_of_markdown_written_from_the_definition_agrees() -> None:
    markdown = to_markdown(everything())
    block = markdown.split("```json\n")[-1].split("\n```")[0]
    whole, exact = without_points(block), json.loads(block)
    quotes = [
        "\n".join(line[2:] for line in lines)
        for quoted, rows in groupby(markdown.split("\n"), lambda row: row[:1] == ">")
        if quoted and (lines := list(rows))
    ]
    question, *rest = quotes
    asked, said, note, asked_again, said_again = rest
    assert note == "Both say paper."
    words = [(asked, said), (asked_again, said_again)]
    for turn, (one, other) in zip(whole["turns"], words, strict=True):
        turn.update(question=one, text=other)
    whole["question"] = question
    beyond = whole.pop("beyond")
    head = check_by_the_definition(whole, exact)
    claimed = beyond.pop("sha256")
    assert beyond["context"] == "An attached text."
    assert claimed == digest({**beyond, "head": head})


def test_the_digest_of_a_request_is_that_of_the_bytes_that_went_out() -> None:
    body = {"b": 1.0, "a": 1e22, "c": ["\u2028\x7f\u00e9", None, True, 5e-324, 10**20]}
    asked = build_request("/chat", body)
    exported = json.loads(json.dumps(asked.body))
    assert request_digest(exported) == sha256(asked.content).hexdigest()


def test_reading_an_export_back_gives_the_same_chain() -> None:
    symposium = a_symposium()
    assert chain(from_json(to_json(symposium))) == chain(symposium)
    assert chain(from_markdown(to_markdown(symposium))) == chain(symposium)


def leaves(
    value: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from leaves(part, (*path, place))
    elif isinstance(value, str):
        yield path


TEXTS = [
    path
    for path in leaves(json.loads(to_json(a_symposium())))
    if path[0] not in ("schema", "integrity")
    and path[-1] != "sha256"
    # Without its voice a turn is refused as a whole.
    and (path[0], path[-1]) not in (("voices", "name"), ("turns", "voice"))
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: ".".join(map(str, path)))
def test_a_change_to_any_text_of_the_record_changes_the_head(
    path: tuple[str | int, ...],
) -> None:
    whole = json.loads(to_json(a_symposium()))
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = OTHER.get(str(path[-1]), str(place[path[-1]]) + "\u200b")
    assert chain(from_json(json.dumps(whole))).head != chain(a_symposium()).head


OTHER = {
    "status": "left",
    "reason": "blank",
    "check": "not_found",
    "origin": "imported",
    "started": "2026-01-31T17:12:19Z",
    "ended": "2026-01-31T17:12:20Z",
}


def test_turns_in_another_order_have_another_chain() -> None:
    symposium = a_symposium()
    turned = replace(symposium, turns=symposium.turns[::-1])
    assert chain(turned).head != chain(symposium).head


def test_what_comes_later_changes_no_digest_of_a_turn() -> None:
    symposium = a_symposium()
    early = replace(symposium, turns=symposium.turns[:1], syntheses=(), ended=None)
    assert chain(early).digests[1] == chain(symposium).digests[1]
    assert chain(early).head != chain(symposium).head


def test_a_turn_still_speaking_is_not_in_the_chain() -> None:
    symposium = a_symposium()
    first, second = symposium.turns
    running = replace(symposium, turns=(first, replace(second, status=Status.SPEAKING)))
    assert chain(running) == chain(replace(symposium, turns=(first,)))


def test_without_turns_the_head_follows_on_nothing() -> None:
    empty = replace(a_symposium(), turns=())
    assert chain(empty) == Chain(chain(empty).head, {})
    whole = json.loads(to_json(empty), parse_float=lambda digits: int(float(digits)))
    del whole["integrity"]
    head = sha256(written({**whole, "turns": NOTHING_BEFORE})).hexdigest()
    assert chain(empty).head == head


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.7, "0.7"),
        (100.0, "100"),
        (1e20, "100000000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (1.25e-9, "1.25e-9"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (4.5, "4.5"),
        (0.002, "0.002"),
        (333333333.3333333, "333333333.3333333"),
        (295147905179352830000.0, "295147905179352830000"),
    ],
)
def test_numbers_are_written_as_ecmascript_writes_them(
    number: float, shown: str
) -> None:
    """The expected forms are those of RFC 8785, appendix B, and of ECMA-262."""
    assert digits(number) == shown


def test_canonical_json_is_one_sequence_of_bytes() -> None:
    value = {"b": [1, 1.0, True, None], "a": 'é"\\\n\x01\x7f\u2028', "B": 2**60}
    assert (
        canonical(value)
        == (
            '{"B":1152921504606846976,"a":"é\\"\\\\\\n\\u0001\x7f\u2028",'
            '"b":[1,1,true,null]}'
        ).encode()
    )
