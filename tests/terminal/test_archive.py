"""`list`, `show`, `export` and `import`, in this process."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Said


def test_an_empty_archive_says_how_to_begin(said: Said) -> None:
    assert said("list") == (
        0,
        "",
        "The archive is empty. Begin with: symposium rehearse\n",
    )


def test_the_list_has_the_newest_first(said: Said) -> None:
    for question in ("First?", "Second?"):
        said("rehearse", question, "--voices", "Ada", "--no-synthesis")

    _, listed, _ = said("list")
    rows = [line.split("\t") for line in listed.splitlines()]
    assert [row[2:] for row in rows] == [
        ["blind", "rehearsal", "1/1", "Second?"],
        ["blind", "rehearsal", "1/1", "First?"],
    ]
    assert len(said("list", "--limit", "1")[1].splitlines()) == 1


def test_a_symposium_is_shown_by_the_beginning_of_its_id(said: Said) -> None:
    said("rehearse", "Why?", "--voices", "Ada", "--no-synthesis")
    id_ = said("list")[1].partition("\t")[0]

    status, shown, _ = said("show", id_[:5])

    assert (status, shown.splitlines()[0]) == (0, "Why?")
    assert f"{id_}.1" in shown


@pytest.mark.parametrize("layout", ["markdown", "json"])
def test_what_was_exported_is_imported_under_a_new_id(
    said: Said, folder: Path, layout: str
) -> None:
    said("rehearse", "--voices", "Ada,Bruno")
    exported = said("export", "latest", "--as", layout, "-o", "first")

    assert exported == (0, "", "Written to first.\n")
    status, id_, _ = said("import", "first")
    assert status == 0
    imported = said("show", id_.strip())[1]
    assert "Synthesis, by Ada" in imported
    for line in (folder / "first").read_text("utf-8").splitlines():
        assert "imported" not in line


def test_one_file_that_is_no_transcript_does_not_keep_out_the_others(
    said: Said, folder: Path
) -> None:
    said("rehearse", "--voices", "Ada", "--export", "good.json")
    (folder / "bad.json").write_text('{"schema": 1}')
    (folder / "binary.md").write_bytes(b"\xff\xfe\x00")

    status, ids, errors = said("import", "bad.json", "good.json", "gone", "binary.md")

    assert status == 2
    assert len(ids.splitlines()) == 1
    assert [line.split(" ")[0].rstrip(":") for line in errors.splitlines()] == [
        "bad.json",
        "gone",
        "binary.md",
    ]


def test_an_unwritable_output_is_said(said: Said) -> None:
    said("rehearse", "--voices", "Ada", "--no-synthesis")

    status, _, error = said("export", "latest", "-o", "no/such/place.md")

    assert status == 2
    assert error.startswith("no/such/place.md cannot be written (No such file")
