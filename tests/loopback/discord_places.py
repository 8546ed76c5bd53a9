"""Building a world: guilds, their channels, their members and what each may do."""

from dataclasses import dataclass
from typing import Any

from tests.loopback.discord_messages import wake
from tests.loopback.discord_payloads import (
    member_payload,
    role_payload,
    thread_payload,
    told_payload,
)
from tests.loopback.discord_permissions import USUAL, bits
from tests.loopback.discord_state import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    FORUM,
    MEDIA,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    REPLY,
    REQUIRE_TAG,
    STAGE,
    TEXT,
    VOICE,
    Channel,
    Guild,
    Message,
    Role,
    User,
    Webhook,
    World,
)
from tests.loopback.discord_talk import refuse_to_write
from tests.loopback.discord_threads import announce, dm_with, remove_channel
from tests.loopback.discord_webhooks import make_webhook
from tests.loopback.discord_writing import erase, keep, new_message, tell

KINDS = {
    "text": TEXT,
    "announcement": ANNOUNCEMENT,
    "forum": FORUM,
    "media": MEDIA,
    "voice": VOICE,
    "stage": STAGE,
}


@dataclass(frozen=True, slots=True)
class Town:
    """A guild with a channel of each kind, an owner and two members, and a DM."""

    guild: Guild
    text: Channel
    announcement: Channel
    forum: Channel
    media: Channel
    voice: Channel
    stage: Channel
    thread: Channel
    dm: Channel
    ada: User
    ben: User


