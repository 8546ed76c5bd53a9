"""`verify`, `exposure`, `quotes` and `endings`, as they are typed."""

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import Invoke

HERE = Path(__file__).parent.parent / "transcript" / "handmade"
LETTERS, DIALOGUE = str(HERE / "voices.txt"), str(HERE / "dialogue.txt")


def test_an_export_is_whole_until_somebody_touches_it(
    invoke: Invoke, folder: Path
) -> None:
    invoke("rehearse", "--export", "mine.md")

    status, sentence, _ = invoke("verify", "mine.md")
    assert (status, sentence.startswith("mine.md: Whole: 6 turns are as recorded")) == (
        0,
        True,
    )
    touched = Path("mine.md").read_text("utf-8").replace("not an erasure", "an erasure")
    Path("touched.md").write_text(touched, "utf-8")
    status, sentence, _ = invoke("verify", "touched.md")
    assert status == 1
    assert sentence.startswith("touched.md: Turn 1 (Ada, ")
    Path("other.md").write_text("# Something else\n", "utf-8")
    assert invoke("verify", "other.md").status == 2
    assert invoke("verify", "missing.md").status == 2
    assert folder == Path.cwd()


def test_the_exposure_of_a_file_is_told_without_archiving_it(invoke: Invoke) -> None:
    record = json.loads(invoke("exposure", LETTERS, "--json").out)

    assert [
        (t["voice"], t["independent"], t["exposed_to"]) for t in record["turns"]
    ] == [
        ("Heron 2", True, []),
        ("Otter", True, []),
        ("Heron 2", True, []),
    ]
    assert record["contradicted_claims"] == []
    assert invoke("list").out == ""


def test_who_was_shown_what_is_a_row_for_each_turn_that_was_met(invoke: Invoke) -> None:
    invoke("rehearse", "--voices", "Ada,Bruno", "--format", "rounds")

    rows = [line.split("\t") for line in invoke("exposure", "latest").out.splitlines()]
    assert [(row[1], row[2], row[3].partition(" ")[0], row[4]) for row in rows] == [
        ("Ada", "independent", "", ""),
        ("Bruno", "independent", "", ""),
        ("Ada", "shown", "Bruno", "request"),
        ("Bruno", "shown", "Ada", "request"),
    ]


def test_every_quotation_of_a_document_s_tables_is_checked(invoke: Invoke) -> None:
    rows = json.loads(invoke("quotes", LETTERS, "--json").out)["rows"]

    checks = [(row["table"], row["voice"], row["check"]) for row in rows]
    assert checks == [
        ("Key Formulations", "Heron 2", "verbatim"),
        ("Key Formulations", "Otter", "verbatim"),
        ("Key Formulations", "Mira", "not_found"),
        ("Synthesis: Two Voices on a Lamp", "Heron 2", "verbatim"),
        ("Synthesis: Two Voices on a Lamp", "Otter", "spliced"),
    ]
    assert all(row["nearest"] for row in rows if row["check"] == "spliced")


def test_one_given_quotation_is_checked_against_one_voice(invoke: Invoke) -> None:
    quoted = ("--voice", "Heron", "--text", "a lamp does not CHOOSE")
    (row,) = json.loads(invoke("quotes", LETTERS, *quoted, "--json").out)["rows"]

    assert (row["check"], row["table"]) == ("verbatim", None)
    status, _, sentence = invoke("quotes", LETTERS, "--voice", "Heron")
    assert (status, sentence) == (
        2,
        "--voice and --text belong together; give both.\n",
    )
    assert invoke("quotes", LETTERS, "--voice", "Nobody", "--text", "x").status == 2


def test_the_endings_of_a_dialogue_and_of_one_that_has_none(invoke: Invoke) -> None:
    record = json.loads(invoke("endings", DIALOGUE, "--json").out)

    assert set(record) == {"messages", "stop_at", "kind", "onset", "evidence"}
    assert record["messages"] == 6
    status, words, _ = invoke("endings", DIALOGUE)
    assert (status, words.startswith("6 messages")) == (0, True)


def test_the_first_transcript_contradicts_its_own_claim(
    invoke: Invoke, shared: Path
) -> None:
    (seed,) = (shared / "seeds").glob("000_*")
    record = json.loads(invoke("exposure", str(seed), "--json").out)

    met = [
        (
            turn["voice"].split()[0],
            sorted(m["voice"].split()[0] for m in turn["exposed_to"]),
        )
        for turn in record["turns"]
    ]
    assert met == [
        ("Qwen", []),
        ("Grok", ["Qwen"]),
        ("DeepSeek", ["Grok", "Qwen"]),
        ("GLM", ["DeepSeek"]),
        ("Kimi", []),
    ]
    assert any(
        "without seeing" in each["claim"] for each in record["contradicted_claims"]
    )


@pytest.mark.parametrize("command", ["exposure", "quotes", "convergence", "endings"])
def test_what_is_not_there_is_one_sentence(invoke: Invoke, command: str) -> None:
    status, out, sentence = invoke(command, "nothing-like-it")

    assert (status, out) == (2, "")
    assert len(sentence.splitlines()) == 1
