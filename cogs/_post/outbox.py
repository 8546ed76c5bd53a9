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
from typing import TypeVar

import aiohttp
import discord

from bot.archive import Archive
from bot.domain.names import SymposiumId
from bot.domain.place import Post, Via
from cogs._show.facts import UNKNOWN_MESSAGE

log = logging.getLogger(__name__)

T = TypeVar("T")
Find = Callable[[int | None, frozenset[int]], Awaitable[int | None]]

# Discord promises "a few minutes" for a nonce; two are few.
_NONCE_LASTS = timedelta(minutes=2)
_WAITS = (1, 2, 4, 8, 16, 32, *(60,) * 30)
_TOO_MANY_REQUESTS = 429


class Undecided(Exception):
    """Nobody knows whether the message was posted: the answer was lost or a fault."""


class Blind(Undecided):
    """What was posted cannot be looked for: to post it again could double it."""


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
    find: Find


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

    def knows(self, key: str) -> bool:
        """Whether a message was intended under *key*."""
        return key in self._posts

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

    async def recover(self, key: str, find: Find) -> int | None:
        """The message under *key*, looked for by *find* if its row is still open."""
        post = self._posts.get(key)
        if post is None or post.message is not None:
            return None if post is None else post.message
        found = await patiently(lambda: find(post.after, self._others()), what=key)
        if found is not None:
            await self.close(key, found)
        return found

    async def _deliver(self, post: Post, letter: Letter, *, is_new: bool) -> int:
        is_first = is_new

        async def attempt() -> int:
            nonlocal is_first
            if is_first:
                is_first = False
                return await letter.send(post.nonce)
            if found := await self._found(post, letter):
                return found
            return await _send_again(post, letter)

        return await patiently(attempt, what=f"{post.key} of {post.symposium}")

    async def _found(self, post: Post, letter: Letter) -> int | None:
        # A clock that was put back makes no row young.
        is_young = timedelta() <= _now() - post.intended < _NONCE_LASTS
        if post.nonce is not None and is_young:
            return None
        return await letter.find(post.after, self._others())

    def _others(self) -> frozenset[int]:
        posted = (post.message for post in self._posts.values())
        return frozenset(filter(None, posted))


async def patiently(work: Callable[[], Awaitable[T]], *, what: str) -> T:
    """
    Do what may be repeated until Discord has answered, for half an hour.

    Raises what Discord refused, and Undecided when it never answered.
    """
    for wait in _WAITS:
        try:
            return await work()
        except (*UNDECIDED, discord.HTTPException) as error:
            if not may_be_repeated(error):
                raise
            log.warning("%s is tried again in %s s: %r", what, wait, error)
        await asyncio.sleep(wait)
    raise Undecided(f"{what} was tried in vain")


async def _send_again(post: Post, letter: Letter) -> int:
    try:
        return await letter.send(post.nonce)
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE or post.nonce is None:
            raise
    # It stood there and was deleted: its nonce is used up (discord-api-docs#6647).
    return await letter.send(f"{post.nonce}r")


def may_be_repeated(error: Exception) -> bool:
    """Whether it may be otherwise the next time: no answer, a fault, a limit."""
    if not isinstance(error, discord.HTTPException):
        return True
    server_fault = isinstance(error, discord.DiscordServerError)
    return server_fault or error.status == _TOO_MANY_REQUESTS


def _now() -> datetime:
    return datetime.now(UTC)