class Places:
    """Adds places and people to a world, and changes what somebody may do there."""

    world: World

    def user(self, name: str, *, bot: bool = False) -> User:
        user = User(self.world.new_id(), name, bot)
        self.world.users[user.id] = user
        return user

    def guild(
        self,
        name: str = "Agora",
        *,
        bot_may: tuple[str, ...] = (),
        bot_joins: bool = True,
    ) -> Guild:
        """
        A guild. Everybody has the usual rights (USUAL); the bot may make webhooks too,
        and whatever *bot_may* names (discord.py's names). Where the bot has not joined,
        people can use it only if they have installed it for themselves.
        """
        world = self.world
        owner = self.user(f"owner of {name}")
        guild = Guild(world.new_id(), name, owner, everyone=bits(*USUAL))
        world.guilds[guild.id] = guild
        self._join(guild, owner)
        if bot_joins:
            self._join(guild, world.bot, "manage_webhooks", *bot_may)
        return guild

    def member(self, guild: Guild, name: str, *rights: str) -> User:
        """A member with the usual rights and those named."""
        user = self.user(name)
        self._join(guild, user, *rights)
        return user

    def promote(self, guild: Guild, user: User, *rights: str) -> None:
        """Gives a member further rights: to the role that is theirs alone."""
        own = guild.held(user.id)[0]
        own.rights |= bits(*rights)
        told = {"guild_id": str(guild.id), "role": role_payload(own)}
        self.world.dispatch("GUILD_ROLE_UPDATE", told)

    def role(self, guild: Guild, name: str, *rights: str) -> Role:
        """A role that nobody holds yet; `give` and `take` change that."""
        made = Role(self.world.new_id(), name, bits(*rights))
        guild.roles[made.id] = made
        told = {"guild_id": str(guild.id), "role": role_payload(made)}
        self.world.dispatch("GUILD_ROLE_CREATE", told)
        return made

    def give(self, guild: Guild, role: Role, *users: User) -> None:
        """Without the members intent the bot hears of its own roles alone."""
        role.holders |= {user.id for user in users}
        self._tell_of_roles(guild, *users)

    def take(self, guild: Guild, role: Role, *users: User) -> None:
        role.holders -= {user.id for user in users}
        self._tell_of_roles(guild, *users)

    def _tell_of_roles(self, guild: Guild, *users: User) -> None:
        if self.world.bot in users:
            told = member_payload(guild, self.world.bot) | {"guild_id": str(guild.id)}
            self.world.dispatch("GUILD_MEMBER_UPDATE", told)

    def _join(self, guild: Guild, user: User, *rights: str) -> None:
        """Each member has a role of their own, which comes first."""
        guild.members[user.id] = user
        self.role(guild, user.name, *rights).holders.add(user.id)

    def channel(
        self,
        guild: Guild,
        kind: str,
        name: str,
        *,
        tags: tuple[str, ...] = (),
        requires_tag: bool = False,
    ) -> Channel:
        """*kind*: text, announcement, forum, media, voice or stage."""
        made = Channel(self.world.new_id(), KINDS[kind], name, guild)
        made.tags = [self._tag(tag) for tag in tags]
        made.flags = REQUIRE_TAG if requires_tag else 0
        self.world.channels[made.id] = made
        self.world.dispatch("CHANNEL_CREATE", told_payload(self.world, made))
        return made

    def _tag(self, name: str) -> dict[str, Any]:
        identity = str(self.world.new_id())
        plain = {"moderated": False, "emoji_id": None, "emoji_name": None}
        return {"id": identity, "name": name} | plain

    def thread(self, parent: Channel, name: str, owner: User | None = None) -> Channel:
        """A thread somebody else has opened (the bot, if *owner* is it)."""
        announced = parent.type == ANNOUNCEMENT
        kind = ANNOUNCEMENT_THREAD if announced else PUBLIC_THREAD
        return self._thread(parent, name, kind, owner or self.world.bot)

    def private_thread(self, parent: Channel, name: str, *joined: User) -> Channel:
        """One that the first of *joined* has opened, and the others were added to."""
        return self._thread(parent, name, PRIVATE_THREAD, *joined)

    def _thread(
        self, parent: Channel, name: str, kind: int, owner: User, *others: User
    ) -> Channel:
        made = Channel(
            self.world.new_id(),
            kind,
            name,
            parent.guild,
            parent=parent,
            owner=owner.id,
            joined={user.id for user in (owner, *others)},
            archive_time=self.world.clock.now(),
        )
        announce(self.world, made)
        return made

    def dm(self, user: User) -> Channel:
        """The bot's direct messages with *user*."""
        return dm_with(self.world, user)

    def webhook(
        self, channel: Channel, name: str, maker: User | None = None
    ) -> Webhook:
        """A webhook that *maker* made there (None: the bot did)."""
        return make_webhook(self.world, channel, name, maker or self.world.bot)

    def say(
        self,
        channel: Channel,
        user: User,
        content: str,
        *,
        reply_to: Message | None = None,
        rings: bool = False,
    ) -> Message:
        """
        Somebody posts a message; what it replies to *rings* if they leave that on.
        Raises NotOffered where Discord's client would not let them.
        """
        refuse_to_write(channel, user, content, reply_to)
        wake(self.world, channel, moderator=False)
        message = new_message(self.world, channel, user)
        message.content = content.strip()
        if reply_to is not None:
            message.type, message.reference = REPLY, reply_to.id
            message.rings = rings
        return keep(self.world, message)

    def tell_again(self, message: Message) -> None:
        """The gateway tells of a message once more, as after a resumed session."""
        tell(self.world, "MESSAGE_CREATE", message)

    def deny(self, channel: Channel, whom: User | Role | None, *names: str) -> None:
        """Takes permissions there from a member or a role (None: from everybody)."""
        self._overwrite(channel, whom, allow=0, deny=bits(*names))

    def allow(self, channel: Channel, whom: User | Role | None, *names: str) -> None:
        self._overwrite(channel, whom, allow=bits(*names), deny=0)

    def revoke(self, channel: Channel, *names: str) -> None:
        """Takes permissions there from the bot, while it runs."""
        self.deny(channel, self.world.bot, *names)

    def _overwrite(
        self, channel: Channel, whom: User | Role | None, *, allow: int, deny: int
    ) -> None:
        house = channel.house
        assert house.guild, "a direct message has no permissions to change"
        target = whom.id if whom else house.guild.id
        allowed, denied = house.overwrites.get(target, (0, 0))
        house.overwrites[target] = (allowed & ~deny | allow, denied & ~allow | deny)
        self.world.dispatch("CHANNEL_UPDATE", told_payload(self.world, house))

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        thread.archived, thread.locked = True, locked
        thread.archive_time = self.world.clock.now()
        self.world.dispatch("THREAD_UPDATE", thread_payload(self.world, thread))

    def open_again(self, thread: Channel) -> None:
        """A moderator unlocks it, and takes it out of the archive."""
        thread.archived = thread.locked = False
        self.world.dispatch("THREAD_UPDATE", thread_payload(self.world, thread))

    def delete(self, thing: Channel | Message | Webhook) -> None:
        """Somebody deletes a channel, a thread, a message or a webhook."""
        if isinstance(thing, Channel):
            remove_channel(self.world, thing)
        elif isinstance(thing, Message):
            erase(self.world, thing)
        else:
            self.world.webhooks.pop(thing.id, None)

    def town(self) -> Town:
        guild = self.guild()
        text = self.channel(guild, "text", "agora")
        ada = self.member(guild, "Ada")
        return Town(
            guild=guild,
            text=text,
            announcement=self.channel(guild, "announcement", "news"),
            forum=self.channel(guild, "forum", "questions", tags=("open",)),
            media=self.channel(guild, "media", "pictures"),
            voice=self.channel(guild, "voice", "lounge"),
            stage=self.channel(guild, "stage", "theatre"),
            thread=self.thread(text, "an older thread", ada),
            dm=self.dm(ada),
            ada=ada,
            ben=self.member(guild, "Ben"),
        )
