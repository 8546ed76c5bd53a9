"""What an export names has to be in it, and what it says to be of its kind."""

import json
from typing import Any

import pytest

from bot.errors import Unreadable
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown
from tests.transcript.exports import as_synthesis, to_json, to_markdown
from tests.transcript.symposia import everything

Path = tuple[str | int, ...]

HEX = "a SHA-256 digest of 64 small hexadecimal digits is due here"
SALT = "a salt of 32 small hexadecimal digits is due here"
CASES: list[tuple[Path, object, str]] = [
    (("turns", 1, "act"), "s1.a9", "there is no act 's1.a9' in this record"),
    (("turns", 1, "voice"), "Kimi", "'Kimi' is not among the voices"),
    (
        ("turns", 1, "exposed_to", 0, "turn"),
        "s1.9",
        "there is no turn 's1.9' in this record",
    ),
    (("acts", 0, "voices", 1), "Kimi", "there is no voice 'Kimi' in this record"),
    (
        ("acts", 2, "quotes", 0, "turn"),
        "s1.9",
        "there is no turn 's1.9' in this record",
    ),
    (("closings", 0, "act"), "s1.a9", "there is no act 's1.a9' in this record"),
    (("tables", 0, "act"), "s1.a9", "there is no act 's1.a9' in this record"),
    (
        ("tables", 1, "rows", 0, "voice"),
        "Kimi",
        "there is no voice 'Kimi' in this record",
    ),
    (
        ("tables", 1, "rows", 0, "turn"),
        "s1.9",
        "there is no turn 's1.9' in this record",
    ),
    (
        ("tables", 1, "missing", 0, "voice"),
        "Kimi",
        "there is no voice 'Kimi' in this record",
    ),
    (
        ("tables", 0, "themes", 0, "passages", 0, "turn"),
        "s1.9",
        "there is no turn 's1.9' in this record",
    ),
    (
        ("tables", 0, "themes", 0, "passages", 0, "voice"),
        "Kimi",
        "there is no voice 'Kimi' in this record",
    ),
    (
        ("tables", 0, "themes", 0, "passages", 0, "start"),
        -1,
        "a number from 0 to 9007199254740991 is due here",
    ),
    (
        ("tables", 0, "themes", 0, "kind"),
        "shared",
        "one of unprompted, prompted, echo, mixed is due here",
    ),
    (("turns", 0, "commitments", "text", "sha256"), "so", HEX),
    (("turns", 0, "commitments", "text", "sha256"), "A" * 64, HEX),
    (("turns", 0, "commitments", "text", "salt"), "my salt", SALT),
    (("integrity", "frame", "commitments", "question", "sha256"), "so", HEX),
    (("turns", 0, "seal", "sha256"), "g" * 64, HEX),
    (("turns", 0, "request_sha256"), "so", HEX),
    (("tables", 0, "drafts", 0, "request_sha256"), "so", HEX),
    (
        ("voices", 0, "colour"),
        0x1000000,
        "a colour from 0 to 16777215 (0xFFFFFF) is due here",
    ),
    (
        ("turns", 0, "model_reported"),
        "m" * 900_000,
        "this is 900,000 characters long, and 256 are the most",
    ),
    (
        ("turns", 0, "id"),
        "m" * 257,
        "this is 257 characters long, and 256 are the most",
    ),
    (
        ("turns", 1, "detail"),
        "m" * 4_001,
        "this is 4,001 characters long, and 4,000 are the most",
    ),
    (("turns", 0, "round"), 2**31, "a number from 1 to 2147483647 is due here"),
]


def an_export() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(to_json(everything()))
    return document


def change(document: dict[str, Any], path: Path, value: object) -> None:
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value


@pytest.mark.parametrize(("path", "value", "sentence"), CASES)
def test_what_names_nothing_or_is_none_of_its_kind_is_refused_by_its_field(
    path: Path, value: object, sentence: str
) -> None:
    document = an_export()
    change(document, path, value)
    document["synthesis"] = as_synthesis(document["tables"][-1])

    with pytest.raises(Unreadable) as refused:
        from_json(json.dumps(document))

    due = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)[1:]
    said = str(refused.value).replace("synthesis.", "tables[1].")
    assert said == f"{due}: {sentence}"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"end": 99}, "0 to 99 is no passage of a turn of 41 characters"),
        ({"start": 9}, "9 to 8 is no passage of a turn of 41 characters"),
        ({"voice": "Grok"}, "that is a turn of 'Qwen'"),
    ],
)
def test_a_theme_is_given_to_who_said_it_and_where(
    changes: dict[str, object], sentence: str
) -> None:
    document = an_export()
    document["tables"][0]["themes"][0]["passages"][0] |= changes

    with pytest.raises(Unreadable) as refused:
        from_json(json.dumps(document))

    assert str(refused.value) == f"tables[0].themes[0].passages[0]: {sentence}"


@pytest.mark.parametrize(("start", "end"), [(0, 99), (3, 2)])
def test_an_act_quotes_what_the_turn_has(start: int, end: int) -> None:
    document = an_export()
    quote = {"turn": document["turns"][0]["id"], "start": start, "end": end}
    document["acts"][2]["quotes"] = [quote]
    due = f"{start} to {end} is no passage of a turn of 41 characters"

    with pytest.raises(Unreadable) as refused:
        from_json(json.dumps(document))
    assert str(refused.value) == f"acts[2].quotes[0]: {due}"

    old = '"start": 0,\n     "end": 4'
    exported = to_markdown(everything())
    assert old in exported
    touched = exported.replace(old, f'"start": {start},\n     "end": {end}')
    with pytest.raises(Unreadable) as refused:
        from_markdown(touched)
    assert str(refused.value) == f"acts[2].quotes[0]: {due}"


def test_a_document_of_symposium_1_names_only_what_it_has() -> None:
    document = an_export()
    for turn in document["turns"]:
        del turn["act"], turn["place"], turn["commitments"]
    for name in ("id", "act", "place"):
        del document["synthesis"][name]
    document |= {"schema": "symposium/1", "tables": [], "acts": None, "closings": None}
    assert from_json(json.dumps(document)).turns[0].id == "s1.1"
    document["synthesis"]["missing"][0]["voice"] = "Kimi"

    with pytest.raises(Unreadable) as refused:
        from_json(json.dumps(document))
    due = "there is no voice 'Kimi' in this record"
    assert str(refused.value) == f"synthesis.missing[0].voice: {due}"


def test_a_table_of_a_document_may_name_who_took_no_part() -> None:
    document = an_export()
    document["tables"][1]["by"] = "document"
    document["tables"][1]["rows"][0]["voice"] = "Somebody"
    document["synthesis"] = as_synthesis(document["tables"][-1])

    rows = from_json(json.dumps(document)).syntheses[1].rows
    assert [row.voice for row in rows] == ["Somebody", "Qwen"]
