"""How a request's body becomes a message: checked first, then kept. No I/O."""

from collections.abc import Sequence
from typing import Any

from tests.loopback.discord_calls import Call
from tests.loopback.discord_payloads import told_message
from tests.loopback.discord_permissions import VIEW, granted
from tests.loopback.discord_refusals import malformed
from tests.loopback.discord_rules import (
    Draft,
    check,
    check_uploads,
    hidden_files,
    pings,
)
from tests.loopback.discord_state import (
    COMPONENTS_V2,
    Channel,
    Edit,
    Message,
    StoredFile,
    User,
    World,
    walk,
)

Body = dict[str, Any]

SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS = 1 << 2, 1 << 12
AT_CREATION = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
AT_EDIT = SUPPRESS_EMBEDS | COMPONENTS_V2


def new_message(world: World, channel: Channel, author: User) -> Message:
    """A message that is not yet anywhere; `keep` puts it into the channel."""
    identity = world.new_id()
    return Message(
        id=identity,
        channel=channel,
        author=author,
        username=author.name,
        created=world.clock.now(),
    )


def keep(world: World, message: Message) -> Message:
    """Puts it into its channel, and tells of it."""
    world.messages[message.id] = message
    tell(world, "MESSAGE_CREATE", message)
    return message


def tell(world: World, event: str, message: Message) -> None:
    """The gateway tells of a message to whoever may see its channel."""
    place = message.channel
    if message.ephemeral or not granted(place, world.bot.id) & VIEW:
        return
    world.dispatch(event, told_message(world, message))


def erase(world: World, message: Message) -> None:
    message.deleted = True
    place = message.channel
    if message.ephemeral or not granted(place, world.bot.id) & VIEW:
        return
    told = {"id": str(message.id), "channel_id": str(place.id)}
    server = {"guild_id": str(place.guild.id)} if place.guild else {}
    world.dispatch("MESSAGE_DELETE", told | server)


def absorb(world: World, call: Call, body: Body, message: Message) -> None:
    """Writes *body* into a new or deferred message; raises before touching it."""
    flags = int(body.get("flags") or 0) & AT_CREATION
    _absorb(world, call, body, message, message.flags | flags)


def amend(world: World, call: Call, body: Body, message: Message) -> None:
    """Edits a message, keeping what it was."""
    before = Edit(
        world.clock.now(), message.content, message.components, message.embeds
    )
    flags = message.flags
    if body.get("flags") is not None:
        asked = int(body["flags"]) & AT_EDIT
        # IS_COMPONENTS_V2 cannot be taken back.
        flags = (flags & ~SUPPRESS_EMBEDS) | asked
    _absorb(world, call, body, message, flags)
    message.edits.append(before)
    world.edit_times.append((before.at, message.channel.id))
    tell(world, "MESSAGE_UPDATE", message)


def _absorb(world: World, call: Call, body: Body, message: Message, flags: int) -> None:
    check_uploads(call.uploads, body.get("attachments"))
    kept = _kept(message, body)
    draft = Draft(
        content=_field(body, "content", message.content) or "",
        embeds=_field(body, "embeds", message.embeds) or [],
        components=_field(body, "components", message.components) or [],
        files=[*(f.filename for f in kept), *(u.filename for u in call.uploads)],
        flags=flags,
        others=bool(body.get("poll") or body.get("sticker_ids")),
    )
    check(draft)
    if pings(draft, body.get("allowed_mentions")):
        world.violate(call.name, "mentions in this text would ring", body)
    # What an edit leaves alone shows its files by their urls.
    if "components" in body and hidden_files(draft):
        world.violate(call.name, "files that no component of V2 shows", body)
    added = _stored(world, call, message)
    message.content = draft.content.strip()
    message.embeds = [{"type": "rich"} | dict(embed) for embed in draft.embeds]
    message.attachments = [*kept, *added]
    message.components = _resolved(draft.components, message.attachments)
    message.flags = flags


def _field(body: Body, name: str, before: Any) -> Any:  # noqa: ANN401 - JSON
    return body.get(name, before)


def _kept(message: Message, body: Body) -> list[StoredFile]:
    """The files an edit leaves: all of them, unless it lists some."""
    listed = body.get("attachments")
    if not isinstance(listed, list):
        return list(message.attachments)
    wanted = {int(entry.get("id", 0)) for entry in listed}
    kept = [file for file in message.attachments if file.id in wanted]
    if unknown := [w for w in wanted if w >= 1 << 22 and w not in {f.id for f in kept}]:
        raise malformed(f"attachments {unknown} are not of this message")
    return kept


def _stored(world: World, call: Call, message: Message) -> list[StoredFile]:
    return [
        store_file(
            world, message.channel, upload.filename, upload.data, upload.content_type
        )
        for upload in sorted(call.uploads, key=lambda upload: upload.number)
    ]


def store_file(
    world: World, channel: Channel, filename: str, data: bytes, content_type: str
) -> StoredFile:
    """Keeps a file so that it can be fetched from its url."""
    identity = world.new_id()
    url = f"{world.address}/attachments/{channel.id}/{identity}/{filename}"
    file = StoredFile(identity, filename, content_type, data, url)
    world.files[identity] = file
    return file


def _resolved(components: Sequence[Body], files: list[StoredFile]) -> list[Body]:
    """The components as Discord gives them back: numbered, files with their urls."""
    copies = [_copied(part) for part in components]
    by_name = {f"attachment://{file.filename}": file for file in files}
    taken = {part["id"] for part in walk(copies) if part.get("id")}
    free = (number for number in range(1, 1000) if number not in taken)
    for part in walk(copies):
        part["id"] = part.get("id") or next(free)
        media = [part.get("file"), part.get("media")]
        media += [item.get("media") for item in part.get("items") or []]
        for item in media:
            if item and (file := by_name.get(item.get("url", ""))):
                item |= {"url": file.url, "proxy_url": file.url}
                if part.get("file") is item:
                    part |= {"name": file.filename, "size": len(file.data)}
    return copies


def _copied(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, dict):
        return {key: _copied(value) for key, value in part.items()}
    return [_copied(item) for item in part] if isinstance(part, list) else part
