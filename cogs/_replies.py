"""Private sentences: what only the person who asked gets to read."""

import logging
from typing import Any

import discord

log = logging.getLogger(__name__)


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
