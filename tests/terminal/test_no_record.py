"""Markdown without its record: two files that belong together."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.transcript.markdown import from_markdown
from tests.loopback.endpoint import Endpoint
from tests.terminal.conftest import Invoke, configure


def rehearsed(invoke: Invoke) -> None:
    done = invoke("rehearse", "Why?", "--voices", "Ada", "--export", "first.md")
    assert done.status == 0


def test_the_record_stands_beside_the_markdown(invoke: Invoke, folder: Path) -> None:
    rehearsed(invoke)

    done = invoke("export", "latest", "--no-record", "-o", "out.md")

    assert done.err == "Written to out.md, and the record to out.json.\n"
    markdown = (folder / "out.md").read_text("utf-8")
    whole = (folder / "first.md").read_text("utf-8")
    assert markdown.startswith(whole.split("<details>")[0])
    assert markdown.endswith(
        "---\n\n*The record stands beside this file, in `out.json`.*\n"
    )
    record = (folder / "out.json").read_text("utf-8")
    assert record == invoke("export", "latest", "--as", "json").out
    assert json.loads(record)["turns"][0]["text"] == from_markdown(whole).turns[0].text


def test_both_are_verified_together(invoke: Invoke, folder: Path) -> None:
    rehearsed(invoke)
    invoke("export", "latest", "--no-record", "-o", "out.md")
    head = json.loads((folder / "out.json").read_text("utf-8"))["integrity"]["head"]

    assert invoke("verify", "out.md").status == 0
    assert invoke("verify", "out.md", "--head", head).status == 0
    assert invoke("verify", "out.md", "--head", "0" * 64).status == 1

    markdown = (folder / "out.md").read_text("utf-8")
    forged = markdown.replace("**Ada's answer:**\n\n> ", "**Ada's answer:**\n\n> No. ")
    assert forged != markdown
    (folder / "forged.md").write_text(forged, "utf-8")
    done = invoke("verify", "forged.md")
    assert done.status == 1
    assert done.out.endswith("is not what the record beside it says.\n")

    record = (folder / "out.json").read_text("utf-8")
    (folder / "out.json").write_text(record.replace("Why?", "Who?"), "utf-8")
    assert invoke("verify", "out.md").status == 1


def test_without_the_record_beside_it_nothing_can_be_said(
    invoke: Invoke, folder: Path
) -> None:
    rehearsed(invoke)
    invoke("export", "latest", "--no-record", "-o", "out.md")
    (folder / "out.json").unlink()

    done = invoke("verify", "out.md")

    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "out.md cannot be verified: its record stands in out.json, which is not beside "
        "it; put it there, or verify that file\n"
    )


def test_no_other_folder_is_looked_into(invoke: Invoke, folder: Path) -> None:
    rehearsed(invoke)
    invoke("export", "latest", "--no-record", "-o", "out.md")
    (folder / "sub").mkdir()
    moved = (
        (folder / "out.md").read_text("utf-8").replace("`out.json`", "`../out.json`")
    )
    (folder / "sub" / "out.md").write_text(moved, "utf-8")

    done = invoke("verify", "sub/out.md")

    assert done.status == 2 and "does not end with a record" in done.err


def test_import_leads_to_the_record(invoke: Invoke) -> None:
    rehearsed(invoke)
    invoke("export", "latest", "--no-record", "-o", "out.md")

    done = invoke("import", "out.md")

    assert done.status == 2
    assert "which stands in out.json beside it; import that file" in done.err
    assert invoke("import", "out.json").status == 0


def test_what_is_beside_already_is_not_overwritten(
    invoke: Invoke, folder: Path
) -> None:
    rehearsed(invoke)
    (folder / "notes.json").write_text('{"mine": true}')

    done = invoke("export", "latest", "--no-record", "-o", "notes.md")

    assert done.status == 2
    assert "notes.json, which is there already and holds something else" in done.err
    assert (folder / "notes.json").read_text() == '{"mine": true}'
    assert not (folder / "notes.md").exists()
    again = [invoke("export", "latest", "--no-record", "-o", "out.md") for _ in "ab"]
    assert [each.status for each in again] == [0, 0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "latest", "--no-record"), "name its file with -o."),
        (
            ("export", "latest", "--no-record", "--as", "json", "-o", "a.json"),
            "a JSON export is the record; leave one of them out.",
        ),
        (
            ("export", "latest", "--no-record", "-o", "a.json"),
            "a.json ends so already, name another.",
        ),
        (
            ("export", "latest", "--no-record", "-o", "a`b.md"),
            "has a name that cannot be written into a document; name another file.",
        ),
        (
            ("rehearse", "--no-record", "--json"),
            "--json writes nothing else; leave one of them out.",
        ),
        (
            ("rehearse", "--no-record", "--export", "a.json"),
            "a.json ends so already, name another.",
        ),
        (
            ("rehearse", "--no-record", "--export", "symposium.md"),
            "is there already and holds something else; name another file.",
        ),
    ],
)
def test_what_cannot_be_parted_is_said_before_anything_is_done(
    invoke: Invoke, folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (folder / "symposium.json").write_text("{}")
    before = {path.name for path in folder.iterdir()}

    done = invoke(*arguments)

    assert (done.status, done.out) == (2, "")
    assert done.err.endswith(f"{sentence}\n") and done.err.count("\n") == 1
    assert {path.name for path in folder.iterdir()} == before


def test_a_rehearsal_is_parted_where_it_is_kept(invoke: Invoke, folder: Path) -> None:
    done = invoke("rehearse", "--voices", "Ada", "--no-record")

    assert done.status == 0
    one, other = sorted((folder / "transcripts").iterdir())
    assert (one.suffix, other.suffix, one.stem) == (".json", ".md", other.stem)
    assert f"in `{one.name}`" in other.read_text("utf-8")
    assert invoke("verify", str(other)).status == 0


async def test_asking_leaves_its_markdown_as_a_rehearsal_does(
    invoke: Invoke, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="fine")
        done = await asyncio.to_thread(invoke, "ask", "Why?")
    exported = await asyncio.to_thread(invoke, "export", "latest")

    (file,) = (folder / "transcripts").iterdir()
    assert f"Written to transcripts/{file.name}." in done.err
    assert file.read_text("utf-8") == exported.out
    assert key not in file.read_text("utf-8")
