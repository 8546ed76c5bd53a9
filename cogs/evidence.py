"""`/symposium exposure`: who had been shown whose words, or had them quoted."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.symposium import Symposium
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.summary import contradicted, who_saw_what
from bot.host.own_process import work_out
from cogs._bot import SymposiumBot
from cogs._choices import offer_sessions
from cogs._post.replies import defer, say
from cogs._show.facts import MESSAGE
from cogs._show.pager import cut_pages
from cogs._show.plain import plain


class EvidenceCommands(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "exposure", "Who had been shown whose words", self.exposure
        )

    @app_commands.describe(session="Which one; left out, the one of this thread")
    @app_commands.autocomplete(session=offer_sessions)
    async def exposure(
        self, interaction: discord.Interaction[SymposiumBot], session: str | None = None
    ) -> None:
        symposium = await self._bot.find_session(interaction, session)
        await defer(interaction)
        text = await work_out(symposium, _write_exposure, symposium)
        for page in cut_pages(text, limit=MESSAGE):
            await say(interaction, page)


def _write_exposure(symposium: Symposium) -> str:
    report = exposure(symposium)
    claims = (f"Contradicted: {claim}" for claim in contradicted(report))
    sentences = (*who_saw_what(symposium, report), *claims)
    return "\n".join(f"- {plain(each)}" for each in sentences) or "Nobody spoke yet."


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(EvidenceCommands(bot))
