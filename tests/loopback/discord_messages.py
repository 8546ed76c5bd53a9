"""The REST routes of messages: post, read, edit, delete, pin, react. No I/O."""

from collections.abc import Callable
from typing import Any

from tests.loopback.discord_calls import NO_CONTENT, Call, Reply
from tests.loopback.discord_mentions import shows_its_words
from tests.loopback.discord_payloads import message_payload, thread_payload
from tests.loopback.discord_permissions import (
    bits,
    demand,
    demand_sending,
    granted,
)
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_state import (
    CHAT_INPUT,
    DEFAULT,
    LOADING,
    REPLY,
    Channel,
    Message,
    World,
    moment,
)
from tests.loopback.discord_writing import absorb, amend, erase, keep, new_message, tell

Handler = Callable[[World, Call], Reply]
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"


def wake(world: World, thread: Channel, *, moderator: bool) -> None:
    """A message un-archives the thread it goes to; a locked one takes none."""
    if thread.locked and not moderator:
        raise Refusal(160005)
    if not thread.archived:
        return
    thread.archived, thread.archive_time = False, world.clock.now()
    world.dispatch("THREAD_UPDATE", thread_payload(world, thread))


def may_write(world: World, channel: Channel, call: Call) -> None:
    """What every message of the bot needs in its channel."""
    demand(channel, world.bot.id)
    if channel.is_board:
        raise Refusal(40058)
    demand_sending(channel, world.bot.id)
    if call.uploads:
        demand(channel, world.bot.id, "attach_files")
    if call.json.get("embeds"):
        demand(channel, world.bot.id, "embed_links")


