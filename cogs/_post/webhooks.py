"""Our webhooks: found or made in a channel, and what happens when Discord fails."""

import aiohttp
import discord

from cogs._post.outbox import Undecided, may_be_repeated

_ITS_NAME = "Symposium"
_SERVER_FAULT = 500


async def refuse_server_faults(response: aiohttp.ClientResponse) -> None:
    """
    For the webhooks' session: raises Undecided when the server failed.

    discord.py would send a webhook's message again after a 5xx, which posts it twice
    when only the answer was lost; the outbox looks for it first.
    """
    if response.status >= _SERVER_FAULT:
        response.close()
        raise Undecided(f"Discord answered with {response.status}")


async def webhook_of(
    channel: object, *, me: int, session: aiohttp.ClientSession
) -> discord.Webhook | None:
    """
    Our webhook in the channel, made if need be; None where there may be none.

    May be repeated: one whose making nobody heard of is found the next time.
    """
    if not isinstance(
        channel,
        discord.TextChannel
        | discord.ForumChannel
        | discord.VoiceChannel
        | discord.StageChannel,
    ):
        return None
    if not channel.permissions_for(channel.guild.me).manage_webhooks:
        return None
    try:
        for known in await channel.webhooks():
            if known.token and known.user is not None and known.user.id == me:
                return discord.Webhook.partial(known.id, known.token, session=session)
        made = await channel.create_webhook(name=_ITS_NAME)
    except discord.HTTPException as error:
        if may_be_repeated(error):
            raise
        return None
    if made.token is None:
        return None
    return discord.Webhook.partial(made.id, made.token, session=session)
