"""A sealed round that another process holds, or held until it died, and who looks."""

import asyncio
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario
from tests.terminal.conftest import Invoke, command, configure

WORDS = "Doubt is a door."
WAITING = "what was said is held back until every voice has ended."


@contextmanager
def begun_elsewhere(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """By a process of its own, up to the first seal."""
    with subprocess.Popen(  # noqa: S603 - our own command
        command("ask", "Why?", "--sealed"),
        cwd=folder,
        env={**os.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "sealed: " in line:
                break
        try:
            yield process
        finally:
            process.kill()


def every_look(invoke: Invoke) -> dict[str, tuple[int, str]]:
    """What each command that reads the archive answers, with its status."""
    Path("kept").mkdir(exist_ok=True)
    looks = {
        "list": ("list",),
        "looked for": ("list", WORDS),
        "show": ("show", "latest"),
        "markdown": ("export", "latest"),
        "json": ("export", "latest", "--as", "json"),
        "file": ("export", "latest", "-o", "kept/it.md", "--pictures"),
        "exposure": ("exposure", "latest", "--json"),
        "quotes": ("quotes", "latest"),
        "a quote": ("quotes", "latest", "--voice", "Ann", "--text", WORDS[:5]),
        "convergence": ("convergence", "latest", "--json"),
        "endings": ("endings", "latest"),
    }
    told = {name: invoke(*arguments) for name, arguments in looks.items()}
    return {name: (done.status, done.out + done.err) for name, done in told.items()}


@pytest.mark.parametrize("end", ["goes on", "killed"])
async def test_of_a_sealed_round_nothing_but_seals_leaves_by_any_command(
    invoke: Invoke, folder: Path, key: str, end: str
) -> None:
    assert key
    async with Endpoint() as endpoint:
        endpoint.plays("quick", Scenario(words=(WORDS,), reasoning=("Hinges!",)))
        configure(folder, endpoint, Ann="quick", Bob="freeze-first")
        looks = await asyncio.to_thread(looked_at, invoke, folder, end)

    for name, (_, said) in looks.items():
        assert WORDS not in said, name
        assert "Hinges!" not in said, name
    # Nothing true can be told of words that are not there.
    declined = [name for name, (status, _) in looks.items() if status == 2]
    assert declined == ["quotes", "a quote", "convergence", "endings"]
    assert {status for status, _ in looks.values()} == {0, 2}
    for name in ("show", "markdown", "json", "file", *declined):
        assert WAITING in looks[name][1]
    assert "None in the archive is like that" in looks["looked for"][1]
    assert "ended in " in looks["show"][1]
    assert "spoke 0 characters" not in looks["show"][1]
    assert "What was said is not in this record" in looks["markdown"][1]


def looked_at(invoke: Invoke, folder: Path, end: str) -> dict[str, tuple[int, str]]:
    with begun_elsewhere(folder) as process:
        if end == "killed":
            process.kill()
            process.wait()
        looks = every_look(invoke)
        assert_only_the_seal_is_there(invoke)
    # A picture would show whose answers are long.
    assert {path.name for path in folder.glob("kept/*")} == {"it.md"}
    return looks


def assert_only_the_seal_is_there(invoke: Invoke) -> None:
    export = invoke("export", "latest", "--as", "json").out
    (turn,) = json.loads(export)["turns"]
    assert turn["seal"]["salt"] is None
    assert turn["seal"]["sha256"] in invoke("show", "latest").out
    salts = {name: one["salt"] for name, one in turn["commitments"].items()}
    assert {name for name, salt in salts.items() if salt is None} == {
        "text",
        "reasoning",
    }
    Path("it.json").write_text(export, "utf-8")
    for file in ("it.json", "kept/it.md"):
        status, told, _ = invoke("verify", file)
        assert (status, "Held back while others still spoke" in told) == (0, True)
