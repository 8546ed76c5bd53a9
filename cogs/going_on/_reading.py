"""A message that mentions the bot, as what it asks of the voices."""

import discord

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.host.acts.following import Following
from cogs._hear.mention import read_mention


def read_following(
    message: discord.Message,
    symposium: Symposium,
    me: discord.ClientUser | None,
    turn: Turn | None = None,
) -> Following:
    """
    Its text is blank where it only mentions the bot. Names at the start go before the
    voice of the *turn* that it replies to, which is quoted in either case.
    """
    own = None if message.guild is None else message.guild.self_role
    mention = read_mention(
        message.content,
        [voice.name for voice in symposium.participants],
        bot=0 if me is None else me.id,
        roles=frozenset() if own is None else frozenset({own.id}),
        people={user.id: user.display_name for user in message.mentions},
    )
    to: tuple[str, ...] = mention.names
    if not to and turn is not None:
        to = (turn.voice,)
    return Following(
        mention.words,
        to=to,
        quotes=(turn.id,) if turn is not None and turn.text else (),
        by=message.author.display_name,
        key=str(message.id),
    )
