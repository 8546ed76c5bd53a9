"""`verify`, `exposure`, `quotes`, `convergence`, `endings` and pictures, as typed."""

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import Said

HERE = Path(__file__).parent.parent / "transcript" / "handmade"
LETTERS, DIALOGUE = str(HERE / "voices.txt"), str(HERE / "dialogue.txt")


def test_an_export_is_whole_until_somebody_touches_it(said: Said, folder: Path) -> None:
    said("rehearse", "--export", "mine.md")

    status, told, _ = said("verify", "mine.md")
    assert (status, told.startswith("mine.md: Whole: 6 turns are as recorded")) == (
        0,
        True,
    )
    touched = Path("mine.md").read_text("utf-8").replace("not an erasure", "an erasure")
    Path("touched.md").write_text(touched, "utf-8")
    status, told, _ = said("verify", "touched.md")
    assert status == 1
    assert told.startswith("touched.md: Turn 1 (Ada, ")
    Path("other.md").write_text("# Something else\n", "utf-8")
    assert said("verify", "other.md").status == 2
    assert said("verify", "missing.md").status == 2
    assert folder == Path.cwd()


def test_the_exposure_of_a_file_is_told_without_archiving_it(said: Said) -> None:
    told = json.loads(said("exposure", LETTERS, "--json").out)

    assert [(t["voice"], t["independent"], t["exposed_to"]) for t in told["turns"]] == [
        ("Heron 2", True, []),
        ("Otter", True, []),
        ("Heron 2", True, []),
    ]
    assert told["contradicted_claims"] == []
    assert said("list").out == ""


def test_who_was_shown_what_is_a_row_for_each_turn_that_was_met(said: Said) -> None:
    said("rehearse", "--voices", "Ada,Bruno", "--format", "rounds")

    rows = [line.split("\t") for line in said("exposure", "latest").out.splitlines()]
    assert [(row[1], row[2], row[3].partition(" ")[0], row[4]) for row in rows] == [
        ("Ada", "independent", "", ""),
        ("Bruno", "independent", "", ""),
        ("Ada", "shown", "Bruno", "request"),
        ("Bruno", "shown", "Ada", "request"),
    ]


def test_every_quotation_of_a_document_s_tables_is_checked(said: Said) -> None:
    rows = json.loads(said("quotes", LETTERS, "--json").out)["rows"]

    checks = [(row["table"], row["voice"], row["check"]) for row in rows]
    assert checks == [
        ("Key Formulations", "Heron 2", "verbatim"),
        ("Key Formulations", "Otter", "verbatim"),
        ("Key Formulations", "Mira", "not_found"),
        ("Synthesis: Two Voices on a Lamp", "Heron 2", "verbatim"),
        ("Synthesis: Two Voices on a Lamp", "Otter", "spliced"),
    ]
    assert all(row["nearest"] for row in rows if row["check"] == "spliced")


def test_one_given_quotation_is_checked_against_one_voice(said: Said) -> None:
    quoted = ("--voice", "Heron", "--text", "a lamp does not CHOOSE")
    (row,) = json.loads(said("quotes", LETTERS, *quoted, "--json").out)["rows"]

    assert (row["check"], row["table"]) == ("verbatim", None)
    status, _, sentence = said("quotes", LETTERS, "--voice", "Heron")
    assert (status, sentence) == (
        2,
        "--voice and --text belong together; give both.\n",
    )
    assert said("quotes", LETTERS, "--voice", "Nobody", "--text", "x").status == 2


def test_convergence_has_the_fields_that_people_script_against(said: Said) -> None:
    said("rehearse")

    told = json.loads(said("convergence", "latest", "--json").out)
    size = len(told["voices"])
    assert {"independent", "echo", "similarity", "exposed", "samples"} < set(told)
    assert [len(row) for row in told["similarity"]] == [size] * size
    assert [row[i] for i, row in enumerate(told["similarity"])] == [1.0] * size
    assert told["samples"] == 1
    assert told["caveats"]
    _, words, _ = said("convergence", "latest")
    assert "n = 1 sample a voice" in words
    assert "prove" not in words


def test_the_endings_of_a_dialogue_and_of_one_that_has_none(said: Said) -> None:
    told = json.loads(said("endings", DIALOGUE, "--json").out)

    assert set(told) == {"messages", "stop_at", "kind", "onset", "evidence"}
    assert told["messages"] == 6
    status, words, _ = said("endings", DIALOGUE)
    assert (status, words.startswith("6 messages")) == (0, True)


def test_pictures_are_drawn_beside_the_export_with_words_for_them(
    said: Said, folder: Path
) -> None:
    said("rehearse", "--voices", "Ada,Bruno", "--no-synthesis")

    status, _, told = said("export", "latest", "-o", "it.md", "--pictures")
    assert (status, told.splitlines()[-1]) == (0, "Written to it.png.txt.")
    assert (folder / "it.png").read_bytes().startswith(b"\x89PNG")
    assert "Two matrices side by side" in (folder / "it.png.txt").read_text("utf-8")
    status, _, sentence = said("export", "latest", "--pictures")
    assert (status, sentence) == (
        2,
        "--pictures are written beside a file; name it with -o.\n",
    )


def test_the_first_transcript_contradicts_its_own_claim(
    said: Said, shared: Path
) -> None:
    (seed,) = (shared / "seeds").glob("000_*")
    told = json.loads(said("exposure", str(seed), "--json").out)

    met = [
        (
            turn["voice"].split()[0],
            sorted(m["voice"].split()[0] for m in turn["exposed_to"]),
        )
        for turn in told["turns"]
    ]
    assert met == [
        ("Qwen", []),
        ("Grok", ["Qwen"]),
        ("DeepSeek", ["Grok", "Qwen"]),
        ("GLM", ["DeepSeek"]),
        ("Kimi", []),
    ]
    assert any(
        "without seeing" in each["claim"] for each in told["contradicted_claims"]
    )


@pytest.mark.parametrize("command", ["exposure", "quotes", "convergence", "endings"])
def test_what_is_not_there_is_one_sentence(said: Said, command: str) -> None:
    status, out, sentence = said(command, "nothing-like-it")

    assert (status, out) == (2, "")
    assert len(sentence.splitlines()) == 1
