"""The REST routes of channels and threads: read, rename, archive, create. No I/O."""

from collections.abc import Callable

from tests.loopback.discord_calls import NO_CONTENT, Call, Reply
from tests.loopback.discord_payloads import (
    channel_payload,
    message_payload,
    thread_payload,
    told_payload,
    user_payload,
)
from tests.loopback.discord_permissions import VIEW, bits, demand, granted
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_rules import check_name
from tests.loopback.discord_state import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    DM,
    HAS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    REQUIRE_TAG,
    TEXT,
    THREAD_CREATED,
    THREAD_STARTER,
    Channel,
    User,
    World,
)
from tests.loopback.discord_writing import absorb, keep, new_message

Handler = Callable[[World, Call], Reply]
CHANNEL = "/channels/{channel_id}"
DURATIONS = frozenset({None, 60, 1440, 4320, 10080})


def _open_thread(world: World, call: Call, parent: Channel, kind: int) -> Channel:
    """A new thread, not yet in the world."""
    body = call.json
    if body.get("auto_archive_duration") not in DURATIONS:
        raise malformed(f"auto_archive_duration {body['auto_archive_duration']}")
    return Channel(
        id=world.new_id(),
        type=kind,
        name=check_name(body.get("name"), 100, "thread name"),
        guild=parent.guild,
        parent=parent,
        owner=world.bot.id,
        joined={world.bot.id},
        auto_archive_duration=body.get("auto_archive_duration") or 1440,
        archive_time=world.clock.now(),
    )


def announce(world: World, thread: Channel) -> None:
    world.channels[thread.id] = thread
    if not granted(thread, world.bot.id) & VIEW:
        return  # the bot is told only of threads that it may see
    payload = thread_payload(world, thread) | {"newly_created": True}
    world.dispatch("THREAD_CREATE", payload)


def _check_parent(channel: Channel) -> None:
    if channel.is_dm:
        raise Refusal(50003)
    if channel.type not in {TEXT, ANNOUNCEMENT}:
        # Threads do not nest, and voice chats have none.
        raise Refusal(50024)


def thread_from_message(world: World, call: Call) -> Reply:
    parent = world.channel(call.id("channel_id"))
    demand(parent, world.bot.id)
    _check_parent(parent)
    demand(parent, world.bot.id, "create_public_threads")
    message = world.message(parent, call.id("message_id"))
    if message.ephemeral:
        raise Refusal(10008)
    if message.id in world.channels:
        raise Refusal(160004)
    announced = parent.type == ANNOUNCEMENT
    kind = ANNOUNCEMENT_THREAD if announced else PUBLIC_THREAD
    thread = _open_thread(world, call, parent, kind)
    thread.id = message.id
    message.flags |= HAS_THREAD
    announce(world, thread)
    starter = keep(world, new_message(world, thread, message.author))
    starter.type, starter.reference = THREAD_STARTER, message.id
    return Reply(201, thread_payload(world, thread))


def thread_without_message(world: World, call: Call) -> Reply:
    parent = world.channel(call.id("channel_id"))
    demand(parent, world.bot.id)
    if parent.is_board:
        return _forum_post(world, call, parent)
    _check_parent(parent)
    # Private unless a type is given: resources/channel, start thread without message.
    kind = int(call.json.get("type") or PRIVATE_THREAD)
    if (kind == ANNOUNCEMENT_THREAD) != (parent.type == ANNOUNCEMENT):
        raise Refusal(50024)
    private = kind == PRIVATE_THREAD
    needed = "create_private_threads" if private else "create_public_threads"
    demand(parent, world.bot.id, needed)
    thread = _open_thread(world, call, parent, kind)
    announce(world, thread)
    if not private:
        notice = keep(world, new_message(world, parent, world.bot))
        notice.type, notice.content = THREAD_CREATED, thread.name
    return Reply(201, thread_payload(world, thread))


