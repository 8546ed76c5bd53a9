"""A real discord.py bot of a few commands, for trying the loopback Discord on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.launch import point

Talk = discord.Interaction[commands.Bot]
VOICES = ("Qwen", "Grok", "GLM")


class Form(discord.ui.Modal, title="A long question"):
    question: discord.ui.Label["Form"] = discord.ui.Label(
        text="Question",
        component=discord.ui.TextInput(style=discord.TextStyle.long, max_length=50),
    )

    async def on_submit(self, interaction: Talk) -> None:  # type: ignore[override]  # our client's type
        field = self.question.component
        assert isinstance(field, discord.ui.TextInput)
        await interaction.response.send_message(f"form: {field.value}")


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Again", custom_id="again")
    async def again(self, interaction: Talk, _: discord.ui.Button["Buttons"]) -> None:
        await interaction.response.edit_message(content="pressed")

    @discord.ui.select(
        custom_id="pick", options=[discord.SelectOption(label=v) for v in VOICES]
    )
    async def pick(self, interaction: Talk, menu: discord.ui.Select["Buttons"]) -> None:
        await interaction.response.send_message(f"picked {menu.values}", ephemeral=True)


class Symposium(app_commands.Group):
    """The commands; *go* lets the slow one go on, *errors* is what it met."""

    def __init__(self) -> None:
        super().__init__(name="symposium", description="Ask several voices at once")
        self.go = asyncio.Event()
        self.errors: list[discord.HTTPException] = []

    @app_commands.command(description="Ask")
    @app_commands.describe(question="What to ask", voice="Who", rounds="How often")
    async def ask(
        self,
        interaction: Talk,
        question: str,
        voice: str = "",
        rounds: app_commands.Range[int, 1, 9] = 1,
        file: discord.Attachment | None = None,
    ) -> None:
        read = (await file.read()).decode() if file else ""
        said = f"{question}|{voice}|{rounds}|{read}"
        await interaction.response.send_message(said, view=Buttons())

    @ask.autocomplete("voice")
    async def offer(self, _: Talk, typed: str) -> list[app_commands.Choice[str]]:
        fitting = [voice for voice in VOICES if typed.lower() in voice.lower()]
        return [app_commands.Choice(name=voice, value=voice) for voice in fitting]

    @app_commands.command(description="Answer later")
    async def think(self, interaction: Talk) -> None:
        await interaction.response.defer(ephemeral=True)
        await self.go.wait()
        await interaction.followup.send("thought")
        await interaction.followup.send("and more")

    @app_commands.command(description="Answer too late")
    async def late(self, interaction: Talk) -> None:
        await self.go.wait()
        try:
            await interaction.response.send_message("too late?")
        except discord.HTTPException as error:
            self.errors.append(error)

    @app_commands.command(description="Open a form")
    async def form(self, interaction: Talk) -> None:
        await interaction.response.send_modal(Form())


@app_commands.context_menu(name="Ask this voice")
async def ask_this(interaction: Talk, message: discord.Message) -> None:
    await interaction.response.send_message(f"asked: {message.content}")


class LoopbackBot(commands.Bot):
    """*heard* is what the gateway told it of messages, without the history."""

    def __init__(self, *, hears: bool = False) -> None:
        super().__init__(
            command_prefix=(),
            intents=discord.Intents(
                guilds=True, guild_messages=hears, dm_messages=hears
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.1,
        )
        self.symposium = Symposium()
        self.heard: list[discord.Message] = []

    async def on_message(self, message: discord.Message, /) -> None:
        self.heard.append(message)

    async def setup_hook(self) -> None:
        self.tree.add_command(self.symposium)
        self.tree.add_command(ask_this)
        self.add_view(Buttons())
        await self.tree.sync()


@asynccontextmanager
async def pointed(server: LoopbackDiscord) -> AsyncIterator[None]:
    """discord.py is turned to *server*, and back afterwards."""
    route, socket = discord.http.Route, discord.gateway.DiscordWebSocket
    with pytest.MonkeyPatch.context() as change:
        change.setattr(route, "BASE", route.BASE)
        change.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
        change.setattr(discord.Asset, "BASE", discord.Asset.BASE)
        point(server.api, server.gateway)
        yield


@asynccontextmanager
async def running(
    server: LoopbackDiscord, *, hears: bool = False
) -> AsyncIterator[LoopbackBot]:
    """A bot that is ready; one that *hears* is told of messages."""
    async with pointed(server):
        bot = LoopbackBot(hears=hears)
        await bot.login(server.token)
        task = asyncio.create_task(bot.connect())
        try:
            async with asyncio.timeout(10):
                await bot.wait_until_ready()
            yield bot
        finally:
            await bot.close()
            await task
