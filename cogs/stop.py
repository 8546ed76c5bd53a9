"""`/symposium stop` and the button on a running board."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.errors import Declined
from cogs._bot import SymposiumBot
from cogs._choices import offer_sessions
from cogs._post.buttons import PRESSES
from cogs._post.replies import say


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
        symposium = await self._bot.find_session(interaction, session)
        await self.stop_session(interaction, symposium.id)

    async def stop_session(
        self, interaction: discord.Interaction[Any], id_: SymposiumId
    ) -> None:
        """For who asked, and for members who may manage messages."""
        symposium = await self._bot.find_session(interaction, id_)
        place = await self._bot.host.archive.place(symposium.id)
        is_asker = place is not None and place.asker == interaction.user.id
        if not is_asker and not interaction.permissions.manage_messages:
            raise Declined(
                "Only who asked, or a member who may manage messages, can stop this."
            )
        if await self._end(symposium, by=interaction.user.display_name):
            await say(interaction, "Stopped. What was said by now is kept.")
        else:
            await say(interaction, "This symposium is over already.")

    async def _end(self, symposium: Symposium, *, by: str) -> bool:
        """Also one that has not begun or waits; False if it is over already."""
        host, why = self._bot.host, f"was stopped by {by}"
        if await host.stop(symposium.id, by=by, why=why):
            return True
        # It may have ended since it was looked up.
        if (await host.archive.find(symposium.id)).ended is not None:
            return False
        await host.abandon(symposium, by=by, why=why)
        return True


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(StopCommand(bot))
