"""
What the bot answers a message with, as a reply to it: once, however often it is told.

The reply's nonce is the message's id, so that Discord takes a repetition for the same;
in the history the reply names the message, so that a restarted bot sees it as answered.
"""

import logging

import discord

from cogs._post.trying import UNDECIDED, Tries
from cogs._show.facts import MESSAGE
from cogs._show.plain import clipped

log = logging.getLogger(__name__)


async def answer(
    message: discord.Message, text: str, view: discord.ui.View | None = None
) -> None:
    """An answer that cannot be posted is in the log."""
    reference = message.to_reference(fail_if_not_exists=False)

    async def post() -> discord.Message:
        return await message.channel.send(
            clipped(text, MESSAGE),
            reference=reference,
            view=discord.utils.MISSING if view is None else view,
            nonce=f"m{message.id}",
            allowed_mentions=discord.AllowedMentions.none(),
        )

    try:
        await Tries().repeat(post, what=f"the answer to {message.id}")
    except (*UNDECIDED, discord.HTTPException) as error:
        log.warning("a mention was not answered: %s: %r", text, error)
