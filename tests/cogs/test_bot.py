"""The bot's own tasks, in this process, on a loopback Discord."""

import asyncio
import logging
from pathlib import Path

import discord.asset
import discord.gateway
import discord.http
import pytest

import cogs._bot
from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.host.asking import Asking
from cogs._bot import SymposiumBot
from tests.hosting import opened
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint
from tests.loopback.launch import point

NOWHERE = "ws://127.0.0.1:9"


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test turns discord.py towards, it is turned back afterwards."""
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    monkeypatch.setattr(discord.asset.Asset, "BASE", discord.asset.Asset.BASE)
    monkeypatch.setattr(cogs._bot, "_HEARTBEAT", 0.01)


@pytest.mark.usefixtures("turned")
async def test_the_heartbeat_ends_with_the_gateway_and_outlives_a_full_disk(
    tmp_path: Path,
) -> None:
    file = tmp_path / "made later" / "heartbeat"
    async with (
        LoopbackDiscord() as served,
        Endpoint() as endpoint,
        opened(endpoint, tmp_path) as host,
    ):
        served.town()
        point(served.api, served.gateway)
        served.line.url = NOWHERE  # where it is told to come back to
        async with SymposiumBot(host, heartbeat=file) as bot:
            going = asyncio.create_task(bot.start(served.token))
            await served.wait_for(bot.is_answered)
            await asyncio.sleep(0.05)
            file.parent.mkdir()
            await served.wait_for(file.exists)
            await served.line.disconnect()
            await served.wait_for(lambda: not bot.is_answered())
            await asyncio.sleep(0.05)
            file.unlink()
            await asyncio.sleep(0.05)
            assert bot.is_ready()
            assert not file.exists()
        await going


async def test_one_that_cannot_be_read_does_not_keep_the_others_from_going_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Endpoint() as endpoint, opened(endpoint, tmp_path) as host:
        bot = SymposiumBot(host)
        kept = await host.open(Asking("Why?"), Place(1, 2))
        await bot.running.resume([SymposiumId("nosuchid"), kept.id])
        going_on = {task.get_name() for task in asyncio.all_tasks()}
        await bot.close()
    assert kept.id in going_on
    assert "nosuchid cannot be read; the others go on" in caplog.text


async def test_a_task_that_fails_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise KeyError("x")

    async with Endpoint() as endpoint, opened(endpoint, tmp_path) as host:
        bot = SymposiumBot(host)
        with caplog.at_level(logging.ERROR):
            bot._start(fails())
            await asyncio.sleep(0.01)
        await bot.close()
    assert "a task of the bot has failed" in caplog.text
