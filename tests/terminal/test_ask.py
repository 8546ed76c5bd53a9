"""`symposium ask` and `voices --check` against endpoints on this machine."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.terminal.checking import offer
from bot.voices.local import LocalServer
from tests.loopback.endpoint import Endpoint
from tests.terminal.conftest import Said

KEY = "sk-never-to-be-seen"


def configure(folder: Path, endpoint: Endpoint, **models: str) -> None:
    """One voice for each name, with the model (so the scenario) it is given."""
    voices = [
        f'[[voices]]\nname = "{name}"\nmodel = "{model}"\ndialect = "openai"\n'
        f'base_url = "{endpoint.url}"\nkey_env = "OTHER_KEY"\n'
        for name, model in models.items()
    ]
    text = "\n".join([*voices, '[synthesis]\nvoice = "none"'])
    (folder / "symposium.toml").write_text(text, "utf-8")


def all_that_was_written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("OTHER_KEY", KEY)
    return KEY


async def test_the_configured_voices_are_asked_and_the_key_is_never_seen(
    said: Said, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="fine", Bob="unauthorised")
        done = await asyncio.to_thread(said, "ask", "Why?", "--export", "out.md")
        asked = {received.key for received in endpoint.requests}

    assert (done.status, asked) == (0, {key})
    assert "Ann spoke 28 characters in" in done.err
    assert "Bob is silent" in done.err
    assert "Synthesis, extracted without a model (partial: 1 voice is missing)" in (
        done.out
    )
    assert key not in done.out + done.err
    assert key.encode() not in all_that_was_written(folder)


async def test_a_panel_of_the_configuration_is_asked_by_its_name(
    said: Said, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="fine", Bob="fine", Cid="fine")
        with (folder / "symposium.toml").open("a") as file:
            file.write('\n[panels]\ntwo = ["Cid", "Ann"]\n')
        done = await asyncio.to_thread(said, "ask", "?", "--panel", "TWO", "--json")

    turns = json.loads(done.out)["turns"]
    assert [(turn["voice"], turn["status"]) for turn in turns] == [
        ("Cid", "spoken"),
        ("Ann", "spoken"),
    ]
    assert key not in done.out


async def test_when_nobody_answers_the_status_is_1_and_the_table_says_why(
    said: Said, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="unauthorised")
        done = await asyncio.to_thread(said, "ask", "Why?")

    assert done.status == 1
    assert "Ann: missing\n    unauthorised: " in done.out
    assert key not in done.out + done.err


async def test_the_check_names_who_answers_and_who_is_no_longer_listed(
    said: Said, folder: Path, key: str
) -> None:
    async with Endpoint(models=("fine",)) as endpoint:
        configure(folder, endpoint, Ann="fine", Bob="gone-model")
        done = await asyncio.to_thread(said, "voices", "--check")

    rows = [line.split("\t") for line in done.out.splitlines()]
    assert done.status == 0
    assert [row[:2] for row in rows[:2]] == [["Ann", "yes"], ["Bob", "no"]]
    assert "gone-model" in rows[1][2]
    assert key not in done.out + done.err


def test_a_local_server_is_offered_with_the_lines_that_make_it_a_voice() -> None:
    server = LocalServer("Ollama", "http://127.0.0.1:11434/v1", ("a", "b", "c", "d"))

    assert offer(server) == (
        "Ollama answers at http://127.0.0.1:11434/v1, with a, b, c and 1 more. "
        "To hear it, write into symposium.toml:\n"
        "    [[voices]]\n"
        '    name = "Ollama"\n'
        '    model = "a"\n'
        '    dialect = "openai"\n'
        '    base_url = "http://127.0.0.1:11434/v1"\n'
    )
