"""The live board as one message of Discord's components."""

import discord

from bot.domain.names import SymposiumId
from cogs._post.buttons import SymposiumButton
from cogs._show.board import Panelled


def board_view(
    board: Panelled, symposium: SymposiumId, *, running: bool
) -> discord.ui.LayoutView:
    """The heading, a container for each voice, Stop while it runs, the marker last."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(board.heading))
    for card in board.cards:
        text: discord.ui.TextDisplay[discord.ui.LayoutView]
        text = discord.ui.TextDisplay(card.text)
        view.add_item(discord.ui.Container(text, accent_colour=card.colour))
    if running:
        view.add_item(discord.ui.ActionRow(SymposiumButton("stop", symposium)))
    view.add_item(discord.ui.TextDisplay(f"-# {symposium} · board"))
    return view
