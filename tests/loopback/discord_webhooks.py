"""The REST routes of webhooks: make, list, execute, edit, delete. No I/O."""

import secrets
from collections.abc import Callable
from typing import Any

from tests.loopback.discord_calls import NO_CONTENT, Call, Reply
from tests.loopback.discord_interactions import (
    delete_followup,
    get_followup,
    patch_followup,
    post_followup,
)
from tests.loopback.discord_messages import revise, wake
from tests.loopback.discord_payloads import message_payload, webhook_payload
from tests.loopback.discord_permissions import demand
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_rules import check_name, check_webhook_name
from tests.loopback.discord_state import (
    PUBLIC_THREAD,
    Channel,
    Message,
    User,
    Webhook,
    World,
    walk,
)
from tests.loopback.discord_threads import announce
from tests.loopback.discord_writing import absorb, erase, keep, new_message

Handler = Callable[[World, Call], Reply]
MAKE = "/channels/{channel_id}/webhooks"
BY_ID = "/webhooks/{webhook_id}"
BY_TOKEN = BY_ID + "/{webhook_token}"
MESSAGE = BY_TOKEN + "/messages/{message_id}"
MAX_PER_CHANNEL = 15


def in_channel(world: World, channel: Channel) -> list[Webhook]:
    return [hook for hook in world.webhooks.values() if hook.channel is channel]


def make_webhook(world: World, channel: Channel, name: str, maker: User) -> Webhook:
    hook = Webhook(world.new_id(), secrets.token_urlsafe(51), channel, name, maker)
    world.webhooks[hook.id] = hook
    return hook


