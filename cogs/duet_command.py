"""`/symposium duet`: a dialogue of two, or of a ring of voices."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.host.asking import Asking
from cogs._bot import SymposiumBot
from cogs._choices import choose, offer_voices, read_names
from cogs._show.facts import TEXT_INPUT


class DuetCommand(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "duet", "Let two voices talk with each other, until it is over", self.duet
        )

    @app_commands.describe(
        voices="Who talks, the first one first; three and more talk in a ring",
        opening="What they are to talk about; left out, the first one begins freely",
        turns="After how many turns it ends in any case",
        note_endings="Note where it had ended, and go on",
        tell_last="Tell the last turn that it is the last",
        no_pass="Do not offer the voices to pass or to leave",  # noqa: S106 - no password
        dry_run="Look at the first requests before anybody is asked",
    )
    @app_commands.autocomplete(voices=offer_voices)
    async def duet(
        self,
        interaction: discord.Interaction[SymposiumBot],
        voices: str,
        opening: app_commands.Range[str, 1, TEXT_INPUT] | None = None,
        turns: app_commands.Range[int, 1, None] | None = None,
        *,
        note_endings: bool = False,
        tell_last: bool = False,
        no_pass: bool = False,
        dry_run: bool = False,
    ) -> None:
        asking = Asking(
            opening or "",
            voices=read_names(voices),
            format="duet",
            asked_by=interaction.user.display_name,
            further=choose(
                turns=turns,
                note_endings=note_endings,
                tell_last=tell_last,
                no_pass=no_pass,
            ),
        )
        begin = self._bot.beginning.look_first if dry_run else self._bot.beginning.begin
        await begin(interaction, asking)


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(DuetCommand(bot))
