"""`/symposium synthesize`: the closing table once more, beside the first."""

import asyncio
from dataclasses import replace
from weakref import WeakValueDictionary

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.names import SymposiumId
from bot.errors import Declined
from cogs._bot import SymposiumBot
from cogs._choices import offer_sessions, offer_synthesisers
from cogs._post.answers import find_links
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._post.replies import say
from cogs._post.table_posting import post_table


class SynthesisCommand(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot
        # Two that are made at once would both take the same number, and one be lost.
        self._one_at_a_time: WeakValueDictionary[SymposiumId, asyncio.Lock]
        self._one_at_a_time = WeakValueDictionary()

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "synthesize", "The closing table once more", self.synthesize
        )

    @app_commands.describe(
        session="Which one; left out, the one of this thread",
        voice="Who is to write it; none extracts it from the texts without a model",
    )
    @app_commands.autocomplete(session=offer_sessions, voice=offer_synthesisers)
    async def synthesize(
        self,
        interaction: discord.Interaction[SymposiumBot],
        session: str | None = None,
        voice: str | None = None,
    ) -> None:
        symposium = await self._bot.find_session(interaction, session)
        if self._bot.host.is_running(symposium.id):
            raise Declined("It is still going on, and closes with its table by itself.")
        await interaction.response.defer(ephemeral=True, thinking=True)
        lock = self._one_at_a_time.setdefault(symposium.id, asyncio.Lock())
        async with lock:
            by = interaction.user.display_name
            channel = await self._table(symposium.id, voice, by)
        await say(interaction, f"The table stands in <#{channel}>.")

    async def _table(self, id_: SymposiumId, voice: str | None, by: str) -> int:
        """Make one more table and post it; where. Its number is one more than now."""
        host = self._bot.host
        symposium = await host.archive.find(id_)
        made = await host.synthesize(symposium, voice, by=by)
        place = await host.archive.place(symposium.id)
        assert place is not None  # noqa: S101 - find_session saw it
        symposium = replace(symposium, syntheses=(*symposium.syntheses, made))
        outbox = await Outbox.open(host.archive, symposium.id)
        mail = BotMail(self._bot, place)
        links = find_links(symposium, outbox, mail)
        await post_table(symposium, made, links, outbox=outbox, mail=mail)
        return place.channel


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(SynthesisCommand(bot))
