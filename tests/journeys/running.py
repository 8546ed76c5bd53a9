"""A town whose bot is running, and what its people do most often."""

import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.journeys.looking import closing_message, exported, new_thread
from tests.journeys.process import BotProcess, Seat, configuration
from tests.loopback.discord_people import Given
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, Invocation, Message, User
from tests.loopback.endpoint import Endpoint

Seen = TypeVar("Seen")
NO_SYNTHESISER = '[synthesis]\nvoice = "none"\n'


@dataclass
class Running:
    """The bot, the Discord it is on, and the endpoints of its voices."""

    discord: LoopbackDiscord
    endpoint: Endpoint
    town: Town
    bot: BotProcess
    folder: Path

    def channel(self, name: str) -> Channel:
        """A text channel of its own, so that no other journey is in the way."""
        return self.discord.channel(self.town.guild, "text", name)

    async def ask(
        self, place: Channel, question: str = "What is a door?", /, **options: Given
    ) -> Invocation:
        """Ada asks in *place*; once it is answered."""
        asked = await self.discord.slash(
            place, self.town.ada, "symposium ask", question=question, **options
        )
        await asked.response()
        return asked

    async def convene(
        self, place: Channel, question: str = "What is a door?", /, **options: Given
    ) -> Channel:
        """Ada asks in *place*; the thread that opens there."""
        await self.ask(place, question, **options)
        return await new_thread(self.discord, place)

    async def until(self, look: Callable[[], Seen | None]) -> Seen:
        """The first truthy answer of *look*, however busy the machine is."""
        return await self.discord.wait_for(look)

    async def closed(self, thread: Channel) -> Message:
        """The closing message, once the board too shows it and the bot is through."""
        last = await closing_message(self.discord, thread)
        await self.until(lambda: self._is_over(thread))
        return last

    def boards(self, thread: Channel) -> list[Message]:
        messages = self.discord.messages(thread)
        return [m for m in messages if m.text.endswith("· board")]

    def _is_over(self, thread: Channel) -> bool:
        """
        Discord shows the board's last edit before the bot hears of it, and for as long
        the symposium still goes on for whoever wants to stop it.
        """
        boards = self.boards(thread)
        if not boards or "Stop" in boards[-1].buttons:
            return False
        marker = boards[-1].text.rpartition("-# ")[2].removesuffix(" · board")
        sid = marker.partition(".")[0]  # a later board names its act too
        query = "SELECT shown FROM symposia WHERE id = ?"
        with closing(sqlite3.connect(self.folder / "symposium.db")) as archive:
            return archive.execute(query, (sid,)).fetchall() == [(1,)]

    async def record(self, thread: Channel) -> dict[str, Any]:
        """The JSON export of the symposium in this thread."""
        asked = await self.discord.slash(
            thread, self.town.ada, "symposium export", **{"as": "json"}
        )
        read: dict[str, Any] = json.loads(await exported(self.discord, asked))
        return read

    async def told(
        self, place: Channel, user: User, path: str, /, **options: Given
    ) -> str:
        """What a command is answered with, for the eyes of *user* alone."""
        asked = await self.discord.slash(place, user, path, **options)
        answer = await self.discord.answer(asked)
        assert answer.ephemeral
        return asked.text


@asynccontextmanager
async def running(
    folder: Path,
    seats: Iterable[Seat],
    *,
    rest: str = NO_SYNTHESISER,
    full_disk: str = "",
) -> AsyncIterator[Running]:
    """Whatever the journey: nothing was sent that no correct client would send."""
    async with LoopbackDiscord() as discord, Endpoint() as endpoint:
        town = discord.town()
        config = configuration(folder, endpoint, seats, rest=rest)
        async with BotProcess(discord, config, full_disk=full_disk) as bot:
            yield Running(discord, endpoint, town, bot, folder)
        assert discord.violations == []
