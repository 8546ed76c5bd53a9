"""Private sentences: what only the person who asked gets to read."""

import contextlib
import logging
from typing import Any

import discord

from bot.errors import SymposiumError
from cogs._show.facts import MESSAGE
from cogs._show.plain import clipped

log = logging.getLogger(__name__)

_UNFORESEEN = (
    "Something went wrong here that I did not foresee. It is in my log; whoever runs "
    "me can look there."
)


async def say(
    interaction: discord.Interaction[Any],
    text: str,
    *,
    file: discord.File = discord.utils.MISSING,
) -> None:
    """Answer privately, as the first answer or after it."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True, file=file)
        else:
            await interaction.response.send_message(text, ephemeral=True, file=file)
    except discord.NotFound:
        log.warning("an answer came too late for its interaction: %s", text)


async def explain(interaction: discord.Interaction[Any], error: Exception) -> None:
    """One private sentence for whoever asked; what nobody foresaw is logged."""
    cause = getattr(error, "original", error)
    if isinstance(cause, SymposiumError):
        # A sentence may repeat what was typed, and that may be long.
        await say(interaction, clipped(str(cause), MESSAGE))
        return
    log.error("a command failed", exc_info=cause)
    with contextlib.suppress(discord.HTTPException):
        await say(interaction, _UNFORESEEN)
