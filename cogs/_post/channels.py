"""What each kind of channel allows, and what the bot needs there."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import discord

from bot.domain.place import Place
from bot.errors import Declined


class ChannelKind(Enum):
    """How a symposium is shown in a channel (docs/discord.md)."""

    THREAD_FROM_MESSAGE = "text and announcement channels get a thread"
    POST = "forum and media channels get a post"
    AS_IT_IS = "a thread is used as it is"
    IN_PLACE = "voice chats and direct messages are answered in place"


_KINDS = {
    discord.ChannelType.text: ChannelKind.THREAD_FROM_MESSAGE,
    discord.ChannelType.news: ChannelKind.THREAD_FROM_MESSAGE,
    discord.ChannelType.forum: ChannelKind.POST,
    discord.ChannelType.media: ChannelKind.POST,
    discord.ChannelType.public_thread: ChannelKind.AS_IT_IS,
    discord.ChannelType.private_thread: ChannelKind.AS_IT_IS,
    discord.ChannelType.news_thread: ChannelKind.AS_IT_IS,
    discord.ChannelType.voice: ChannelKind.IN_PLACE,
    discord.ChannelType.stage_voice: ChannelKind.IN_PLACE,
    discord.ChannelType.private: ChannelKind.IN_PLACE,
}

# READ_MESSAGE_HISTORY is how a restarted bot finds what it had posted: without it
# Discord answers with an empty list, not with an error.
_EVERYWHERE = ("view_channel", "read_message_history", "attach_files")
_NEEDED = {
    ChannelKind.THREAD_FROM_MESSAGE: (
        "create_public_threads",
        "send_messages_in_threads",
    ),
    ChannelKind.POST: ("send_messages", "send_messages_in_threads"),
    ChannelKind.AS_IT_IS: ("send_messages_in_threads",),
    ChannelKind.IN_PLACE: ("send_messages",),
}

# What a person needs to do the same by hand.
_ASKER_NEEDS = {
    ChannelKind.THREAD_FROM_MESSAGE: ("send_messages", "create_public_threads"),
    ChannelKind.POST: ("send_messages",),
    ChannelKind.AS_IT_IS: ("send_messages_in_threads",),
    ChannelKind.IN_PLACE: ("send_messages",),
}

# As Discord's own settings call them.
ATTACH_FILES = "Attach Files"
_NAMES = {
    "view_channel": "View Channel",
    "read_message_history": "Read Message History",
    "attach_files": ATTACH_FILES,
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "send_messages": "Send Messages",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a command was given."""

    kind: ChannelKind
    channel: int
    parent: int
    guild: int | None


def look_around(interaction: discord.Interaction[Any]) -> Surroundings:
    """Where we are; Declined, in a sentence, where no symposium can be shown."""
    channel = interaction.channel
    kind = None if channel is None else _KINDS.get(channel.type)
    if channel is None or kind is None:
        raise Declined(
            "A symposium cannot be shown in this kind of channel. Ask in a text "
            "channel, a thread, a forum, a voice chat or in a direct message to me."
        )
    in_server = interaction.guild_id is not None
    if in_server and not interaction.is_guild_integration():
        raise Declined(
            "I am not a member of this server, so I cannot post here. Ask somebody "
            "who manages it to add me."
        )
    if in_server:
        _refuse_without_permissions(interaction.app_permissions, kind)
        _refuse_who_may_not_write(interaction.permissions, kind)
    parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
    return Surroundings(kind, channel.id, parent, interaction.guild_id)


def find_kind(channel: object) -> ChannelKind | None:
    return _KINDS.get(getattr(channel, "type", discord.ChannelType.category))


def find_missing(client: discord.Client, place: Place) -> tuple[str, ...]:
    """The permissions that the bot lacks in *place* just now, as far as it can tell."""
    channel = client.get_channel(place.parent or place.channel)
    if not isinstance(channel, discord.abc.GuildChannel):
        return ()
    kind = find_kind(channel)
    if place.parent not in {None, place.channel}:
        kind = ChannelKind.AS_IT_IS  # a thread that stands already
    if kind is None:
        return ()
    rights = channel.permissions_for(channel.guild.me)
    return _list_missing(rights, (*_EVERYWHERE, *_NEEDED[kind]))


def _refuse_without_permissions(
    permissions: discord.Permissions, kind: ChannelKind
) -> None:
    missing = _name_missing(permissions, (*_EVERYWHERE, *_NEEDED[kind]))
    if missing:
        raise Declined(
            f"I cannot show a symposium here, because I lack {missing}. Somebody who "
            "manages it can give me that."
        )


def _refuse_who_may_not_write(
    permissions: discord.Permissions, kind: ChannelKind
) -> None:
    missing = _name_missing(permissions, _ASKER_NEEDS[kind])
    if missing:
        raise Declined(
            f"You cannot ask here, because you lack {missing}. Ask where you may "
            "write, or somebody who manages this channel for it."
        )


def _name_missing(permissions: discord.Permissions, needed: tuple[str, ...]) -> str:
    """Which of those are missing, in words; nothing if none is."""
    missing = _list_missing(permissions, needed)
    if not missing:
        return ""
    what = "this permission" if len(missing) == 1 else "these permissions"
    return f"{what} in this channel: {', '.join(missing)}"


def _list_missing(
    permissions: discord.Permissions, needed: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(_NAMES[name] for name in needed if not getattr(permissions, name))
