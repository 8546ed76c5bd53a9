"""The bot: one group of commands, what is running, and what happens to errors."""

import asyncio
import contextlib
import logging
import math
import pkgutil
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

import cogs
from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.errors import Misconfigured
from bot.host.acts.left_tables import break_off_ordered
from bot.host.asking import Limits
from bot.host.host import Host
from bot.house import open_house
from bot.settings.load import Settings
from cogs._beginning import Beginning, DraftButton
from cogs._gate import Gate
from cogs._other_process import OtherProcess
from cogs._post.buttons import SymposiumButton
from cogs._post.replies import explain
from cogs._post.running import Running
from cogs._post.trying import trace_faults
from cogs._rights import Rights, meet
from cogs.going_on._asking_on import AskingOn

log = logging.getLogger(__name__)

_HEARTBEAT = 15.0  # seconds
_TOKENLESS = (
    "DISCORD_TOKEN is not set. Put your bot's token into the environment or into .env; "
    "you find it at discord.com/developers under Bot."
)
_OUT_OF_REACH = (
    "Discord cannot be reached from here. Look whether this machine is online and may "
    "connect to discord.com, then start the bot again."
)
_NOT_ACCEPTED = (
    "Discord does not accept DISCORD_TOKEN. Copy the token anew from "
    "discord.com/developers, under Bot."
)
_OUT_OF_ORDER = (
    "Discord does not answer as it should just now. discordstatus.com says what is the "
    "matter; start the bot again when it is over."
)
_TOO_OLD = (
    "Discord does not understand this version of the bot any more. Install the newest "
    "one, and start it again."
)
_TOO_LARGE = (
    "This bot is in more servers than one connection may serve, and it cannot use "
    "several. Remove it from some, and start it again."
)
_NOT_ALLOWED = (
    "Discord does not allow this bot what it asks for. At discord.com/developers, "
    "under Bot, switch on all Privileged Gateway Intents, and start it again."
)
# Why Discord closes a connection for good; topics/opcodes-and-status-codes, gateway.
_CLOSINGS = {
    4004: _NOT_ACCEPTED,
    4010: _TOO_LARGE,
    4011: _TOO_LARGE,
    4012: _TOO_OLD,
    4013: _TOO_OLD,
    4014: _NOT_ALLOWED,
}


