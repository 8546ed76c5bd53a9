"""
What somebody may do in a channel, computed as Discord documents it
(topics/permissions: base, overwrites, implicit denials). No I/O.
"""

from discord import Permissions

from tests.loopback.discord_refusals import Refusal
from tests.loopback.discord_state import PRIVATE_THREAD, Channel, Guild

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
MANAGE_THREADS = bits("manage_threads")
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
    rights = guild.everyone
    for role in guild.held(user):
        rights |= role.rights
    return ALL if rights & Permissions.administrator.flag else rights


def granted(channel: Channel, user: int) -> int:
    """
    What *user* may do in *channel*: a thread inherits its parent's overwrites, and a
    private one is there for its members and for who manages threads alone.
    """
    guild = channel.guild
    if guild is None:
        return IN_DM
    if user not in guild.members:
        return 0
    rights = base(guild, user)
    if rights == ALL:
        return ALL
    rights = _overwritten(channel.house, guild, user, rights)
    if not rights & VIEW or _is_shut(channel, user, rights):
        return 0
    send = SEND_IN_THREADS if channel.is_thread else SEND
    return rights if rights & send else rights & ~OF_SENDING


def _overwritten(channel: Channel, guild: Guild, user: int, rights: int) -> int:
    """For everyone first, then those of all roles together, then the member's own."""
    own = channel.overwrites
    of_roles = [own.get(role.id, (0, 0)) for role in guild.held(user)]
    allowed = denied = 0
    for allow, deny in of_roles:
        allowed, denied = allowed | allow, denied | deny
    for allow, deny in (
        own.get(guild.id, (0, 0)),
        (allowed, denied),
        own.get(user, (0, 0)),
    ):
        rights = (rights & ~deny) | allow
    return rights


def _is_shut(channel: Channel, user: int, rights: int) -> bool:
    is_private = channel.type == PRIVATE_THREAD and user not in channel.joined
    return is_private and not rights & MANAGE_THREADS


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
