"""The menus of a posted answer: ask its voice, or ask the others about it."""

import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.errors import Declined
from bot.host.acts.following import Following
from cogs._bot import SymposiumBot
from cogs._post.replies import give_back, open_form, say
from cogs._rights import meet
from cogs._show.plain import clipped
from cogs.going_on._question_form import draw_form, read_form
from cogs.going_on.follow import write_asked

_FORM = re.compile(
    r"symposium:(?P<whom>voice|others):(?P<id>[a-z0-9]{4,16}):(?P<turn>\d{1,9})"
)
_NO_ANSWER = (
    "This message is no voice's answer that you may ask about. Use the menu on an "
    "answer in the thread of a symposium."
)
_ALONE = "Nobody else takes part who could be asked about it. Invite a voice."


class Menus(commands.Cog):
    def __init__(self, bot: SymposiumBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        for name, callback in (
            ("Ask this voice", self.ask_voice),
            ("Ask the others about this", self.ask_others),
        ):
            self._bot.tree.add_command(
                app_commands.ContextMenu(name=name, callback=callback)
            )

    async def ask_voice(
        self, interaction: discord.Interaction[SymposiumBot], message: discord.Message
    ) -> None:
        symposium, turn = await self._find(interaction, message)
        title = clipped(f"Ask {turn.voice}", 45)
        await self._open(interaction, "voice", symposium, turn, title)

    async def ask_others(
        self, interaction: discord.Interaction[SymposiumBot], message: discord.Message
    ) -> None:
        symposium, turn = await self._find(interaction, message)
        if not _list_others(symposium, turn):
            raise Declined(_ALONE)
        title = clipped(f"Ask the others about {turn.voice}", 45)
        await self._open(interaction, "others", symposium, turn, title)

    async def _find(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> tuple[Symposium, Turn]:
        """Only for who may ask, so that nobody writes in vain."""
        visitor, gate = meet(interaction), self._bot.gate
        said = await gate.find_said(visitor, message.id)
        if said is None:
            raise Declined(_NO_ANSWER)
        await gate.find_to_ask(visitor, said[0].id)
        return said

    async def _open(
        self,
        interaction: discord.Interaction[Any],
        whom: str,
        symposium: Symposium,
        turn: Turn,
        title: str,
    ) -> None:
        form = f"symposium:{whom}:{symposium.id}:{turn.number}"
        label = "Your question; the answer is quoted to them"
        await open_form(interaction, draw_form(form, title=title, label=label))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A form comes back, perhaps from before a restart."""
        form, words = read_form(interaction)
        if (sent := _FORM.fullmatch(form)) is None:
            return
        try:
            await self._ask(interaction, sent, words)
        except Exception as error:  # noqa: BLE001 - where a form ends; it is logged
            await give_back(interaction, error, ("question.txt", words.encode()))

    async def _ask(
        self, interaction: discord.Interaction[Any], sent: re.Match[str], words: str
    ) -> None:
        visitor = meet(interaction)
        symposium, place = await self._bot.gate.find_to_ask(visitor, sent["id"])
        turns = {turn.number: turn for turn in symposium.turns}
        turn = turns.get(int(sent["turn"]))
        if turn is None:
            raise Declined(_NO_ANSWER)
        others = _list_others(symposium, turn)
        if sent["whom"] == "others" and not others:
            raise Declined(_ALONE)
        following = Following(
            words,
            to=(turn.voice,) if sent["whom"] == "voice" else others,
            quotes=(turn.id,) if turn.text else (),
            by=interaction.user.display_name,
        )
        taken = await self._bot.asking_on.follow(visitor, symposium, following)
        await say(interaction, write_asked(taken.act, place))


def _list_others(symposium: Symposium, turn: Turn) -> tuple[str, ...]:
    return tuple(
        voice.name
        for voice in symposium.participants
        if voice.name != turn.voice and not symposium.is_absent(voice.name)
    )


async def setup(bot: SymposiumBot) -> None:
    await bot.add_cog(Menus(bot))
