"""`/symposium again`: the same course once more, with other voices or another order."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.host.acts.repeating import repeat_asking
from cogs._bot import SymposiumBot
from cogs._choices import (
    IDENTITIES,
    ORDERS,
    choose,
    offer_sessions,
    offer_voices,
    read_names,
)
from cogs._rights import meet


class AgainCommand(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "again", "Hold the same course once more", self.again
        )

    @app_commands.describe(
        session="Which one; left out, the one of this thread",
        voices="Other voices, with commas between them",
        order="Who speaks when",
        identity="As whom the voices know each other",
        seed="A word by which the order is shuffled",
    )
    @app_commands.choices(order=ORDERS, identity=IDENTITIES)
    @app_commands.autocomplete(session=offer_sessions, voices=offer_voices)
    async def again(  # noqa: PLR0917 - each option of the command is one
        self,
        interaction: discord.Interaction[SymposiumBot],
        session: str | None = None,
        voices: str | None = None,
        order: str | None = None,
        identity: str | None = None,
        seed: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        before = await self._bot.gate.find(meet(interaction), session)
        asking = repeat_asking(
            before,
            by=interaction.user.display_name,
            voices=read_names(voices),
            changes=choose(order=order, identity=identity, seed=seed),
        )
        await self._bot.beginning.begin(interaction, asking, repeats=before.id)


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(AgainCommand(bot))