def post_webhook(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    if channel.is_dm or channel.is_thread:
        raise Refusal(50024)
    demand(channel, world.bot.id, "manage_webhooks")
    name = check_webhook_name(call.json.get("name"))
    if len(in_channel(world, channel)) >= MAX_PER_CHANNEL:
        raise Refusal(30007)
    hook = make_webhook(world, channel, name, world.bot)
    return Reply(200, webhook_payload(world, hook))


def list_webhooks(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    if channel.is_dm or channel.is_thread:
        raise Refusal(50024)
    demand(channel, world.bot.id, "manage_webhooks")
    hooks = in_channel(world, channel)
    return Reply(200, [webhook_payload(world, hook) for hook in hooks])


def _known(world: World, call: Call) -> Webhook:
    hook = world.webhooks.get(call.id("webhook_id"))
    if hook is None:
        raise Refusal(10015)
    if "webhook_token" in call.ids:
        if call.ids["webhook_token"] != hook.token:
            raise Refusal(50027)
    else:
        demand(hook.channel, world.bot.id, "manage_webhooks")
    return hook


def get_webhook(world: World, call: Call) -> Reply:
    return Reply(200, webhook_payload(world, _known(world, call)))


def patch_webhook(world: World, call: Call) -> Reply:
    hook = _known(world, call)
    if "name" in call.json:
        hook.name = check_webhook_name(call.json["name"])
    return Reply(200, webhook_payload(world, hook))


def delete_webhook(world: World, call: Call) -> Reply:
    hook = _known(world, call)
    del world.webhooks[hook.id]
    payload = {
        "channel_id": str(hook.channel.id),
        "guild_id": str(hook.channel.guild.id if hook.channel.guild else 0),
    }
    world.dispatch("WEBHOOKS_UPDATE", payload)
    return NO_CONTENT


def _is_ours(world: World, call: Call) -> bool:
    """Whether the route means an interaction's token and not a webhook's."""
    return call.id("webhook_id") == world.application


def _target(world: World, call: Call, hook: Webhook) -> Channel:
    """Where the message goes: the webhook's channel, or a thread of it."""
    thread_id = call.query.get("thread_id")
    title = call.json.get("thread_name")
    if thread_id and title:
        raise Refusal(220002, fault="thread_id beside thread_name")
    if thread_id:
        thread = world.channels.get(int(thread_id))
        if not thread or thread.parent is not hook.channel:
            fault = "the thread is not in the webhook's channel"
            raise Refusal(10003, status=400, fault=fault)
        return thread
    if title and not hook.channel.is_board:
        raise Refusal(220003, fault="thread_name outside a forum")
    if hook.channel.is_board and not title:
        raise Refusal(220001, fault="a forum's webhook without thread")
    return hook.channel


def execute(world: World, call: Call) -> Reply:
    if _is_ours(world, call):
        return post_followup(world, call)
    hook = _known(world, call)
    body = call.json
    target = _target(world, call, hook)
    name, avatar = body.get("username"), body.get("avatar_url")
    if name is not None:
        check_webhook_name(name)
    if avatar is not None and not str(avatar).startswith(("http://", "https://")):
        raise malformed(f"avatar_url {avatar!r:.100}")
    author = User(hook.id, name or hook.name, bot=True)
    if target.is_board:
        target = _post_thread(world, target, body["thread_name"], hook)
    message = new_message(world, target, author)
    if hook.maker is not world.bot:
        body = _of_a_stranger(call, body)
    absorb(world, call, body, message)
    if target.is_thread:
        wake(world, target, moderator=False)
    message.webhook, message.avatar_url = hook.id, avatar
    message.application_owned = hook.maker is world.bot
    if target.is_thread and target.id not in world.channels:
        announce(world, target)
    keep(world, message)
    if not call.asks("wait"):
        return NO_CONTENT
    return Reply(200, message_payload(world, message))


def _of_a_stranger(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """
    What a webhook may post that no application owns: resources/webhook, execute: its
    components are ignored without with_components, and never interactive.
    """
    if not call.asks("with_components"):
        return {key: value for key, value in body.items() if key != "components"}
    if any(part.get("custom_id") for part in walk(body.get("components") or [])):
        raise malformed("interactive components of a webhook no application owns")
    return body


def _post_thread(world: World, board: Channel, title: str, hook: Webhook) -> Channel:
    return Channel(
        id=world.new_id(),
        type=PUBLIC_THREAD,
        name=check_name(title, 100, "thread name"),
        guild=board.guild,
        parent=board,
        owner=hook.id,
        archive_time=world.clock.now(),
    )


def _own(world: World, call: Call) -> Message:
    """A message of this webhook, in the channel or thread that was named."""
    hook = _known(world, call)
    thread_id = call.query.get("thread_id")
    place = world.channel(int(thread_id)) if thread_id else hook.channel
    message = world.message(place, call.id("message_id"))
    if message.webhook != hook.id:
        raise Refusal(10008)
    return message


def get_own(world: World, call: Call) -> Reply:
    if _is_ours(world, call):
        return get_followup(world, call)
    return Reply(200, message_payload(world, _own(world, call)))


def patch_own(world: World, call: Call) -> Reply:
    if _is_ours(world, call):
        return patch_followup(world, call)
    message = _own(world, call)
    revise(world, call, message)
    return Reply(200, message_payload(world, message))


def delete_own(world: World, call: Call) -> Reply:
    if _is_ours(world, call):
        return delete_followup(world, call)
    message = _own(world, call)
    if message.channel.archived:
        raise Refusal(50083)
    erase(world, message)
    return NO_CONTENT


ROUTES: dict[tuple[str, str], Handler] = {
    ("POST", MAKE): post_webhook,
    ("GET", MAKE): list_webhooks,
    ("GET", BY_ID): get_webhook,
    ("PATCH", BY_ID): patch_webhook,
    ("DELETE", BY_ID): delete_webhook,
    ("GET", BY_TOKEN): get_webhook,
    ("PATCH", BY_TOKEN): patch_webhook,
    ("DELETE", BY_TOKEN): delete_webhook,
    ("POST", BY_TOKEN): execute,
    ("GET", MESSAGE): get_own,
    ("PATCH", MESSAGE): patch_own,
    ("DELETE", MESSAGE): delete_own,
    ("GET", BY_TOKEN + "/messages/@original"): get_own,
    ("PATCH", BY_TOKEN + "/messages/@original"): patch_own,
    ("DELETE", BY_TOKEN + "/messages/@original"): delete_own,
}
