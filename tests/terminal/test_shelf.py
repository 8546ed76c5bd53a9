"""`list`, `show`, `export`, `import`, `voices`, `bot` and the help, in this process."""

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


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing"),
        ("export", "latest"),
        ("export", "latest", "--as", "pdf"),
        ("--config", "gone.toml", "list"),
        ("ask", "Why?"),
        ("ask",),
        ("voices",),
        ("sing",),
        ("list", "--limit", "0"),
    ],
)
def test_whatever_is_missing_is_one_sentence_and_status_2(
    said: Said, arguments: tuple[str, ...]
) -> None:
    status, output, error = said(*arguments)

    assert (status, output, len(error.splitlines())) == (2, "", 1)


def test_an_unwritable_output_is_said(said: Said) -> None:
    said("rehearse", "--voices", "Ada", "--no-synthesis")

    status, _, error = said("export", "latest", "-o", "no/such/place.md")

    assert status == 2
    assert error.startswith("no/such/place.md cannot be written (No such file")


def test_a_broken_configuration_is_one_sentence_for_every_command(
    said: Said, folder: Path
) -> None:
    (folder / "symposium.toml").write_text("voices = [")
    for arguments in (("bot",), ("rehearse",), ("list",), ("voices", "--check")):
        status, output, error = said(*arguments)
        assert (status, output, len(error.splitlines())) == (2, "", 1)
        assert "symposium.toml is not valid TOML" in error


def test_voices_are_listed_with_whether_their_key_is_there(
    said: Said, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here.toml").write_text("""
        voices = [
            {name = "Qwen", model = "q", provider = "openrouter"},
            {name = "Groq", model = "g", provider = "groq", epithet = "Fast"},
            {name = "Home", model = "h", provider = "ollama"},
        ]
        panels = {two = ["Qwen", "home"]}
    """)
    monkeypatch.setenv("GROQ_API_KEY", "gsk-hidden")

    status, output, _ = said("--config", "here.toml", "voices")

    assert status == 0
    rows = [line.split("\t") for line in output.splitlines()]
    assert [(row[0], row[-1]) for row in rows[:-1]] == [
        ("Qwen", "OPENROUTER_API_KEY is not set"),
        ("Groq", "GROQ_API_KEY is set"),
        ("Home", "needs none"),
    ]
    assert rows[-1] == ["panel two: Qwen, Home"]
    assert "gsk-hidden" not in output


@pytest.mark.parametrize(
    "verb",
    ["rehearse", "ask", "bot", "list", "show", "export", "import", "voices"],
)
def test_every_command_has_its_help(said: Said, verb: str) -> None:
    status, output, _ = said(verb, "--help")

    assert status == 0
    assert output.startswith(f"Usage: symposium {verb}")
    assert f"  {verb}" in said("--help")[1]
