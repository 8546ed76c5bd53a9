"""`/symposium say`, `invite`, `dismiss` and `epithet`: who takes part, and as what."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs._bot import SymposiumBot
from cogs._choices import offer_participants, offer_sessions, offer_voices
from cogs._post.replies import say
from cogs._rights import meet
from cogs._show.facts import TEXT_INPUT
from cogs._show.plain import plain

_SHOWS = [
    app_commands.Choice(name="the question it began with", value="question"),
    app_commands.Choice(name="everything that was said", value="everything"),
    app_commands.Choice(name="nothing", value="nothing"),
]


class TakingPartCommands(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        add = self._bot.add_symposium_command
        add("say", "Say something to the voices; nobody is asked", self.say)
        add("invite", "Let a voice join, or come back", self.invite)
        add("dismiss", "Let a voice go; what it said is kept", self.dismiss)
        add("epithet", "Give a voice an epithet", self.epithet)

    @app_commands.describe(
        words="They enter the record, and what the voices are shown from now on",
        session="Which one; left out, the one of this thread",
    )
    @app_commands.autocomplete(session=offer_sessions)
    async def say(
        self,
        interaction: discord.Interaction[SymposiumBot],
        words: app_commands.Range[str, 1, TEXT_INPUT],
        session: str | None = None,
    ) -> None:
        visitor, by = meet(interaction), interaction.user.display_name
        symposium, _ = await self._bot.gate.find_to_ask(visitor, session)
        taken = await self._bot.host.say(symposium.id, words, by=by)
        await self._bot.asking_on.show(taken, symposium.id)
        await say(interaction, "It is in the record; who is asked next is shown it.")

    @app_commands.describe(
        voice="Who is to join",
        shows="What it is shown of what was said before",
        session="Which one; left out, the one of this thread",
    )
    @app_commands.choices(shows=_SHOWS)
    @app_commands.autocomplete(voice=offer_voices, session=offer_sessions)
    async def invite(
        self,
        interaction: discord.Interaction[SymposiumBot],
        voice: str,
        shows: str = "question",
        session: str | None = None,
    ) -> None:
        visitor, by = meet(interaction), interaction.user.display_name
        symposium, _ = await self._bot.gate.find_to_ask(visitor, session)
        taken = await self._bot.host.invite(symposium.id, voice, by=by, shows=shows)
        await self._bot.asking_on.show(taken, symposium.id)
        (name,) = taken.act.voices
        await say(interaction, f"{plain(name)} takes part from now on.")

    @app_commands.describe(
        voice="Who is asked nothing more",
        session="Which one; left out, the one of this thread",
    )
    @app_commands.autocomplete(voice=offer_participants, session=offer_sessions)
    async def dismiss(
        self,
        interaction: discord.Interaction[SymposiumBot],
        voice: str,
        session: str | None = None,
    ) -> None:
        visitor, by = meet(interaction), interaction.user.display_name
        symposium, _ = await self._bot.gate.find_to_lead(visitor, session)
        taken = await self._bot.host.dismiss(symposium.id, voice, by=by)
        await self._bot.asking_on.show(taken, symposium.id)
        (name,) = taken.act.voices
        await say(interaction, f"{plain(name)} is asked nothing more.")

    @app_commands.describe(
        voice="Whose it is",
        epithet="What it is called beside its name, such as The Prism Refracts",
        session="Which one; left out, the one of this thread",
    )
    @app_commands.autocomplete(voice=offer_participants, session=offer_sessions)
    async def epithet(
        self,
        interaction: discord.Interaction[SymposiumBot],
        voice: str,
        epithet: app_commands.Range[str, 1, 100],
        session: str | None = None,
    ) -> None:
        visitor, by = meet(interaction), interaction.user.display_name
        symposium, _ = await self._bot.gate.find_to_lead(visitor, session)
        taken = await self._bot.host.name_voice(symposium.id, voice, epithet, by=by)
        await self._bot.asking_on.show(taken, symposium.id)
        (name,) = taken.act.voices
        await say(interaction, f"{plain(name)} is now {plain(taken.act.text)}.")


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(TakingPartCommands(bot))
