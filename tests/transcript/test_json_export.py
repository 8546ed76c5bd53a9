"""The JSON export holds what docs/record.md names, and nothing that is secret."""

import json
from dataclasses import replace

import pytest

from bot.domain.symposium import Symposium
from bot.domain.voice import Voice
from bot.transcript import json_export
from bot.transcript.json_export import from_json
from tests.transcript.exports import as_synthesis, to_json, to_markdown
from tests.transcript.symposia import a_symposium, everything

TOP = [
    *("schema", "id", "title", "format", "question", "context", "asked_by"),
    *("rounds", "samples", "options", "started", "ended", "origin", "source", "voices"),
    *("acts", "turns", "synthesis", "tables", "closings", "ending", "cost"),
    "integrity",
]
ACT = [
    *("id", "place", "kind", "by", "at", "text", "voices", "quotes", "options"),
    *("commitments", "sha256"),
]
TURN = [
    *("id", "number", "place", "act", "round", "sample", "voice", "question", "text"),
    *("status", "reason", "detail", "asked_by", "started", "first_word", "ended"),
    *("model_requested", "model_reported", "finish_reason", "usage", "reasoning"),
    *("request", "request_sha256", "exposed_to", "commitments", "sha256"),
]
TABLE = [
    *("id", "place", "at", "act", "by", "rows", "findings", "partial", "missing"),
    *("drafts", "commitments", "sha256"),
]
DRAFT = [
    *("request", "request_sha256", "answer", "model_requested", "model_reported"),
    *("finish_reason", "usage", "detail"),
]


def test_the_fields_are_those_of_the_document_in_its_order() -> None:
    whole = json.loads(to_json(a_symposium()))
    assert list(whole) == TOP
    assert [list(turn) for turn in whole["turns"]] == [TURN, TURN]
    assert [list(act) for act in whole["acts"]] == [ACT]
    assert [list(table) for table in whole["tables"]] == [TABLE]
    assert whole["synthesis"] == as_synthesis(whole["tables"][0])
    assert [list(one) for one in whole["closings"]] == [
        ["id", "place", "at", "act", "sha256"]
    ]
    assert whole["synthesis"]["rows"][0] == {
        "voice": "Qwen",
        "position": "paper",
        "formulation": "written down",
        "turn": "s1.1",
        "start": 10,
        "end": 22,
        "check": "verbatim",
    }
    assert whole["synthesis"]["missing"] == [{"voice": "Grok", "reason": "stalled"}]
    assert whole["started"] == "2026-01-31T17:12:18.000005Z"


def test_what_a_record_may_carry_besides_has_its_keys_only_where_there_is_some() -> (
    None
):
    carried = everything()
    seal = carried.turns[0].seal
    assert seal is not None
    again = replace(carried.turns[1], attempt=2)
    whole = json.loads(to_json(replace(carried, turns=(carried.turns[0], again))))

    assert list(whole) == [*TOP[:-1], "notes", TOP[-1]]
    assert [list(turn) for turn in whole["turns"]] == [
        [*TURN[:-2], "sources", "seal", *TURN[-2:]],
        [*TURN[:-2], "attempt", *TURN[-2:]],
    ]
    assert whole["turns"][0]["seal"] == {"salt": seal.salt, "sha256": seal.sha256}
    assert [table.get("title") for table in whole["tables"]] == ["Interim", None]
    assert whole["synthesis"] == as_synthesis(whole["tables"][1])
    assert whole["notes"] == [
        {
            "kind": "observation",
            "heading": "Shared",
            "text": "Both say paper.",
            "after": "s1.1",
            "line": 9,
        }
    ]
    assert whole["options"] == {"sealed": True}
    assert whole["context"] == "An attached text."


def test_everything_that_happened_has_its_place_in_one_order() -> None:
    whole = json.loads(to_json(everything()))
    lists = ("acts", "turns", "tables", "closings")
    places = {one["place"]: one["id"] for name in lists for one in whole[name]}

    assert [places[place] for place in sorted(places)] == [
        *("s1.a1", "s1.1", "s1.a2", "s1.2", "s1.t1", "s1.t2", "s1.c1", "s1.a3"),
    ]
    assert sorted(places) == list(range(1, 9))
    assert {turn["act"] for turn in whole["turns"]} == {"s1.a1"}