def post_message(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    may_write(world, channel, call)
    body = call.json
    message = new_message(world, channel, world.bot)
    message.reference = _reference(world, channel, body)
    if message.reference is not None:
        message.type = REPLY
    nonce = body.get("nonce")
    _check_nonce(nonce)
    if body.get("enforce_nonce") and nonce is not None:
        first = _first_of(world, str(nonce))
        if first:
            world.deduplicated.append(first.id)
            return Reply(200, message_payload(world, first) | {"nonce": nonce})
    absorb(world, call, body, message)
    moderator = bool(granted(channel, world.bot.id) & bits("manage_threads"))
    wake(world, channel, moderator=moderator)
    message.nonce = nonce
    keep(world, message)
    if nonce is not None:
        moment_and_id = (world.clock.now(), message.id)
        world.nonces[world.bot.id, str(nonce)] = moment_and_id
    return Reply(200, message_payload(world, message) | {"nonce": nonce})


def _check_nonce(nonce: object) -> None:
    if nonce is not None and len(str(nonce)) > 25:
        raise malformed(f"a nonce of {len(str(nonce))} characters, at most 25")


def _first_of(world: World, nonce: str) -> Message | None:
    """The message posted under that nonce within the past few minutes."""
    known = world.nonces.get((world.bot.id, nonce))
    if not known or world.clock.now() - known[0] > world.nonce_seconds:
        return None
    message = world.messages[known[1]]
    if message.deleted:
        # discord-api-docs#6647: the repeat errors, it does not post again.
        raise Refusal(10008)
    return message


def _reference(world: World, channel: Channel, body: dict[str, Any]) -> int | None:
    asked = body.get("message_reference")
    if not asked:
        return None
    if not granted(channel, world.bot.id) & bits("read_message_history"):
        raise Refusal(160002)
    target = world.messages.get(int(asked["message_id"]))
    found = target and not target.deleted and target.channel is channel
    if not found and asked.get("fail_if_not_exists", True):
        raise malformed("message_reference: Unknown message")
    return int(asked["message_id"])


def _shown(world: World, message: Message) -> dict[str, Any]:
    return message_payload(world, message, blind=not shows_its_words(world, message))


def get_messages(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    if channel.is_board:
        raise Refusal(50008)
    limit = int(call.query.get("limit", "50"))
    if not 1 <= limit <= 100:
        raise malformed(f"limit {limit}: 1 to 100 are due")
    if not granted(channel, world.bot.id) & bits("read_message_history"):
        return Reply(200, [])
    there = world.in_channel(channel)
    if "after" in call.query:
        after = int(call.query["after"])
        picked = [message for message in there if message.id > after][:limit]
    elif "around" in call.query:
        around = int(call.query["around"])
        older = [message for message in there if message.id < around]
        first = max(0, len(older) - limit // 2)
        picked = there[first : first + limit]
    else:
        before = int(call.query.get("before", 1 << 63))
        picked = [message for message in there if message.id < before][-limit:]
    return Reply(200, [_shown(world, message) for message in reversed(picked)])


def _visible(world: World, call: Call) -> Message:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    message = world.message(channel, call.id("message_id"))
    if message.ephemeral:
        raise Refusal(10008)
    return message


def get_message(world: World, call: Call) -> Reply:
    message = _visible(world, call)
    demand(message.channel, world.bot.id, "read_message_history")
    return Reply(200, _shown(world, message))


def patch_message(world: World, call: Call) -> Reply:
    message = _visible(world, call)
    if message.type not in {DEFAULT, CHAT_INPUT, REPLY}:
        raise Refusal(50021)
    if message.author is not world.bot:
        raise Refusal(50005)
    if call.uploads:
        demand(message.channel, world.bot.id, "attach_files")
    revise(world, call, message)
    return Reply(200, message_payload(world, message))


def revise(world: World, call: Call, message: Message) -> None:
    """Edits; an archived thread's messages stay as they are."""
    if message.channel.archived:
        raise Refusal(50083)
    if message.flags & LOADING:
        absorb(world, call, call.json, message)
        message.flags &= ~LOADING
        tell(world, "MESSAGE_UPDATE", message)
        return
    amend(world, call, call.json, message)


def delete_message(world: World, call: Call) -> Reply:
    message = _visible(world, call)
    if message.author is not world.bot:
        demand(message.channel, world.bot.id, "manage_messages")
    if message.channel.archived:
        raise Refusal(50083)
    erase(world, message)
    return NO_CONTENT


def bulk_delete(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id, "manage_messages")
    wanted = [int(identity) for identity in call.json.get("messages", [])]
    if not 2 <= len(wanted) <= 100:
        raise malformed(f"{len(wanted)} messages: 2 to 100 are due")
    if any(call.at - moment(identity) > 14 * 86_400 for identity in wanted):
        raise malformed("a message older than 14 days")
    for identity in wanted:
        if identity in world.messages:
            erase(world, world.messages[identity])
    return NO_CONTENT


def pin(world: World, call: Call) -> Reply:
    message = _visible(world, call)
    demand(message.channel, world.bot.id, "pin_messages")
    message.pinned = call.method == "PUT"
    return NO_CONTENT


def react(world: World, call: Call) -> Reply:
    message = _visible(world, call)
    demand(message.channel, world.bot.id, "read_message_history", "add_reactions")
    return NO_CONTENT


def typing(world: World, call: Call) -> Reply:
    demand_sending(world.channel(call.id("channel_id")), world.bot.id)
    return NO_CONTENT


ROUTES: dict[tuple[str, str], Handler] = {
    ("POST", MESSAGES): post_message,
    ("GET", MESSAGES): get_messages,
    ("GET", MESSAGE): get_message,
    ("PATCH", MESSAGE): patch_message,
    ("DELETE", MESSAGE): delete_message,
    ("POST", MESSAGES + "/bulk-delete"): bulk_delete,
    ("PUT", MESSAGES + "/pins/{message_id}"): pin,
    ("DELETE", MESSAGES + "/pins/{message_id}"): pin,
    ("PUT", MESSAGE + "/reactions/{emoji_name}/@me"): react,
    ("DELETE", MESSAGE + "/reactions/{emoji_name}/@me"): react,
    ("POST", "/channels/{channel_id}/typing"): typing,
}
