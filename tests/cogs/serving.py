"""The bot in this process, between a loopback Discord and an endpoint."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord.asset
import discord.gateway
import discord.http
import pytest

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.host.acts.following import Following
from cogs._bot import SymposiumBot
from tests.hosting import opened
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint
from tests.loopback.launch import point


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is turned towards the loopback is turned back afterwards."""
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    monkeypatch.setattr(discord.asset.Asset, "BASE", discord.asset.Asset.BASE)
    monkeypatch.setattr("cogs._post.running._WAITS", (0.1,) * 9)


@dataclass
class Served:
    discord: LoopbackDiscord
    endpoint: Endpoint
    town: Town
    bot: SymposiumBot

    async def shown(self, id_: SymposiumId | None = None) -> Symposium:
        """The newest, or that one, once all of it is shown."""
        host = self.bot.host
        found = await host.archive.find(id_ or "latest")
        await self.discord.wait_for(lambda: not host._register.knows(found.id))
        return await host.archive.find(found.id)

    async def follow(self, symposium: Symposium, following: Following) -> Symposium:
        """Ask further, as a command or a message does; once all of it is shown."""
        host = self.bot.host
        await host.follow(symposium.id, following)
        place = await host.archive.place(symposium.id)
        assert place is not None
        self.bot.running.begin(await host.archive.find(symposium.id), place)
        return await self.shown(symposium.id)


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[Served]:
    async with (
        LoopbackDiscord() as there,
        Endpoint() as endpoint,
        opened(endpoint, folder) as host,
    ):
        town = there.town()
        point(there.api, there.gateway)
        async with SymposiumBot(host) as bot:
            going = asyncio.create_task(bot.start(there.token))
            await there.connected()
            yield Served(there, endpoint, town, bot)
        await going