def test_an_act_says_who_did_what_and_when() -> None:
    first, stopped, ordered = json.loads(to_json(everything()))["acts"]

    assert {name: first[name] for name in ACT[:9]} == {
        "id": "s1.a1",
        "place": 1,
        "kind": "asked",
        "by": "kim",
        "at": "2026-01-31T17:12:18.000005Z",
        "text": "What survives a handover?\n\nBe brief.",
        "voices": ["Qwen", "Grok"],
        "quotes": [],
        "options": {"format": "blind", "rounds": 2, "samples": 1, "sealed": False},
    }
    assert (stopped["kind"], stopped["text"]) == ("stopped", "was stopped by kim")
    assert (ordered["kind"], ordered["voices"]) == ("ordered_table", ["Qwen"])
    assert ordered["quotes"] == [{"turn": "s1.1", "start": 0, "end": 4}]


def test_a_table_says_what_the_synthesiser_was_sent_and_what_it_answered() -> None:
    interim, _ = json.loads(to_json(everything()))["tables"]
    (draft,) = interim["drafts"]

    assert list(draft) == DRAFT
    assert draft == {
        "request": {"a": {"messages": []}, "z": [1.0, "\u00e9\n"]},
        "request_sha256": everything().syntheses[0].drafts[0].request_sha256,
        "answer": "{}",
        "model_requested": "q/3",
        "model_reported": "q/3.1",
        "finish_reason": "stop",
        "usage": {"input_tokens": 9, "output_tokens": 1},
        "detail": "cut",
    }


def test_what_was_never_linked_is_not_exported_with_digests_made_up() -> None:
    unlinked = replace(a_symposium(), sha256=None)

    with pytest.raises(ValueError, match="has no digests"):
        json_export.to_json(unlinked)


@pytest.mark.parametrize("export", [to_json, to_markdown])
@pytest.mark.parametrize(
    "address",
    [
        "https://kim:hunter2@example.org/v1",
        "https://hunter2@example.org/v1",
        "//kim:hunter2@example.org/v1",
        "kim:hunter2@example.org/v1",
        "https://kim:a@hunter2@example.org/v1",
        "https://example.org/v1?key=hunter2",
        "https://example.org/v1#hunter2",
    ],
)
def test_no_part_of_an_address_that_may_be_secret_is_exported(
    export: object, address: str
) -> None:
    voices = tuple(
        replace(voice, base_url=address, key_env="HUNTER_KEY")
        for voice in a_symposium().voices
    )
    symposium = replace(a_symposium(), voices=voices)
    assert callable(export)
    exported = export(symposium)
    assert "hunter2" not in exported
    assert "HUNTER_KEY" not in exported
    assert "example.org/v1" in exported


def alone(voice: Voice) -> Symposium:
    """One that this voice alone was asked, and in which nothing has happened yet."""
    return replace(a_symposium(), voices=(voice,), acts=(), turns=(), syntheses=())


def test_an_at_sign_in_a_path_is_no_user() -> None:
    voice = replace(a_symposium().voices[0], base_url="https://example.org/@me/v1")
    symposium = alone(voice)
    assert from_json(to_json(symposium)).voices == (voice,)


def test_numbers_that_json_cannot_write_become_null() -> None:
    voice = replace(a_symposium().voices[0], extra_body={"a": [float("inf")]})
    symposium = alone(voice)
    assert from_json(to_json(symposium)).voices[0].extra_body == {"a": [None]}


def test_of_a_voice_only_the_name_is_due() -> None:
    whole = json.loads(to_json(a_symposium()))
    whole["voices"] = [{"name": "Qwen"}, {"name": "Grok"}]
    voices = from_json(json.dumps(whole)).voices
    assert [voice.name for voice in voices] == ["Qwen", "Grok"]
    assert voices[0] == Voice(voices[0].name)


def test_times_in_another_zone_are_read_as_utc() -> None:
    whole = json.loads(to_json(a_symposium()))
    whole["started"] = "2026-01-31T18:12:18.000005+01:00"
    whole["ended"] = "2026-01-31T17:13:18.000005"
    read = from_json(json.dumps(whole))
    assert (read.started, read.ended) == (a_symposium().started, a_symposium().ended)
