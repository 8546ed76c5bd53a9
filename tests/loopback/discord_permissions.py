"""
What somebody may do in a channel, computed as Discord documents it
(topics/permissions: base, overwrites, implicit denials). No I/O.
"""

from discord import Permissions

from tests.loopback.discord_refusals import Refusal
from tests.loopback.discord_state import Channel, Guild

ALL = Permissions.all().value
USUAL = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "create_public_threads",
    "read_message_history",
    "embed_links",
    "attach_files",
    "add_reactions",
    "use_application_commands",
    "connect",
)


def bits(*names: str) -> int:
    """The permissions of those names (discord.py's) as Discord's number."""
    return Permissions(**dict.fromkeys(names, True)).value


VIEW = bits("view_channel")
SEND = bits("send_messages")
SEND_IN_THREADS = bits("send_messages_in_threads")
# Denied by implication where sending is: topics/permissions, implicit permissions.
OF_SENDING = bits(
    "mention_everyone", "send_tts_messages", "attach_files", "embed_links"
)
IN_DM = bits(
    "view_channel",
    "send_messages",
    "read_message_history",
    "embed_links",
    "attach_files",
    "add_reactions",
    "mention_everyone",
    "use_external_emojis",
    "use_application_commands",
)


def base(guild: Guild, user: int) -> int:
    if guild.owner.id == user:
        return ALL
    rights = guild.everyone | guild.rights.get(user, 0)
    return ALL if rights & Permissions.administrator.flag else rights


def granted(channel: Channel, user: int) -> int:
    """What *user* may do in *channel* (a thread inherits its parent's overwrites)."""
    guild = channel.guild
    if guild is None:
        return IN_DM
    if user not in guild.members:
        return 0
    rights = base(guild, user)
    if rights == ALL:
        return ALL
    for target in (guild.id, user):
        allow, deny = channel.house.overwrites.get(target, (0, 0))
        rights = (rights & ~deny) | allow
    if not rights & VIEW:
        return 0
    send = SEND_IN_THREADS if channel.is_thread else SEND
    return rights if rights & send else rights & ~OF_SENDING


def demand(channel: Channel, user: int, *names: str) -> None:
    """Raises 50001 where the channel cannot be seen, 50013 where a name is missing."""
    rights = granted(channel, user)
    if not rights & VIEW:
        raise Refusal(50001)
    if names and rights & bits(*names) != bits(*names):
        raise Refusal(50013)


def demand_sending(channel: Channel, user: int) -> None:
    demand(
        channel,
        user,
        "send_messages_in_threads" if channel.is_thread else "send_messages",
    )
