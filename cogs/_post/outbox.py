"""
The outbox: each message of a symposium stands in its place exactly once, and does so
even where the archive fails while voices speak.

What is to be posted is a row before it is sent, and the row is closed with the
message's id. A row that is still open, after a crash or a lost reply, is either sent
again under its nonce, which Discord deduplicates for "the past few minutes", or looked
for by its marker first: nonces are neither stored nor known to webhooks.
https://docs.discord.com/developers/resources/message#create-message
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import discord

from bot.archive import Archive
from bot.domain.names import SymposiumId
from bot.domain.place import Post, Via
from bot.errors import Unwritable
from cogs._post.letter import Letter
from cogs._post.trying import Limited, Tries, may_be_repeated
from cogs._show.facts import UNKNOWN_MESSAGE

log = logging.getLogger(__name__)

STARTER = "starter"
"""The key of the message that all others of a symposium come after."""
# Discord promises "a few minutes" for a nonce; two are few.
_NONCE_LASTS = timedelta(minutes=2)


class Mail(Protocol):
    """
    A way into one channel. *send* gives the message's id; *find* looks for a letter
    that may have been sent: after the message of the given id, not among the *others*.
    """

    @property
    def channel(self) -> int: ...

    @property
    def via(self) -> Via: ...

    async def send(self, letter: Letter, nonce: str | None, /) -> int: ...

    async def find(
        self, letter: Letter, after: int | None, others: frozenset[int], /
    ) -> int | None: ...


class Outbox:
    """The posts of one symposium; the only place from which it posts."""

    def __init__(
        self,
        archive: Archive,
        symposium: SymposiumId,
        posts: tuple[Post, ...],
        tries: Tries,
    ) -> None:
        self._archive = archive
        self._symposium = symposium
        self._posts = {post.key: post for post in posts}
        self._tries = tries
        self._unwritten: set[str] = set()
        # Asked to be posted once, and refused: surely not there, so not looked for.
        self._refused: set[str] = set()

    @classmethod
    async def open(
        cls, archive: Archive, symposium: SymposiumId, tries: Tries | None = None
    ) -> "Outbox":
        """*tries* is how long it goes on posting what it cannot post at once."""
        posts = await archive.posts(symposium)
        return cls(archive, symposium, posts, tries or Tries())

    def knows(self, key: str) -> bool:
        """Whether a message was intended under *key*."""
        return key in self._posts

    def message(self, key: str) -> int | None:
        """The id of the message that stands there under *key*, if it is posted."""
        post = self._posts.get(key)
        return None if post is None else post.message

    def channel(self, key: str) -> int | None:
        """Where the message under *key* was to be posted."""
        post = self._posts.get(key)
        return None if post is None else post.channel

    def via(self, key: str) -> Via | None:
        """Who posts or has posted what stands under *key*."""
        post = self._posts.get(key)
        return None if post is None else post.via

    def is_finished(self, key: str) -> bool:
        """Whether what it is to hold in the end stands under *key*."""
        post = self._posts.get(key)
        return post is not None and post.message is not None and post.finished

    async def finish(self, key: str) -> None:
        """What it is to hold in the end stands there."""
        if self.is_finished(key):
            return
        post = self._posts[key] = replace(self._posts[key], finished=True)
        try:
            if key not in self._unwritten:
                await self._archive.finish_post(self._symposium, key)
        except Unwritable as error:
            self._hold(post, error)

    async def intend(
        self,
        key: str,
        *,
        channel: int,
        via: Via,
        after: int | None,
        finished: bool = True,
    ) -> tuple[Post, bool]:
        """The row for *key*, and whether it is new. What grows is not *finished*."""
        if known := self._posts.get(key):
            return known, False
        # Replies, forum posts and webhooks know of no nonce.
        nonce = f"{self._symposium}:{key}" if via is Via.BOT else None
        post = Post(
            self._symposium, key, channel, via, nonce, _now(), after, finished=finished
        )
        try:
            # The archive's row, not ours: an older one of that key has its own nonce.
            self._posts[key] = await self._archive.intend(post)
        except Unwritable as error:
            # Before anything stands there, nothing is lost by waiting.
            if key == STARTER:
                raise
            self._hold(post, error)
        return self._posts[key], True

    async def close(self, key: str, message: int) -> None:
        post = self._posts[key] = replace(self._posts[key], message=message)
        try:
            if key not in self._unwritten:
                await self._archive.record_post(self._symposium, key, message)
        except Unwritable as error:
            self._hold(post, error)

    async def catch_up(self) -> None:
        """Write the rows that the archive could not; Unwritable if it still cannot."""
        for key in tuple(self._unwritten):
            post = self._posts[key]
            await self._archive.intend(replace(post, message=None))
            if post.message is not None:
                await self._archive.record_post(self._symposium, key, post.message)
            if post.finished:
                await self._archive.finish_post(self._symposium, key)
            self._unwritten.discard(key)

    def _hold(self, post: Post, error: Unwritable) -> None:
        # Posted all the same: what is said is not lost with the disk. After a crash it
        # would be posted again.
        log.warning("%s of %s is posted unwritten: %s", post.key, post.symposium, error)
        self._posts[post.key] = post
        self._unwritten.add(post.key)

    async def post(
        self, letter: Letter, mail: Mail, *, after: int | None = None
    ) -> int:
        """
        Post it unless it stands there already; its message's id. A lost one is looked
        for from the message *after* on, by default from the symposium's starter on.
        """
        post, is_new = await self.intend(
            letter.key,
            channel=mail.channel,
            via=mail.via,
            after=self.message(STARTER) if after is None else after,
            finished=not letter.grows,
        )
        if post.message is not None:
            return post.message
        message = await self._deliver(post, letter, mail, is_new=is_new)
        await self.close(letter.key, message)
        return message

    async def recover(
        self,
        key: str,
        find: Callable[[int | None, frozenset[int]], Awaitable[int | None]],
    ) -> int | None:
        """
        The message under *key*; if its row is still open *find* looks for it, as a
        mail does.
        """
        post = self._posts.get(key)
        if post is None or post.message is not None:
            return None if post is None else post.message
        if key in self._refused:
            return None
        others = await self._find_others(post.channel)
        message = await self._tries.repeat(lambda: find(post.after, others), what=key)
        if message is not None:
            await self.close(key, message)
        return message

    async def _deliver(
        self, post: Post, letter: Letter, mail: Mail, *, is_new: bool
    ) -> int:
        # A new row cannot have been sent: the first time there is nothing to look for.
        is_first = is_new

        async def attempt() -> int:
            nonlocal is_first
            if is_first:
                is_first = False
                return await self._send_first(post, letter, mail)
            self._refused.discard(post.key)
            if message := await self._look_for(post, letter, mail):
                return message
            return await _send_again(post, letter, mail)

        return await self._tries.repeat(attempt, what=f"{post.key} of {post.symposium}")

    async def _find_others(self, channel: int) -> frozenset[int]:
        """What stands there is not looked for, of whichever symposium it is."""
        own = {post.message for post in self._posts.values()}
        return await self._archive.messages_in(channel) | frozenset(filter(None, own))

    async def _send_first(self, post: Post, letter: Letter, mail: Mail) -> int:
        try:
            return await mail.send(letter, post.nonce)
        except (Limited, discord.HTTPException) as error:
            if isinstance(error, Limited) or not may_be_repeated(error):
                self._refused.add(post.key)
            raise

    async def _look_for(self, post: Post, letter: Letter, mail: Mail) -> int | None:
        # A clock that was put back makes no row young.
        is_young = timedelta() <= _now() - post.intended < _NONCE_LASTS
        # Discord itself will find it by its nonce, which is surer than our looking.
        if post.nonce is not None and is_young:
            return None
        others = await self._find_others(post.channel)
        return await mail.find(letter, post.after, others)


async def _send_again(post: Post, letter: Letter, mail: Mail) -> int:
    try:
        return await mail.send(letter, post.nonce)
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE or post.nonce is None:
            raise
    # It stood there and was deleted: its nonce is used up (discord-api-docs#6647).
    return await mail.send(letter, f"{post.nonce}r")


def _now() -> datetime:
    return datetime.now(UTC)
