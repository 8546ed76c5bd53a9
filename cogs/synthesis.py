"""`/symposium synthesize`: the closing table once more, beside the first."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.domain.synthesis import Synthesis
from bot.errors import Declined
from cogs._bot import SymposiumBot
from cogs._choices import offer_sessions, offer_synthesisers
from cogs._post.answering.answers import find_links
from cogs._post.mail import BotMail
from cogs._post.notice import explain_error
from cogs._post.outbox import Outbox
from cogs._post.replies import defer, say
from cogs._post.table_posting import post_table
from cogs._post.trying import UNDECIDED
from cogs._rights import is_theirs, meet
from cogs._show.hindrance import write_unposted_table

log = logging.getLogger(__name__)


class SynthesisCommand(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

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
        place = await self._bot.host.archive.place(symposium.id)
        if place is None or not is_theirs(meet(interaction), place):
            raise Declined(
                "Only who asked, or a member who may manage messages, can order a "
                "table of this."
            )
        await defer(interaction)
        by = interaction.user.display_name
        made = await self._bot.host.synthesize(symposium.id, voice, by=by)
        try:
            await self._post(symposium.id, made, place)
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("a table of %s was not posted: %r", symposium.id, error)
            why = explain_error(error, self._bot, place)
            await say(interaction, write_unposted_table(symposium.id, why))
        else:
            await say(interaction, f"The table stands in <#{place.channel}>.")

    async def _post(self, id_: SymposiumId, made: Synthesis, place: Place) -> None:
        archive = self._bot.host.archive
        symposium = await archive.find(id_)  # as it is with the table
        outbox = await Outbox.open(archive, id_)
        mail = BotMail(self._bot, place)
        links = find_links(symposium, outbox, mail)
        await post_table(symposium, made, links, outbox=outbox, mail=mail)


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(SynthesisCommand(bot))
