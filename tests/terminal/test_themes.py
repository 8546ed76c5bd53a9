"""What a reader found, from the rehearsal to every place where it is shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.conftest import Invoke

BY_HAND = Path(__file__).parents[2] / "seeds/transcripts/five_voices_by_hand.md"
TITLE = "What several voices share"


def _convergence(invoke: Invoke, id_or_file: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(invoke("convergence", id_or_file, "--json").out)
    return record


def test_a_blind_rehearsal_shows_what_was_unprompted_and_what_the_question_gave(
    invoke: Invoke,
) -> None:
    done = invoke("rehearse")
    record = _convergence(invoke, "latest")

    assert [(theme["phrase"], theme["kind"]) for theme in record["themes"]] == [
        ("A change has to say that it is one", "unprompted"),
        ("Words belong to the room in which they were spoken", "unprompted"),
        ("Remembering, but not exactly", "prompted"),
    ]
    assert record["themes_dropped"] == 1
    first = record["themes"][0]
    assert set(first) == {
        *("phrase", "voices", "passages", "bits", "expected", "found_by", "kind")
    }
    assert first["voices"] == ["Ada", "Cosima", "Edda"]
    assert first["passages"][2]["text"] == "Change it, and say that you changed it"
    assert (first["bits"], first["expected"], first["found_by"]) == (None, None, "Ada")
    for words in (done.out, invoke("show", "latest").out):
        part = words[words.index(TITLE) : words.index("Computed by the program")]
        assert "Ada was asked which images or claims several voices share" in part
        assert "1 more did not stand the check and is left out." in part
        assert "hang a man" not in part
        assert (
            "  Words belong to the room in which they were spoken (unprompted)" in part
        )


def test_in_rounds_what_was_met_is_an_echo_and_every_export_brings_it_back(
    invoke: Invoke, folder: Path
) -> None:
    invoke("rehearse", "--format", "rounds", "--export", "r.md")
    invoke("export", "latest", "--as", "json", "-o", "r.json")
    themes = _convergence(invoke, "latest")["themes"]

    assert (themes[-1]["phrase"], themes[-1]["kind"]) == (
        "The seal parts keeping from using",
        "echo",
    )
    for name in ("r.md", "r.json"):
        assert invoke("verify", name).status == 0
        assert invoke("import", name).status == 0
        told = json.loads(invoke("export", "latest", "--as", "json").out)["synthesis"]
        was = json.loads((folder / "r.json").read_text("utf-8"))["synthesis"]
        assert [t["kind"] for t in told["themes"]] == [t["kind"] for t in was["themes"]]
        assert told["themes_dropped"] == was["themes_dropped"] == 1
        assert _convergence(invoke, "latest")["themes"] is not None
        assert _convergence(invoke, name)["themes"] == themes


@pytest.mark.parametrize("how", ["--no-synthesis", BY_HAND])
def test_where_nobody_was_asked_it_says_so(invoke: Invoke, how: str | Path) -> None:
    file = str(how)
    if how == "--no-synthesis":
        invoke("rehearse", how)
        file = "latest"
    record = _convergence(invoke, file)
    assert (record["themes"], record["themes_dropped"]) == (None, 0)
    assert "Nobody was asked" in invoke("convergence", file).out


def test_a_theme_whose_kind_was_changed_in_a_file_is_put_right(
    invoke: Invoke, folder: Path
) -> None:
    invoke("rehearse", "--export", "r.json")
    text = (folder / "r.json").read_text("utf-8")
    (folder / "r.json").write_text(
        text.replace('"kind": "prompted"', '"kind": "unprompted"'), "utf-8"
    )
    done = invoke("import", "r.json")

    assert "a theme in table 1: prompted, not unprompted" in done.err
    kinds = [theme["kind"] for theme in _convergence(invoke, "latest")["themes"]]
    assert kinds == ["unprompted", "unprompted", "prompted"]


@pytest.mark.parametrize("format_", ["relay", "tailored"])
def test_one_after_another_they_echo(invoke: Invoke, format_: str) -> None:
    invoke("rehearse", "--format", format_)
    (theme,) = _convergence(invoke, "latest")["themes"]
    assert theme["kind"] == "echo"


def test_a_duet_of_which_the_reader_names_nothing_says_so(invoke: Invoke) -> None:
    done = invoke("rehearse", "--format", "duet")
    assert "several voices share, and named none." in done.out
    assert _convergence(invoke, "latest")["themes"] == []
