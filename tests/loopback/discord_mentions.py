"""Whom a message mentions, and whether the bot is shown what it says. No I/O."""

import re

from tests.loopback.discord_state import REPLY, Message, User, World

USER = re.compile(r"<@!?(\d{1,20})>")


def mentioned(world: World, message: Message) -> list[User]:
    """
    Those whom its text names, and, of a reply that rings, whom it replies to. Nobody
    can mention a webhook: it is no user. What the bot posts mentions nobody: it would
    have rung, which is refused.
    """
    if message.author is world.bot or message.application_owned:
        return []
    named = (world.users.get(int(id_)) for id_ in USER.findall(message.content))
    found = [user for user in named if user is not None]
    if message.type == REPLY and message.rings:
        target = world.messages.get(message.reference or 0)
        if target is not None and not target.deleted and target.webhook is None:
            found.append(target.author)
    return list({user.id: user for user in found}.values())


def shows_its_words(world: World, message: Message) -> bool:
    """
    Without the message content intent: its own messages (not those of its webhooks,
    discord-api-docs#5411), direct messages, and what mentions it (events/gateway,
    message content intent). A menu used on a message shows it too.
    """
    if message.author is world.bot or message.channel.is_dm:
        return True
    return world.bot in mentioned(world, message)