def _forum_post(world: World, call: Call, board: Channel) -> Reply:
    demand(board, world.bot.id, "send_messages")
    body = call.json
    tags = body.get("applied_tags") or []
    if board.flags & REQUIRE_TAG and not tags:
        raise Refusal(40067)
    if unknown := set(tags) - {tag["id"] for tag in board.tags}:
        raise malformed(f"tags {sorted(unknown)} are not of this channel")
    if not isinstance(body.get("message"), dict):
        raise malformed("a post without a message")
    thread = _open_thread(world, call, board, PUBLIC_THREAD)
    thread.applied_tags = list(tags)
    first = new_message(world, thread, world.bot)
    first.id = thread.id
    if call.uploads:
        demand(board, world.bot.id, "attach_files")
    if body["message"].get("embeds"):
        demand(board, world.bot.id, "embed_links")
    absorb(world, call, body["message"], first)
    announce(world, thread)
    keep(world, first)
    payload = thread_payload(world, thread) | {"message": message_payload(world, first)}
    return Reply(201, payload)


def get_channel(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    return Reply(200, channel_payload(world, channel))


def patch_channel(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    demand(channel, world.bot.id)
    if not channel.is_thread:
        demand(channel, world.bot.id, "manage_channels")
        channel.name = call.json.get("name") or channel.name
        world.dispatch("CHANNEL_UPDATE", told_payload(world, channel))
        return Reply(200, channel_payload(world, channel))
    _change_thread(world, call, channel)
    payload = thread_payload(world, channel)
    world.dispatch("THREAD_UPDATE", payload)
    return Reply(200, payload)


def _change_thread(world: World, call: Call, thread: Channel) -> None:
    body = call.json
    moderator = bool(granted(thread, world.bot.id) & bits("manage_threads"))
    if not moderator and ("locked" in body or thread.owner != world.bot.id):
        raise Refusal(50013)
    if thread.archived and body.get("archived") is not False:
        raise Refusal(50083)
    if thread.locked and not moderator:
        raise Refusal(160005)
    if body.get("name") is not None:
        thread.name = check_name(body["name"], 100, "thread name")
    if body.get("archived") is not None:
        thread.archived, thread.archive_time = body["archived"], call.at
    thread.locked = bool(body.get("locked", thread.locked))
    duration = body.get("auto_archive_duration")
    thread.auto_archive_duration = duration or thread.auto_archive_duration
    if body.get("applied_tags") is not None:
        thread.applied_tags = list(body["applied_tags"])


def delete_channel(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    needed = "manage_threads" if channel.is_thread else "manage_channels"
    demand(channel, world.bot.id, needed)
    payload = channel_payload(world, channel)
    remove_channel(world, channel)
    return Reply(200, payload)


def remove_channel(world: World, channel: Channel) -> None:
    """Takes it, its messages and its threads away, and says so over the gateway."""
    for thread in [c for c in world.channels.values() if c.parent is channel]:
        remove_channel(world, thread)
    payload = channel_payload(world, channel)
    for message in world.in_channel(channel):
        message.deleted = True
    del world.channels[channel.id]
    kind = "THREAD" if channel.is_thread else "CHANNEL"
    world.dispatch(f"{kind}_DELETE", payload)


def join_thread(world: World, call: Call) -> Reply:
    thread = world.channel(call.id("channel_id"))
    demand(thread, world.bot.id)
    if thread.archived:
        raise Refusal(50083)
    thread.joined.add(world.bot.id)
    return NO_CONTENT


def open_dm(world: World, call: Call) -> Reply:
    recipient = world.users.get(int(call.json.get("recipient_id") or 0))
    if recipient is None:
        raise Refusal(10013)
    return Reply(200, channel_payload(world, dm_with(world, recipient)))


def dm_with(world: World, user: User) -> Channel:
    """The one DM of the bot with *user*."""
    for channel in world.channels.values():
        if channel.type == DM and channel.recipients == [user]:
            return channel
    channel = Channel(world.new_id(), DM, user.name, recipients=[user])
    world.channels[channel.id] = channel
    return channel


def get_user(world: World, call: Call) -> Reply:
    user = world.users.get(call.id("user_id"))
    if user is None:
        raise Refusal(10013)
    return Reply(200, user_payload(user))


ROUTES: dict[tuple[str, str], Handler] = {
    ("GET", CHANNEL): get_channel,
    ("PATCH", CHANNEL): patch_channel,
    ("DELETE", CHANNEL): delete_channel,
    ("POST", CHANNEL + "/threads"): thread_without_message,
    ("POST", CHANNEL + "/messages/{message_id}/threads"): thread_from_message,
    ("PUT", CHANNEL + "/thread-members/@me"): join_thread,
    ("POST", "/users/@me/channels"): open_dm,
    ("GET", "/users/{user_id}"): get_user,
}
