"""`/symposium exposure`: who had been shown whose words, or had them quoted."""

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.live.pager import pages
from bot.live.plain import plain
from cogs._bot import SymposiumBot
from cogs._choices import sessions_here
from cogs._replies import say
from cogs._table import shown_evidence

_MESSAGE = 2000


class Evidence(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "exposure", "Who had been shown whose words", self.exposure
        )

    @app_commands.describe(session="Which one; left out, the one of this thread")
    @app_commands.autocomplete(session=sessions_here)
    async def exposure(
        self, interaction: discord.Interaction[SymposiumBot], session: str | None = None
    ) -> None:
        symposium = await self._bot.session_here(interaction, session)
        await interaction.response.defer(ephemeral=True, thinking=True)
        evidence = await asyncio.to_thread(shown_evidence, symposium)
        told = [
            f"**{title}**\n" + "\n".join(f"- {plain(each)}" for each in sentences)
            for title, sentences in evidence.items()
            if sentences
        ]
        for page in pages("\n\n".join(told), limit=_MESSAGE):
            await say(interaction, page)


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(Evidence(bot))
