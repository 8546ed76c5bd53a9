"""`/symposium stop` and the button on a running board."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.names import SymposiumId
from bot.errors import Declined
from cogs._bot import SymposiumBot
from cogs._choices import offer_sessions
from cogs._post.buttons import PRESSES
from cogs._post.replies import say
from cogs._rights import is_theirs, meet
from cogs._show.hindrance import write_waiting


class StopCommand(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "stop", "Stop a symposium; what was said is kept", self.stop
        )
        PRESSES["stop"] = self.stop_session

    @app_commands.describe(session="Which one; left out, the one of this thread")
    @app_commands.autocomplete(session=offer_sessions)
    async def stop(
        self, interaction: discord.Interaction[SymposiumBot], session: str | None = None
    ) -> None:
        await self._stop(interaction, session)

    async def stop_session(
        self, interaction: discord.Interaction[Any], id_: SymposiumId
    ) -> None:
        await self._stop(interaction, id_)

    async def _stop(
        self, interaction: discord.Interaction[Any], session: str | None
    ) -> None:
        """For who asked, and for members who may manage messages where it is shown."""
        # Whoever asked can stop it also where they may not read what was said.
        symposium = await self._bot.find_session(interaction, session, to_read=False)
        place = await self._bot.host.archive.place(symposium.id)
        if place is None or not is_theirs(meet(interaction), place):
            raise Declined(
                "Only who asked, or a member who may manage messages, can stop this."
            )
        by = interaction.user.display_name
        if await self._bot.host.stop(symposium.id, by=by, why=f"was stopped by {by}"):
            self._bot.running.give_up(symposium.id)
            await say(interaction, "Stopped. What was said by now is kept.")
        elif why := self._bot.running.explain_waiting(symposium.id):
            await say(interaction, write_waiting(symposium.id, why))
        else:
            await say(interaction, "This symposium is over already.")


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(StopCommand(bot))
