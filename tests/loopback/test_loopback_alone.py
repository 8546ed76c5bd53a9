"""The loopback Discord as a process of its own, for people."""

import asyncio
import re
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.loopback.__main__ import act, read_command, read_news
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def test_what_is_typed_is_a_command_with_its_options() -> None:
    assert read_command('symposium ask question="What lasts?" rounds=2\n') == (
        "symposium ask",
        {"question": "What lasts?", "rounds": 2},
    )


async def test_a_message_is_news_once_and_again_when_it_was_changed(
    server: LoopbackDiscord, town: Town
) -> None:
    known: dict[int, str] = {}
    said = server.say(town.text, town.ben, "Hello,\nAda")

    news = ["#agora · Ben\n    Hello,\n    Ada"]
    assert (read_news(server.world, known), read_news(server.world, known)) == (
        news,
        [],
    )
    said.content = "Hello"
    assert read_news(server.world, known) == ["#agora · Ben\n    Hello"]
    server.delete(said)
    assert read_news(server.world, known) == []


async def test_a_button_that_is_not_there_cannot_be_pressed(
    server: LoopbackDiscord, town: Town
) -> None:
    server.say(town.text, town.ben, "Hello")

    with pytest.raises(NotOffered, match="no button is called 'Stop'"):
        await act(server, town, "press Stop\n")


async def test_it_serves_until_it_is_interrupted() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.loopback"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"press Stop\n")
    async with asyncio.timeout(60):
        line = (await process.stdout.readline()).decode()
        api = re.match(r"REST at (\S+), gateway at ws://", line)
        assert api is not None
        async with (
            aiohttp.ClientSession() as client,
            client.get(
                f"{api[1]}/users/@me", headers={"Authorization": "Bot loopback.token"}
            ) as answer,
        ):
            assert (await answer.json())["username"] == "Symposium"
        await process.stdout.readline()  # how to start the bot
        refused = await process.stdout.readline()
        assert refused == b"That cannot be done: no button is called 'Stop'\n"
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 130


def test_the_map_in_the_readme_names_every_file() -> None:
    files = {path.stem for path in HERE.glob("*.py")} - {"__init__", "conftest"}
    named = set(re.findall(r"`(\w+)`", (HERE / "README.md").read_text()))

    assert {file for file in files if not file.startswith("test_")} - named == set()
