"""
What people wrote to the bot while it was away, read from the history when it is back.

Bounded: of each place only its newest messages of the last day, which come after what
the bot has answered or asked by then; and of places, threads that stand open.
"""

import logging
from datetime import UTC, datetime, timedelta

import discord

from cogs._bot import SymposiumBot
from cogs._post.trying import UNDECIDED

log = logging.getLogger(__name__)

_SINCE = timedelta(days=1)
_MOST_MESSAGES = 200  # in each place
_MOST_PLACES = 50
_MOST_CHATS = 20
_BLIND = (
    "what was said to me in %s while I was away cannot be read, because the permission "
    "Read Message History is missing there; give it to me, or say it again"
)
_InServers = (
    discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel
)
_Readable = _InServers | discord.DMChannel


async def find_missed(bot: SymposiumBot) -> list[discord.Message]:
    """Messages that mention the bot and that it has not answered, the oldest first."""
    since = discord.utils.time_snowflake(datetime.now(UTC) - _SINCE)
    found: list[discord.Message] = []
    for place in await _list_places(bot, since):
        try:
            found += await _read(bot, place, since)
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("the history of %s cannot be read: %r", place.id, error)
    return sorted(found, key=lambda message: message.id)


async def _list_places(bot: SymposiumBot, since: int) -> list[_Readable]:
    """Where symposia are shown and something was said since."""
    places = await bot.host.archive.places()
    shown = {place.channel: place for place in places if place.guild is not None}
    known = (bot.get_channel(id_) for id_ in shown)
    alive = [
        channel
        for channel in known
        if isinstance(channel, _InServers) and (channel.last_message_id or 0) > since
    ]
    alive.sort(key=lambda channel: channel.last_message_id or 0, reverse=True)
    chats = dict.fromkeys(place.channel for place in places if place.guild is None)
    own = [await _find_chat(bot, id_) for id_ in list(chats)[:_MOST_CHATS]]
    found: list[_Readable] = [chat for chat in own if chat is not None]
    return [*alive[:_MOST_PLACES], *found]


async def _find_chat(bot: SymposiumBot, id_: int) -> discord.DMChannel | None:
    """Direct messages are known to nobody before somebody says something there."""
    channel: object = bot.get_channel(id_)
    if channel is None:
        try:
            channel = await bot.fetch_channel(id_)
        except (*UNDECIDED, discord.DiscordException) as error:
            log.warning("the direct messages %s cannot be read: %r", id_, error)
    return channel if isinstance(channel, discord.DMChannel) else None


async def _read(
    bot: SymposiumBot, place: _Readable, since: int
) -> list[discord.Message]:
    if not _may_read(place):
        # Discord would answer with an empty list, not with an error.
        log.warning(_BLIND, getattr(place, "name", place.id))
        return []
    asked: list[discord.Message] = []
    answered: set[int | None] = set()
    async for message in place.history(limit=_MOST_MESSAGES):
        if message.id <= since:
            break
        if message.author == bot.user:
            reference = message.reference
            answered.add(None if reference is None else reference.message_id)
        elif bot.user in message.mentions:
            asked.append(message)
    missed = [message for message in asked if message.id not in answered]
    return [message for message in missed if await _know_author(message)]


async def _know_author(message: discord.Message) -> bool:
    """
    Whether who wrote it is still there: the history says who it was, and not what they
    may, which only a member of the server tells.
    """
    if message.guild is None or isinstance(message.author, discord.Member):
        return True
    if message.author.bot or message.webhook_id is not None:
        return False
    try:
        message.author = await message.guild.fetch_member(message.author.id)
    except discord.NotFound:
        return False
    return True


def _may_read(place: _Readable) -> bool:
    if isinstance(place, discord.DMChannel):
        return True
    # Of a thread whose channel is not known, it is refused below, and said so.
    if isinstance(place, discord.Thread) and place.parent is None:
        return True
    rights = place.permissions_for(place.guild.me)
    return rights.view_channel and rights.read_message_history
