"""What the loopback Discord remembers, as the JSON it sends. No I/O."""

from datetime import UTC, datetime
from typing import Any

from tests.loopback.discord_mentions import mentioned, shows_its_words
from tests.loopback.discord_permissions import VIEW, granted
from tests.loopback.discord_state import (
    CHAT_INPUT,
    REPLY,
    STAGE,
    THREAD_STARTER,
    VOICE,
    Channel,
    Guild,
    Message,
    Role,
    StoredFile,
    User,
    Webhook,
    World,
)

Payload = dict[str, Any]
OBFUSCATED = 1 << 17


def iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user_payload(user: User) -> Payload:
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": user.name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
    }


def member_payload(guild: Guild, user: User) -> Payload:
    return {
        "user": user_payload(user),
        "roles": [str(role.id) for role in guild.held(user.id)],
        "joined_at": iso(1_700_000_000),
        "nick": None,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "premium_since": None,
        "pending": False,
        "communication_disabled_until": None,
    }


def role_payload(role: Role, position: int = 1) -> Payload:
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.rights),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel_payload(world: World, channel: Channel) -> Payload:
    if channel.is_thread:
        return thread_payload(world, channel)
    payload: Payload = {"id": str(channel.id), "type": channel.type, "flags": 0}
    if channel.is_dm:
        people = [user_payload(user) for user in channel.recipients]
        return payload | {"recipients": people, "last_message_id": None}
    assert channel.guild
    payload |= {
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "position": 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": channel.flags,
        "permission_overwrites": _overwrites(channel),
    }
    if channel.type in {VOICE, STAGE}:
        payload |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
    if channel.is_board:
        payload |= {
            "available_tags": channel.tags,
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
        }
    return payload


def told_payload(world: World, channel: Channel) -> Payload:
    """
    As the gateway tells the bot of it: what the bot cannot see is obfuscated, with one
    overwrite that says nothing of the real ones (resources/channel, obfuscated
    channels; discord-api-docs#8454).
    """
    payload = channel_payload(world, channel)
    if channel.guild is None or granted(channel, world.bot.id) & VIEW:
        return payload
    closed = {"id": str(channel.guild.id), "type": 0, "allow": "0", "deny": str(VIEW)}
    return payload | {
        "name": "___hidden___",
        "flags": channel.flags | OBFUSCATED,
        "topic": None,
        "permission_overwrites": [closed],
    }


def _overwrites(channel: Channel) -> list[Payload]:
    assert channel.guild
    return [
        {
            "id": str(target),
            "type": 0 if target in {channel.guild.id, *channel.guild.roles} else 1,
            "allow": str(allow),
            "deny": str(deny),
        }
        for target, (allow, deny) in channel.overwrites.items()
    ]


def thread_payload(world: World, thread: Channel) -> Payload:
    assert thread.parent and thread.guild
    count = sum(
        message.id != thread.id and message.type != THREAD_STARTER
        for message in world.in_channel(thread)
    )
    return {
        "id": str(thread.id),
        "guild_id": str(thread.guild.id),
        "parent_id": str(thread.parent.id),
        "owner_id": str(thread.owner),
        "name": thread.name,
        "type": thread.type,
        "last_message_id": _last_message(world, thread),
        "message_count": count,
        "total_message_sent": count,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "flags": thread.flags,
        "applied_tags": thread.applied_tags,
        "thread_metadata": {
            "archived": thread.archived,
            "auto_archive_duration": thread.auto_archive_duration,
            "archive_timestamp": iso(thread.archive_time),
            "locked": thread.locked,
        },
    }


def _last_message(world: World, channel: Channel) -> str | None:
    """It may point to one that was deleted (resources/channel)."""
    there = (m.id for m in world.messages.values() if m.channel is channel)
    last = max(there, default=None)
    return None if last is None else str(last)


def guild_payload(world: World, guild: Guild) -> Payload:
    """GUILD_CREATE: everything discord.py computes permissions from."""
    channels = [c for c in world.channels.values() if c.guild is guild]
    everyone = Role(guild.id, "@everyone", guild.everyone)
    roles = [
        role_payload(role, place)
        for place, role in enumerate([everyone, *guild.roles.values()])
    ]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "member_count": len(guild.members),
        "roles": roles,
        "channels": [told_payload(world, c) for c in channels if not c.is_thread],
        "threads": [
            thread_payload(world, c)
            for c in channels
            if c.is_thread and not c.archived and granted(c, world.bot.id) & VIEW
        ],
        # Without the members intent only the bot's own member is sent.
        "members": [member_payload(guild, world.bot)],
        "unavailable": False,
        "large": False,
        "preferred_locale": "en-US",
        "features": [],
        "emojis": [],
        "stickers": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "premium_tier": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "verification_level": 0,
        "explicit_content_filter": 0,
        "default_message_notifications": 0,
    }


