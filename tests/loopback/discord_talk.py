"""
What a person can write where, and which menus of messages they are offered. Pure:
raises NotOffered for what Discord's client would not let them do.
"""

from typing import Any

from tests.loopback.discord_commands import NotOffered, check_context
from tests.loopback.discord_payloads import message_payload
from tests.loopback.discord_permissions import SEND, SEND_IN_THREADS, VIEW, granted
from tests.loopback.discord_state import (
    THREAD_CREATED,
    THREAD_STARTER,
    Channel,
    Message,
    User,
    World,
)

MENU = 3
MOST_WITHOUT_NITRO = 2000


def refuse_to_write(
    channel: Channel, user: User, content: str, reply_to: Message | None
) -> None:
    if not 1 <= len(content.strip()) <= MOST_WITHOUT_NITRO:
        raise NotOffered(f"{len(content)} characters: 1 to 2000 can be sent")
    if channel.is_board:
        raise NotOffered("a forum takes posts, not messages")
    needed = VIEW | (SEND_IN_THREADS if channel.is_thread else SEND)
    if channel.is_dm:
        if not user.bot and user not in channel.recipients:
            raise NotOffered(f"{user.name} is not in that conversation")
    elif granted(channel, user.id) & needed != needed:
        raise NotOffered(f"{user.name} may not write there")
    if channel.archived and channel.locked:
        raise NotOffered("the thread is locked")
    if reply_to is not None and (reply_to.deleted or reply_to.channel is not channel):
        raise NotOffered("that message does not stand there")
    if reply_to is not None and reply_to.ephemeral:
        raise NotOffered("nobody can reply to what only one sees")


def find_menu(world: World, name: str, message: Message) -> dict[str, Any]:
    """The synced menu command of that name, where it is offered for the message."""
    place = message.channel
    if message.deleted or message.ephemeral:
        raise NotOffered("that message has no menu")
    offered = list(world.commands.get(None, []))
    if place.guild:
        offered += world.commands.get(place.guild.id, [])
    for command in offered:
        if command["type"] == MENU and command["name"] == name:
            check_context(world, command, place)
            return command
    raise NotOffered(f"there is no menu {name!r} here")


def menu_data(
    world: World, command: dict[str, Any], message: Message
) -> dict[str, Any]:
    """
    Of the message on which a menu is used the bot is shown all (events/gateway, message
    content intent).
    """
    if message.type in {THREAD_CREATED, THREAD_STARTER}:
        raise NotOffered("a notice of the system has no such menu")
    target = str(message.id)
    data = {
        "id": command["id"],
        "name": command["name"],
        "type": MENU,
        "target_id": target,
        "resolved": {"messages": {target: message_payload(world, message)}},
    }
    return data | ({"guild_id": command["guild_id"]} if command["guild_id"] else {})
