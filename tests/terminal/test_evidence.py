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


def published_head(progress: str) -> str:
    """As `rehearse` and `ask` print it, above their last line."""
    line = progress.splitlines()[-2]
    assert line.startswith("Head of the chain of digests: ")
    return line.rpartition(" ")[2]


@pytest.mark.parametrize("name", ["mine.md", "mine.json"])
def test_an_export_is_held_against_the_head_that_was_published(
    invoke: Invoke, name: str
) -> None:
    head = published_head(invoke("rehearse", "--export", name).err)
    heads = [entry["sha256"] for entry in exported_chain(invoke)]

    status, sentence, _ = invoke("verify", name, "--head", head)
    assert (status, head) == (0, heads[-1])
    assert f"It had the head {head}: whole to there, 0 entries since." in sentence
    status, sentence, _ = invoke("verify", name, "--head", f" {heads[-2].upper()} ")
    assert status == 0
    assert f"{heads[-2]}: whole to there, 1 entry since: The closing " in sentence
    status, sentence, _ = invoke("verify", name, "--head", heads[0])
    assert status == 0
    assert f"whole to there, {len(heads) - 1} entries since: Turn " in sentence
    status, sentence, _ = invoke("verify", name, "--head", "0" * 64)
    assert status == 1
    assert f"never had the head {'0' * 64}: this is another record" in sentence


def exported_chain(invoke: Invoke) -> list[dict[str, str]]:
    export = json.loads(invoke("export", "latest", "--as", "json").out)
    return [dict(entry) for entry in export["integrity"]["chain"]]


def test_what_was_published_of_an_asking_is_found_in_all_that_it_became(
    invoke: Invoke,
) -> None:
    invoke("rehearse", "--export", "mine.json")
    frame = json.loads(Path("mine.json").read_text("utf-8"))["integrity"]["frame"]

    status, sentence, _ = invoke("verify", "mine.json", "--head", frame["sha256"])
    assert (status, "whole to there, 9 entries since: The act " in sentence) == (
        0,
        True,
    )


@pytest.mark.parametrize("head", ["", "latest", "ab12", "g" * 64, "0" * 63, "0" * 65])
def test_what_is_no_whole_head_is_refused_in_a_sentence(
    invoke: Invoke, head: str
) -> None:
    status, out, err = invoke("verify", "missing.md", "--head", head)
    assert (status, out) == (2, "")
    assert "give all its 64 hexadecimal digits" in err
    assert len(err.splitlines()) == 1


def test_an_export_whose_prose_cannot_be_compared_is_not_called_whole(
    invoke: Invoke,
) -> None:
    old = HERE.parent / "schema_1" / "blind.md"
    status, out, err = invoke("verify", str(old))
    assert (status, out) == (2, "")
    assert "cannot be verified: chain whole, prose not comparable: " in err

    status, out, _ = invoke("verify", str(old), "--head", "0" * 64)
    assert (status, "never had the head" in out) == (1, True)


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


def test_why_a_quotation_is_labelled_so_is_told_as_lines_and_as_json(
    invoke: Invoke,
) -> None:
    quoted = ("--voice", "Heron", "--text", "a lamp, does not CHOOSE", "--explain")
    first, why, place = invoke("quotes", LETTERS, *quoted).out.splitlines()
    assert first == (
        "Heron 2: “a lamp, does not CHOOSE” is verbatim (other_punctuation)."
    )
    assert why.startswith("  • Its words stand in turn ")
    assert place.startswith("    Heron 2, ")
    assert place.endswith(": “A lamp does not choose”")
    (row,) = json.loads(invoke("quotes", LETTERS, *quoted, "--json").out)["rows"]
    (passage,) = row["explanation"]["passages"]
    assert (passage["start"], passage["end"]) == (row["start"], row["end"])
    assert [*row][-1] == "explanation"


def test_the_endings_of_a_dialogue_and_of_one_that_has_none(invoke: Invoke) -> None:
    record = json.loads(invoke("endings", DIALOGUE, "--json").out)

    assert set(record) == {
        "messages",
        "stop_at",
        "kind",
        "onset",
        "evidence",
        "rule",
    }
    assert record["messages"] == 6
    status, words, _ = invoke("endings", DIALOGUE)
    assert (status, words.startswith("6 messages")) == (0, True)


def test_it_is_explained_why_no_rule_fired_in_each_message(invoke: Invoke) -> None:
    record = json.loads(invoke("endings", DIALOGUE, "--explain", "--json").out)
    words = invoke("endings", DIALOGUE, "--explain").out

    explained = record["explained"]
    assert [each["message"] for each in explained] == [1, 2, 3, 4]
    assert [each["fired"] for each in explained] == [None, None, None, "blanks"]
    assert set(explained[0]) == {"message", "voice", "seen", "missing", "fired"}
    assert "no rule has begun to see an ending" in words
    assert "not blanks: " in words
    assert "Messages after 4 are not judged any more." in words


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