def file_payload(file: StoredFile) -> Payload:
    return {
        "id": str(file.id),
        "filename": file.filename,
        "size": len(file.data),
        "url": file.url,
        "proxy_url": file.url,
        "content_type": file.content_type,
    }


def message_payload(world: World, message: Message, *, blind: bool = False) -> Payload:
    """
    A message as the bot is sent it; *blind* leaves out what only the message content
    intent would show.
    """
    author = user_payload(message.author) | {"username": message.username}
    payload: Payload = {
        "id": str(message.id),
        "type": message.type,
        "channel_id": str(message.channel.id),
        "author": author,
        "content": "" if blind else message.content,
        "embeds": [] if blind else message.embeds,
        "components": [] if blind else message.components,
        "attachments": [] if blind else [file_payload(f) for f in message.attachments],
        "timestamp": iso(message.created),
        "edited_timestamp": iso(message.edits[-1].at) if message.edits else None,
        "flags": message.flags,
        "pinned": message.pinned,
        "tts": False,
        "mention_everyone": False,
        "mentions": [user_payload(user) for user in mentioned(world, message)],
        "mention_roles": [],
    }
    if message.webhook is not None:
        payload["webhook_id"] = str(message.webhook)
    if message.application_owned or message.author is world.bot:
        payload["application_id"] = str(world.application)
    if message.reference is not None:
        payload["message_reference"] = _reference_payload(message)
    if message.type == REPLY:
        payload["referenced_message"] = _replied_to(world, message)
    thread = world.channels.get(message.id)
    if thread and thread.is_thread and message.type in {0, CHAT_INPUT}:
        payload["thread"] = thread_payload(world, thread)
    return payload


def _replied_to(world: World, message: Message) -> Payload | None:
    """
    What it replies to, as much as the bot is shown of that; null where it was deleted
    (resources/message, message object). What that one replies to does not come along.
    """
    target = world.messages.get(message.reference or 0)
    if target is None or target.deleted:
        return None
    shown = message_payload(world, target, blind=not shows_its_words(world, target))
    shown.pop("referenced_message", None)
    return shown


def told_message(world: World, message: Message) -> Payload:
    """
    As the gateway tells of it: with whose member its author is, except a webhook's, and
    whose those are whom it mentions (events/gateway-events, message create).
    """
    payload = message_payload(world, message, blind=not shows_its_words(world, message))
    guild = message.channel.guild
    if guild is None:
        return payload
    payload["guild_id"] = str(guild.id)
    if message.webhook is None and message.author.id in guild.members:
        payload["member"] = _without_user(member_payload(guild, message.author))
    for shown in payload["mentions"]:
        if user := guild.members.get(int(shown["id"])):
            shown["member"] = _without_user(member_payload(guild, user))
    return payload


def _without_user(member: Payload) -> Payload:
    return {key: value for key, value in member.items() if key != "user"}


def _reference_payload(message: Message) -> Payload:
    place = message.channel
    if message.type == THREAD_STARTER and place.parent:
        place = place.parent
    return {
        "type": 0,
        "message_id": str(message.reference),
        "channel_id": str(place.id),
        "guild_id": str(place.guild.id) if place.guild else None,
    }


def webhook_payload(world: World, webhook: Webhook) -> Payload:
    """Another application's has no token (resources/webhook, incoming webhooks)."""
    guild, maker = webhook.channel.guild, webhook.maker
    ours = maker is world.bot
    payload: Payload = {
        "id": str(webhook.id),
        "type": 1,
        "channel_id": str(webhook.channel.id),
        "guild_id": str(guild.id) if guild else None,
        "name": webhook.name,
        "avatar": None,
        "application_id": str(maker.id) if maker.bot else None,
        "user": user_payload(maker),
    }
    shown = ours or not maker.bot
    return payload | ({"token": webhook.token} if shown else {})


def partial_channel(world: World, channel: Channel, user: User) -> Payload:
    """The channel of an interaction, with what *user* may do there."""
    rights = str(granted(channel, user.id))
    return channel_payload(world, channel) | {"permissions": rights}
