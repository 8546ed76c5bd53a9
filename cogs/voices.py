"""`/symposium voices` and `help`: what there is to know before asking."""

import discord
from discord.ext import commands

from bot.formats import HELD
from cogs._bot import SymposiumBot
from cogs._post.replies import say
from cogs._show.facts import MESSAGE
from cogs._show.pager import cut_pages
from cogs._show.plain import plain
from cogs._show.posted_answer import write_voice_name

_ON = (
    "To ask on, mention me in the thread: “Ada, Bruno: why?” asks these two, and "
    "anything else everybody. A reply to a voice's answer needs the mention too, as "
    "Discord does not show it to me otherwise; it asks that voice and quotes it."
)
_PRIVACY = (
    "Questions, answers and attached files are kept in this bot's archive, and are "
    "sent to the providers of the voices that are asked."
)


class VoicesCommands(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        self._bot.add_symposium_command(
            "voices", "Which voices and panels can be asked", self.voices
        )
        self._bot.add_symposium_command("help", "What the commands do", self.help)

    async def voices(self, interaction: discord.Interaction[SymposiumBot]) -> None:
        host = self._bot.host
        lines = [
            f"{write_voice_name(voice)}\n-# {plain(voice.model or '')}"
            for voice in host.roster.voices.values()
        ]
        lines += [
            f"Panel **{plain(name)}**: {plain(', '.join(members))}"
            for name, members in host.roster.panels.items()
        ]
        await _say_all(interaction, "\n".join(lines) or "No voice is configured yet.")

    async def help(self, interaction: discord.Interaction[SymposiumBot]) -> None:
        lines = [
            f"`/symposium {command.name}` {command.description}"
            for command in self._bot.list_commands()
        ]
        lines += [f"Format **{name}**: {f.summary}." for name, f in HELD.items()]
        await _say_all(interaction, "\n".join([*lines, _ON, _PRIVACY]))


async def _say_all(interaction: discord.Interaction, text: str) -> None:
    for page in cut_pages(text, limit=MESSAGE):
        await say(interaction, page)


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(VoicesCommands(bot))
