"""The disk gets full while they speak: what was said is still printed and exported."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.transcript.verifying import verify
from tests.forked import Forked
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario
from tests.terminal.conftest import Invoke, configure

SAID = "Doubt is a door. " * 500
REASONS = {"pages": "database or disk is full", "files": "disk I/O error"}


async def ask(how: str, turns: int, *arguments: str) -> tuple[int, str, str]:
    """In a process of its own, whose disk gets full."""
    command = ("tests.terminal.full_disk", how, str(turns), "ask", "Why?", *arguments)
    process = await Forked.start(*command, folder=Path.cwd())
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    async with Endpoint() as served:
        yield served


@pytest.fixture
def said(folder: Path, endpoint: Endpoint) -> str:
    endpoint.plays("long", Scenario(words=(SAID,)))
    configure(folder, endpoint, Ann="long", Bob="long")
    return SAID.strip()


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("how", REASONS)
async def test_what_was_said_is_printed_and_exported_all_the_same(
    how: str, said: str
) -> None:
    status, out, err = await ask(how, 2, "--json")

    record = json.loads(out)
    assert [turn["text"].strip() for turn in record["turns"]] == [said, said]
    assert [turn["status"] for turn in record["turns"]] == ["spoken", "spoken"]
    assert record["tables"][0]["by"] == "none"
    assert verify(out).whole
    assert status == 0
    last = err.strip().splitlines()[-1]
    assert last.startswith(f"Not all of {record['id']} could be kept. The archive ")
    assert f"({REASONS[how]})" in last
    assert "Traceback" not in err and "INSERT" not in err and "Why?" not in last


@pytest.mark.usefixtures("key")
async def test_on_the_screen_it_stands_in_full_and_in_the_file(
    folder: Path, said: str, invoke: Invoke
) -> None:
    _, out, err = await ask("pages", 2, "--export", "out.md")

    assert out.count(said) == 2
    assert "Written to out.md. Not all of " in err
    assert verify((folder / "out.md").read_text("utf-8")).whole
    imported = await asyncio.to_thread(invoke, "import", "out.md")
    assert (imported.status, imported.err) == (0, "")


@pytest.mark.usefixtures("key")
async def test_where_no_file_can_be_written_the_screen_has_it(
    folder: Path, said: str
) -> None:
    (folder / "out.md").write_text("as it was")

    status, out, err = await ask("files", 2, "--export", "out.md")

    assert (status, out.count(said)) == (2, 2)
    assert err.strip().splitlines()[-1] == (
        "out.md cannot be written (File too large); what was said stands on standard "
        "output alone."
    )
    assert (folder / "out.md").read_text() == "as it was"
    parts = await asyncio.to_thread(lambda: [*folder.glob(".*part")])
    assert parts == []


@pytest.mark.usefixtures("key")
async def test_nobody_is_asked_whose_request_cannot_be_written(
    endpoint: Endpoint, said: str
) -> None:
    asked = ("--format", "rounds", "--rounds", "3", "--json")
    _, out, _ = await ask("pages", 2, *asked)

    turns = json.loads(out)["turns"]
    assert len(endpoint.requests) == 2
    assert [turn["text"].strip() for turn in turns[:2]] == [said, said]
    assert len(turns) == 4
    for turn in turns[2:]:
        assert turn["reason"] == "dismissed"
        assert turn["detail"].startswith("was not asked, because that could not be ")
