"""
The outbox: each message of a symposium stands in its place exactly once.

What is to be posted is a row before it is sent, and the row is closed with the
message's id. A row that is still open, after a crash or a lost reply, is either sent
again under its nonce, which Discord deduplicates for "the past few minutes", or looked
for by its marker first: nonces are neither stored nor known to webhooks.
https://docs.discord.com/developers/resources/message#create-message
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import aiohttp
import discord

from bot.archive import Archive
from bot.domain.names import SymposiumId
from bot.domain.place import Post, Via

log = logging.getLogger(__name__)

# Discord promises "a few minutes" for a nonce; two are few.
_NONCE_LASTS = timedelta(minutes=2)
_WAITS = (1, 2, 4, 8, 16, 32, *(60,) * 30)
_TOO_MANY_REQUESTS = 429


class Undecided(Exception):
    """Nobody knows whether the message was posted: the answer was lost or a fault."""


UNDECIDED = (Undecided, aiohttp.ClientError, OSError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message to be posted: *send* takes the nonce and gives the message's id,
    *find* looks for it after the message of the given id, and not among the others.
    """

    key: str
    channel: int
    via: Via
    send: Callable[[str | None], Awaitable[int]]
    find: Callable[[int | None, frozenset[int]], Awaitable[int | None]]


class Outbox:
    """The posts of one symposium; the only place from which it posts."""

    def __init__(
        self, archive: Archive, symposium: SymposiumId, posts: tuple[Post, ...]
    ) -> None:
        self._archive = archive
        self._symposium = symposium
        self._posts = {post.key: post for post in posts}

    @classmethod
    async def of(cls, archive: Archive, symposium: SymposiumId) -> "Outbox":
        return cls(archive, symposium, await archive.posts(symposium))

    def message(self, key: str) -> int | None:
        """The id of the message that stands there under *key*, if it is posted."""
        post = self._posts.get(key)
        return None if post is None else post.message

    async def intend(
        self, key: str, *, channel: int, via: Via, after: int | None
    ) -> tuple[Post, bool]:
        """The row for *key*, and whether it is new."""
        if known := self._posts.get(key):
            return known, False
        nonce = f"{self._symposium}:{key}" if via is Via.BOT else None
        post = Post(self._symposium, key, channel, via, nonce, _now(), after)
        self._posts[key] = await self._archive.intend(post)
        return self._posts[key], True

    async def close(self, key: str, message: int) -> None:
        await self._archive.posted(self._symposium, key, message)
        self._posts[key] = replace(self._posts[key], message=message)

    async def post(self, letter: Letter, *, after: int | None) -> int:
        """Post it unless it stands there already; its message's id."""
        post, is_new = await self.intend(
            letter.key, channel=letter.channel, via=letter.via, after=after
        )
        if post.message is not None:
            return post.message
        message = await self._deliver(post, letter, is_new=is_new)
        await self.close(letter.key, message)
        return message

    async def _deliver(self, post: Post, letter: Letter, *, is_new: bool) -> int:
        for wait in _WAITS:
            try:
                if not is_new and (found := await self._found(post, letter)):
                    return found
                return await letter.send(post.nonce)
            except (*UNDECIDED, discord.HTTPException) as error:
                if not _may_be_repeated(error):
                    raise
                log.warning("posting %s again in %s s: %r", post.key, wait, error)
            is_new = False
            await asyncio.sleep(wait)
        raise Undecided(f"{post.key} of {post.symposium} could not be posted")

    async def _found(self, post: Post, letter: Letter) -> int | None:
        if post.nonce is not None and _now() - post.intended < _NONCE_LASTS:
            return None
        posted = (other.message for other in self._posts.values())
        return await letter.find(post.after, frozenset(filter(None, posted)))


def _may_be_repeated(error: Exception) -> bool:
    if not isinstance(error, discord.HTTPException):
        return True
    server_fault = isinstance(error, discord.DiscordServerError)
    return server_fault or error.status == _TOO_MANY_REQUESTS


def _now() -> datetime:
    return datetime.now(UTC)
