"""The buttons under a symposium's messages; they go on working after a restart."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.domain.names import SymposiumId
from cogs._post.replies import explain

Press = Callable[[discord.Interaction[Any], SymposiumId], Awaitable[None]]

_LABELS = {
    "stop": ("Stop", discord.ButtonStyle.danger),
    "markdown": ("Export markdown", discord.ButtonStyle.secondary),
    "json": ("Export JSON", discord.ButtonStyle.secondary),
    "again": ("Ask again", discord.ButtonStyle.primary),
}
PRESSES: dict[str, Press] = {}
"""What each button does; the cogs that can do it say so when they are loaded."""


class SymposiumButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"symposium:(?P<verb>stop|markdown|json|again):(?P<id>[a-z0-9]{4,16})",
):
    """Says in its custom id what it does and for which symposium; holds no state."""

    def __init__(self, verb: str, symposium: SymposiumId) -> None:
        label, style = _LABELS[verb]
        custom_id = f"symposium:{verb}:{symposium}"
        super().__init__(
            discord.ui.Button(label=label, style=style, custom_id=custom_id)
        )
        self._verb = verb
        self._symposium = symposium

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        _item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "SymposiumButton":
        return cls(match["verb"], SymposiumId(match["id"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await PRESSES[self._verb](interaction, self._symposium)
        except Exception as error:  # noqa: BLE001 - where a press ends; it is logged
            await explain(interaction, error)


def closing_buttons(symposium: SymposiumId) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for verb in ("markdown", "json", "again"):
        view.add_item(SymposiumButton(verb, symposium))
    return view
