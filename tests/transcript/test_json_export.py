"""The JSON export holds what the contract names, and nothing that is secret."""

import json
from dataclasses import replace

import pytest

from bot.domain.note import Note, NoteKind
from bot.domain.synthesis import Synthesis
from bot.domain.voice import Voice
from bot.integrity.digests import chain
from bot.integrity.seals import sealed_with
from bot.transcript.json_export import from_json, to_json
from bot.transcript.markdown import to_markdown
from tests.transcript.symposia import a_symposium

TOP = [
    "schema",
    "id",
    "title",
    "format",
    "question",
    "started",
    "ended",
    "origin",
    "voices",
    "turns",
    "synthesis",
    "integrity",
]
TURN = [
    "id",
    "number",
    "round",
    "sample",
    "voice",
    "question",
    "text",
    "status",
    "reason",
    "detail",
    "asked_by",
    "started",
    "first_word",
    "ended",
    "model_requested",
    "model_reported",
    "finish_reason",
    "usage",
    "reasoning",
    "request",
    "request_sha256",
    "exposed_to",
    "sha256",
]


def test_the_fields_are_those_of_the_contract_in_its_order() -> None:
    whole = json.loads(to_json(a_symposium()))
    assert list(whole) == TOP
    assert [list(turn) for turn in whole["turns"]] == [TURN, TURN]
    assert list(whole["synthesis"]) == ["by", "rows", "findings", "partial", "missing"]
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
    symposium = a_symposium()
    seal = sealed_with("0f" * 16, symposium.turns[0].text)
    note = Note(NoteKind.REMARK, "So.", "Aside", symposium.turns[0].id, 9)
    document = Synthesis("document", (), title="Interim")
    carried = replace(
        symposium,
        turns=(replace(symposium.turns[0], seal=seal), symposium.turns[1]),
        syntheses=(document, *symposium.syntheses),
        notes=(note,),
        sealed=True,
    )
    whole = json.loads(to_json(carried))
    assert list(whole) == [*TOP[:-1], "tables", "notes", "sealed", TOP[-1]]
    assert [list(turn) for turn in whole["turns"]] == [
        [*TURN[:-1], "seal", TURN[-1]],
        TURN,
    ]
    assert whole["turns"][0]["seal"] == {"salt": seal.salt, "sha256": seal.sha256}
    assert [table.get("title") for table in whole["tables"]] == ["Interim", None]
    assert whole["tables"][1] == whole["synthesis"]
    assert whole["notes"] == [
        {
            "kind": "remark",
            "heading": "Aside",
            "text": "So.",
            "after": "s1.1",
            "line": 9,
        }
    ]
    assert whole["sealed"] is True


def test_digests_and_integrity_are_those_of_the_chain() -> None:
    whole = json.loads(to_json(a_symposium()))
    links = chain(a_symposium())
    assert [turn["sha256"] for turn in whole["turns"]] == list(links.digests.values())
    assert whole["integrity"] == {
        "algorithm": "sha256-chain/1",
        "head": links.head,
        "turns": 2,
        "chain": [
            {"turn": turn["id"], "sha256": turn["sha256"]} for turn in whole["turns"]
        ],
        "parts": whole["integrity"]["parts"],
    }
    assert list(whole["integrity"]["parts"]) == [
        key for key in TOP if key not in ("turns", "integrity")
    ]


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


def test_an_at_sign_in_a_path_is_no_user() -> None:
    voice = replace(a_symposium().voices[0], base_url="https://example.org/@me/v1")
    symposium = replace(a_symposium(), voices=(voice,), turns=())
    assert from_json(to_json(symposium)).voices == (voice,)


def test_numbers_that_json_cannot_write_become_null() -> None:
    voice = replace(a_symposium().voices[0], extra_body={"a": [float("inf")]})
    symposium = replace(a_symposium(), voices=(voice,), turns=())
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
