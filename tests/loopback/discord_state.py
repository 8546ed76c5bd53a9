"""
What the loopback Discord remembers, whatever the bot does: guilds, channels, members,
messages, webhooks, commands. The only place where it is kept.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.discord_refusals import Refusal, Violation

EPOCH_MS = 1_420_070_400_000

TEXT, DM, VOICE, GROUP_DM, ANNOUNCEMENT = 0, 1, 2, 3, 5
ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = 10, 11, 12
STAGE, FORUM, MEDIA = 13, 15, 16
THREADS = frozenset({ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
BOARDS = frozenset({FORUM, MEDIA})

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
HAS_THREAD = 1 << 5
REQUIRE_TAG = 1 << 4

DEFAULT, THREAD_CREATED, REPLY, CHAT_INPUT, THREAD_STARTER = 0, 18, 19, 20, 21


class Clock:
    """Seconds since the epoch, which a test can put forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.time() + self._ahead

    def skip(self, seconds: float) -> None:
        self._ahead += seconds


def moment(snowflake: int) -> float:
    """When a snowflake was made, in seconds since the epoch."""
    return ((snowflake >> 22) + EPOCH_MS) / 1000


@dataclass(slots=True)
class User:
    id: int
    name: str
    bot: bool = False


@dataclass(slots=True, eq=False)
class Role:
    """*rights* it gives everywhere; *holders* are the members who have it."""

    id: int
    name: str
    rights: int
    holders: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Guild:
    """*everyone* is what all members may do; the rest comes from *roles*."""

    id: int
    name: str
    owner: User
    everyone: int
    members: dict[int, User] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)

    def held(self, user: int) -> list[Role]:
        return [role for role in self.roles.values() if user in role.holders]


@dataclass(slots=True, eq=False)
class Channel:
    """
    A channel, a thread or a DM. *overwrites* maps the id of a member or a role (the
    guild's, for everyone) to what is (allowed, denied) there. *joined* are the members
    of a private thread.
    """

    id: int
    type: int
    name: str
    guild: Guild | None = None
    parent: "Channel | None" = None
    owner: int = 0
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    recipients: list[User] = field(default_factory=list)
    joined: set[int] = field(default_factory=set)
    tags: list[dict[str, Any]] = field(default_factory=list)
    applied_tags: list[str] = field(default_factory=list)
    flags: int = 0
    archived: bool = False
    locked: bool = False
    auto_archive_duration: int = 1440
    archive_time: float = 0.0

    @property
    def is_thread(self) -> bool:
        return self.type in THREADS

    @property
    def is_dm(self) -> bool:
        return self.type in {DM, GROUP_DM}

    @property
    def is_board(self) -> bool:
        return self.type in BOARDS

    @property
    def house(self) -> "Channel":
        """The channel whose permissions and webhooks hold here: a thread's parent."""
        return self.parent if self.is_thread and self.parent else self


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: int
    filename: str
    content_type: str
    data: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a message was until *at*, seconds since the epoch."""

    at: float
    content: str
    components: list[dict[str, Any]]
    embeds: list[dict[str, Any]]


@dataclass(slots=True, eq=False)
class Message:
    """
    A message; *username* is a webhook's name, or the author's. A reply that *rings*
    mentions whom it replies to.
    """

    id: int
    channel: Channel
    author: User
    username: str
    created: float
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[StoredFile] = field(default_factory=list)
    flags: int = 0
    type: int = DEFAULT
    webhook: int | None = None
    application_owned: bool = False
    avatar_url: str | None = None
    nonce: str | int | None = None
    reference: int | None = None
    rings: bool = False
    deleted: bool = False
    pinned: bool = False
    edits: list[Edit] = field(default_factory=list)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def edited(self) -> int:
        """How often it was edited."""
        return len(self.edits)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """All components, nested ones too, in reading order."""
        return list(walk(self.components))

    @property
    def text(self) -> str:
        """Everything a person reads there: content, text components, embeds."""
        texts = [self.content]
        texts += [part["content"] for part in self.parts if part.get("type") == 10]
        for embed in self.embeds:
            texts += [embed.get("title") or "", embed.get("description") or ""]
            for entry in embed.get("fields") or []:
                texts += [entry["name"], entry["value"]]
            texts.append((embed.get("footer") or {}).get("text") or "")
        return "\n".join(text for text in texts if text)

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons that can be pressed."""
        return [
            part.get("label") or ""
            for part in self.parts
            if part.get("type") == 2 and not part.get("disabled")
        ]


def walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All components of a tree, each before what it holds, accessories last."""
    found: list[dict[str, Any]] = []
    for part in components:
        found.append(part)
        found += walk(part.get("components") or [])
        found += walk(
            [part[key] for key in ("component", "accessory") if part.get(key)]
        )
    return found


@dataclass(slots=True, eq=False)
class Webhook:
    id: int
    token: str
    channel: Channel
    name: str
    maker: User


@dataclass(slots=True, eq=False)
class Invocation:
    """
    One interaction: what a person did, and what the bot made of it.

    *type* is 2 command, 3 component, 4 autocomplete, 5 modal; *kind* is the callback's
    type once there is one; *message* is what @original means.
    """

    id: int
    token: str
    type: int
    channel: Channel
    user: User
    begun: float
    pressed: Message | None = None
    user_installed: bool = False
    kind: int | None = None
    answered: float | None = None
    message: Message | None = None
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    followups: list[Message] = field(default_factory=list)
    late: bool = False
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees the answer."""
        return self.message is not None and self.message.ephemeral

    @property
    def deferred(self) -> bool:
        """Whether it is still "thinking"."""
        return self.message is not None and bool(self.message.flags & LOADING)

    @property
    def text(self) -> str:
        """All that was said in reply, follow-ups too."""
        said = [self.message] if self.message and self.kind in {4, 5} else []
        return "\n".join(m.text for m in [*said, *self.followups] if m.text)

    async def response(self, timeout: float = 3.0) -> int:  # noqa: ASYNC109 - a deadline of Discord's
        """The type of the callback; raises TimeoutError if none comes in time."""
        async with asyncio.timeout(timeout):
            await self.heard.wait()
        assert self.kind is not None
        return self.kind


@dataclass(slots=True)
class World:
    """Everything there is; *dispatch* hands an event to the gateway."""

    clock: Clock
    bot: User
    application: int
    guilds: dict[int, Guild] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    webhooks: dict[int, Webhook] = field(default_factory=dict)
    invocations: dict[str, Invocation] = field(default_factory=dict)
    commands: dict[int | None, list[dict[str, Any]]] = field(default_factory=dict)
    created_commands: list[tuple[float, int | None]] = field(default_factory=list)
    files: dict[int, StoredFile] = field(default_factory=dict)
    nonces: dict[tuple[int, str], tuple[float, int]] = field(default_factory=dict)
    deduplicated: list[int] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    edit_times: list[tuple[float, int]] = field(default_factory=list)
    nonce_seconds: float = 180.0
    address: str = ""
    dispatch: Callable[[str, dict[str, Any]], None] = lambda _event, _data: None
    _last_id: int = 0

    def new_id(self) -> int:
        made = (int(self.clock.now() * 1000) - EPOCH_MS) << 22
        self._last_id = max(made, self._last_id + 1)
        return self._last_id

    def violate(self, request: str, fault: str, body: object = None) -> None:
        self.violations.append(Violation(request, fault, body))

    def channel(self, channel_id: int) -> Channel:
        if channel_id not in self.channels:
            raise Refusal(10003)
        return self.channels[channel_id]

    def message(self, channel: Channel, message_id: int) -> Message:
        """A message of that channel that the bot can address by its id."""
        message = self.messages.get(message_id)
        if not message or message.deleted or message.channel is not channel:
            raise Refusal(10008)
        return message

    def in_channel(self, channel: Channel) -> list[Message]:
        """The messages that stand there for all to see, oldest first."""
        return sorted(
            (
                message
                for message in self.messages.values()
                if message.channel is channel
                and not message.deleted
                and not message.ephemeral
            ),
            key=lambda message: message.id,
        )
