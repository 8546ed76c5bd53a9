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
from cogs._rights import is_theirs
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
        if place is None or not is_theirs(interaction, place):
            raise Declined(
                "Only who asked, or a member who may manage messages, can stop this."
            )
        if await self._end(symposium, by=interaction.user.display_name):
            await say(interaction, "Stopped. What was said by now is kept.")
        elif why := self._bot.running.explain_waiting(symposium.id):
            await say(interaction, write_waiting(symposium.id, why))
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
