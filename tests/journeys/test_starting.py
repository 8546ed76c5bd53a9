"""`symposium bot` that cannot start: one sentence, exit status 2, no traceback."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.forked import ROOT, Forked
from tests.journeys.looking import closing_message, new_thread
from tests.journeys.process import BotProcess, Seat, configuration
from tests.journeys.running import NO_SYNTHESISER
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint

TOKENLESS = (
    "DISCORD_TOKEN is not set. Put your bot's token into the environment or into .env; "
    "you find it at discord.com/developers under Bot."
)
REFUSED = (
    "Discord does not accept DISCORD_TOKEN. Copy the token anew from "
    "discord.com/developers, under Bot."
)


async def start(
    discord: LoopbackDiscord, config: Path, token: str | None, *, anew: bool = False
) -> tuple[int | None, str]:
    """Exit status, and all that it said; *anew*: it loads the program itself."""
    env = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    env = env if token is None else env | {"DISCORD_TOKEN": token}
    command = ("tests.loopback.launch", discord.api, discord.gateway)
    arguments = (*command, "--", "--config", str(config), "bot")
    process: asyncio.subprocess.Process | Forked
    if anew:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *arguments),
            cwd=ROOT,
            env=env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    else:
        process = await Forked.start(*arguments, environment=env)
    said, complained = await process.communicate()
    return process.returncode, (said + complained).decode().strip()


@pytest.mark.parametrize(
    ("token", "sentence"), [(None, TOKENLESS), ("a.wrong.token", REFUSED)]
)
async def test_without_a_good_token_it_says_where_to_find_one(
    discord: LoopbackDiscord,
    endpoint: Endpoint,
    tmp_path: Path,
    token: str | None,
    sentence: str,
) -> None:
    config = configuration(tmp_path, endpoint, [Seat("Ada")])
    status, said = await start(discord, config, token, anew=True)
    lines = said.splitlines()
    assert status == 2
    assert sentence in lines[-1]
    # The library tells that it logs in; nothing else stands above the sentence.
    assert [line for line in lines[:-1] if "logging in" not in line] == []
    assert token is None or token not in said


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (4004, REFUSED),
        (4011, "This bot is in more servers than one connection may serve,"),
        (4012, "Discord does not understand this version of the bot any more."),
        (4013, "Discord does not understand this version of the bot any more."),
        (4014, "switch on all Privileged Gateway Intents"),
    ],
)
async def test_a_connection_that_discord_closes_for_good_ends_it_with_the_cure(
    discord: LoopbackDiscord,
    endpoint: Endpoint,
    tmp_path: Path,
    code: int,
    words: str,
) -> None:
    config = configuration(tmp_path, endpoint, [Seat("Ada")])
    async with BotProcess(discord, config) as bot:
        await discord.connected()
        await discord.line.disconnect(code)
        assert await bot.wait() == 2
    assert words in bot.log[-1]
    assert "Traceback" not in "\n".join(bot.log)


async def test_a_discord_that_is_out_of_order_is_named(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    discord.faults.answer("GET /users/@me", 503)
    config = configuration(tmp_path, endpoint, [Seat("Ada")])
    status, said = await start(discord, config, discord.token)
    assert status == 2
    assert "Discord does not answer as it should" in said.splitlines()[-1]
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("[[voices]\n", "is not valid TOML"),
        ("colour = 3\n", "colour"),
    ],
)
async def test_a_broken_configuration_is_named_with_its_setting(
    discord: LoopbackDiscord, tmp_path: Path, broken: str, words: str
) -> None:
    config = tmp_path / "symposium.toml"
    config.write_text(broken)
    status, said = await start(discord, config, discord.token)
    assert status == 2
    assert len(said.splitlines()) == 1
    assert words in said
    assert discord.calls == []


async def test_a_second_bot_on_one_archive_says_that_there_is_one(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    config = configuration(tmp_path, endpoint, [Seat("Ada")])
    async with BotProcess(discord, config) as first:
        await discord.connected()
        status, said = await start(discord, config, discord.token)
        assert status == 2
        assert said == (
            f"database: another bot serves {tmp_path / 'symposium.db'} already; "
            "stop it first, or name another file."
        )
        await first.kill()
        await first.start()
        await discord.wait_for(lambda: discord.line.identifies == 2)


async def test_what_could_not_be_begun_takes_nobodys_place(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    town = discord.town()
    config = configuration(tmp_path, endpoint, [Seat("Ada")], rest=NO_SYNTHESISER)

    def renamed(before: str, after: str) -> None:
        with closing(sqlite3.connect(tmp_path / "symposium.db")) as archive:
            archive.execute(f"ALTER TABLE {before} RENAME TO {after}")

    async with BotProcess(discord, config):
        await discord.connected()
        renamed("posts", "away")
        for _ in range(3):  # one more than a member may have at once
            asked = await discord.slash(
                town.text, town.ada, "symposium ask", question="Why?"
            )
            assert (await discord.answer(asked)).ephemeral
            assert "symposia of yours are going on" not in asked.text
        renamed("away", "posts")
        await discord.slash(town.text, town.ada, "symposium ask", question="Why?")
        await closing_message(discord, await new_thread(discord, town.text))
