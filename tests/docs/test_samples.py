"""The transcripts in seeds/transcripts: read whole, and each fault in them is found."""

import json
from datetime import UTC, datetime

import pytest

from bot.domain.symposium import Symposium
from bot.integrity.links import link_symposium
from bot.transcript.importing import read
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.repair import repair_text
from tests.docs.conftest import ROOT, Typed
from tests.transcript.handmade.documents import lost

FOLDER = ROOT / "seeds" / "transcripts"
VOICES = "seeds/transcripts/five_voices_by_hand.md"
DIALOGUE = "seeds/transcripts/a_dialogue_that_went_on.md"


def sample(path: str) -> Symposium:
    """As the archive would have linked it."""
    return link_symposium(read((ROOT / path).read_text("utf-8")), lambda: "0f" * 16)


def test_the_first_holds_five_voices_each_asked_by_the_librarian() -> None:
    it = sample(VOICES)

    assert [(voice.name, voice.epithet) for voice in it.voices] == [
        ("Heron 2", None),
        ("Slate", None),
        ("Juniper 7", "After Supper"),
        ("Marlow Large", "The Café"),
        ("Quill", None),
    ]
    assert [turn.voice for turn in it.turns] == [voice.name for voice in it.voices]
    assert {turn.asked_by for turn in it.turns} == {"Mara"}
    assert all(turn.question and turn.text for turn in it.turns)
    assert [len(table.rows) for table in it.syntheses] == [4, 3, 5]
    assert [list(map(len, table.findings.values())) for table in it.syntheses] == [
        [],
        [3],
        [5],
    ]


def test_what_was_decoded_wrongly_is_repaired_and_the_record_says_so() -> None:
    it = sample(VOICES)

    told = "In places the text was decoded as {} where it is UTF-8; {} were repaired."
    assert [note.text for note in it.notes if note.kind == "repair"] == [
        told.format("Mac Roman", "2 characters"),
        told.format("Windows-1252", "4 characters"),
    ]
    assert "idle—it is waiting" in it.turns[0].text
    assert "café in the entrance hall—three" in it.turns[3].text
    assert it.notes[-1].text.endswith("The café is already painted.")


@pytest.mark.parametrize("path", [VOICES, DIALOGUE])
def test_every_line_of_a_sample_is_found_again(path: str) -> None:
    it = sample(path)

    assert lost(repair_text((ROOT / path).read_text("utf-8")).text, it) == []
    assert read(to_markdown(it)) == it
    assert read(to_json(it)) == it


def test_who_had_been_given_whose_words_contradicts_the_claim(typed: Typed) -> None:
    found = json.loads(typed(f"symposium exposure {VOICES} --json"))

    assert [
        (turn["voice"], [met["voice"] for met in turn["exposed_to"]])
        for turn in found["turns"]
    ] == [
        ("Heron 2", []),
        ("Slate", ["Heron 2"]),
        ("Juniper 7", ["Heron 2", "Slate"]),
        ("Marlow Large", []),
        ("Quill", ["Juniper 7"]),
    ]
    (contradicted,) = found["contradicted_claims"]
    assert "Heron and Slate, without seeing each other's" in contradicted["claim"]
    assert "question to Slate" in contradicted["because"]


def test_half_of_the_quotations_are_not_verbatim(typed: Typed) -> None:
    rows = json.loads(typed(f"symposium quotes {VOICES} --json"))["rows"]

    assert [(row["voice"], row["check"], row["said_by"]) for row in rows] == [
        ("Heron 2", "verbatim", None),
        ("Heron 2", "verbatim", None),
        ("Slate", "spliced", None),
        ("Slate", "verbatim", None),
        ("Heron 2", "verbatim", None),
        ("Slate", "altered", None),
        ("Juniper 7", "spliced", None),
        ("Heron 2", "spliced", None),
        ("Slate", "verbatim", None),
        ("Juniper 7", "not_found", "Slate"),
        ("Marlow Large", "verbatim", None),
        ("Quill", "not_found", None),
    ]
    assert rows[5]["nearest"] == (
        "A shelf is a decision that you renew every year, whether you notice it or not."
    )
    assert [row["table"] for row in (rows[0], rows[4], rows[7])] == [
        "Key Formulations",
        "Synthesis: Three Voices on Discarding",
        "Synthesis: Five Voices on Discarding",
    ]


def test_the_second_holds_18_messages_and_when_they_were_said() -> None:
    it = sample(DIALOGUE)

    assert [turn.voice for turn in it.turns] == ["Tern", "Basil"] * 9
    assert it.started == datetime(2026, 3, 15, 9, 2, 10, tzinfo=UTC)
    assert it.ended == datetime(2026, 3, 15, 9, 9, 48, tzinfo=UTC)


def test_the_dialogue_had_ended_long_before_its_last_message(typed: Typed) -> None:
    ending = json.loads(typed(f"symposium endings {DIALOGUE} --json"))

    assert ending["evidence"][0] == "Messages 7 to 10 take leave and do nothing else."
    assert {key: ending[key] for key in ("messages", "kind", "onset", "stop_at")} == {
        "messages": 18,
        "kind": "closing",
        "onset": 7,
        "stop_at": 10,
    }


def test_every_sample_is_explained_beside_it() -> None:
    explained = (FOLDER / "README.md").read_text("utf-8")

    names = [path.name for path in FOLDER.glob("*.md") if path.name != "README.md"]
    assert sorted(names) == ["a_dialogue_that_went_on.md", "five_voices_by_hand.md"]
    assert all(f"## {name}" in explained for name in names)