class SymposiumBot(commands.Bot):
    def __init__(
        self,
        host: Host,
        *,
        heartbeat: Path | None = None,
        follow_ups: int = Limits().follow_ups,
    ) -> None:
        """*follow_ups* is how often a member may ask on within an hour."""
        # None is privileged: of messages it is told what mentions it, and its own.
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            commands.when_mentioned,
            intents=intents,
            help_command=None,
            max_messages=None,  # nobody looks at what was said before
            http_trace=trace_faults(),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
        )
        self.host = host
        self.running = Running(self, host)
        self.other_process = OtherProcess(host.archive, self.running)
        self.rights = Rights(self)
        self.gate = Gate(self.rights, host.archive)
        self.asking_on = AskingOn(host, self.running, most_an_hour=follow_ups)
        self.beginning = Beginning(self, host, self.running, self.gate)
        self._heartbeat = heartbeat
        self._group = app_commands.Group(
            name="symposium", description="Live conversations between language models"
        )
        self._tasks: set[asyncio.Task[None]] = set()

    async def setup_hook(self) -> None:
        await self.load_commands()
        await self.tree.sync()
        # Both before any command can arrive: those who ask from now on begin theirs.
        await break_off_ordered(self.host.archive)
        unfinished = await self.host.archive.unfinished()
        self._start(self._resume(unfinished))
        if self._heartbeat is not None:
            self._start(self._beat(self._heartbeat))

    async def load_commands(self) -> None:
        """All that people can do, as Discord is told of it."""
        self.tree.add_command(self._group)
        self.tree.error(explain)
        self.add_dynamic_items(SymposiumButton, DraftButton)
        for name in _list_cogs():
            await self.load_extension(name)

    async def close(self) -> None:
        """Leave what is going on as it stands; a restart goes on from there."""
        for task in self._tasks:
            task.cancel()
        await self.running.close()
        await super().close()

    async def on_message(self, message: discord.Message, /) -> None:
        """Its commands are typed after a slash; what mentions it, a cog listens to."""

    async def on_thread_create(self, thread: discord.Thread) -> None:
        if self.user is not None:
            await self.other_process.look_at(thread, me=self.user.id)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        self.rights.forget(event.thread_id)

    def add_symposium_command(
        self,
        name: str,
        description: str,
        callback: Callable[..., Coroutine[Any, Any, None]],
    ) -> None:
        """Cogs share the one group, which no decorator can do."""
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=name, description=description, callback=callback
        )
        self._group.add_command(command)

    def list_commands(self) -> list[app_commands.Command[Any, ..., Any]]:
        commands = self._group.commands
        return [each for each in commands if isinstance(each, app_commands.Command)]

    async def find_session(
        self,
        interaction: discord.Interaction[Any],
        session: str | None,
        *,
        to_read: bool = True,
    ) -> Symposium:
        """
        The symposium of that id, or of this thread; NotFound where the member may not
        know of it. Not *to_read* its record: also theirs whose history they lack.
        """
        return await self.gate.find(meet(interaction), session, to_read=to_read)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a task of the bot has failed", exc_info=error)

    async def _resume(self, unfinished: Sequence[SymposiumId]) -> None:
        """Once the servers and their channels are known."""
        await self.wait_until_ready()
        await self.running.resume(unfinished)

    async def _beat(self, file: Path) -> None:
        """Touch a file while Discord answers, for a health check to look at."""
        while True:
            if self.is_answered():
                try:
                    await asyncio.to_thread(file.touch)
                except OSError as error:
                    log.warning("the heartbeat %s cannot be touched: %s", file, error)
            await asyncio.sleep(_HEARTBEAT)

    def is_answered(self) -> bool:
        """
        Whether the gateway's connection stands and a heartbeat on it was answered.

        is_ready stays true while the gateway is away; discord.py itself closes a
        connection on which nothing came for a minute.
        """
        is_open = self.is_ready() and self.ws.open
        return is_open and math.isfinite(self.latency)


def _list_cogs() -> Iterator[str]:
    """The modules of this folder and of its rooms, but those that begin with "_"."""
    for module in pkgutil.walk_packages(cogs.__path__, f"{cogs.__name__}."):
        is_ours = not any(part.startswith("_") for part in module.name.split("."))
        if is_ours and not module.ispkg:
            yield module.name


def serve(settings: Settings) -> None:
    """Serve until the process is told to end; Misconfigured without a good token."""
    # It joins no voice channels, so what it would need for that is not missing.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    token = settings.discord_token()
    if token is None:
        raise Misconfigured(_TOKENLESS)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, token.get_secret_value()))


async def _serve(settings: Settings, token: str) -> None:
    async with open_house(settings) as host, host.archive.served_alone():
        bot = SymposiumBot(
            host,
            heartbeat=settings.heartbeat,
            follow_ups=settings.limits.follow_ups,
        )
        loop = asyncio.get_running_loop()
        serving = asyncio.create_task(_start(bot, token))
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, serving.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await serving


async def _start(bot: SymposiumBot, token: str) -> None:
    async with bot:
        try:
            await bot.start(token)
        except discord.LoginFailure as error:
            raise Misconfigured(_NOT_ACCEPTED) from error
        except discord.PrivilegedIntentsRequired as error:  # its name for 4014
            raise Misconfigured(_NOT_ALLOWED) from error
        except discord.ConnectionClosed as error:
            raise Misconfigured(_CLOSINGS.get(error.code, _OUT_OF_ORDER)) from error
        except (discord.DiscordServerError, discord.GatewayNotFound) as error:
            raise Misconfigured(_OUT_OF_ORDER) from error
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            raise Misconfigured(_OUT_OF_REACH) from error
