"""Trying until Discord has done it: what may be repeated, when, and what is over."""

import asyncio
import itertools
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

from cogs._show.facts import (
    INVALID_WEBHOOK_TOKEN,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
)

log = logging.getLogger(__name__)

T = TypeVar("T")
Report = Callable[[Exception], Awaitable[bool]]

# A minute of doubling, as most faults are short; then half an hour of minutes, which
# is no burden to a server that is down.
_WAITS = (1, 2, 4, 8, 16, 32, *(60,) * 30)
# After that, and for ever: a thread may be locked for days.
_SLOWEST = 300
# What is over after a few seconds need not be told.
_TOLD_AFTER = 3  # tries
_NOT_FOUND, _TOO_MANY_REQUESTS, _SERVER_FAULT = 404, 429, 500
_DONE = frozenset({200, 201})
# Where nothing is left to be posted in. Missing Access is not among them: it may be
# given again.
_GONE = frozenset({UNKNOWN_CHANNEL, UNKNOWN_GUILD})
# What comes out no other way however often it is tried.
_DECIDED = _GONE | {UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN}


# POSTs that Discord would do once more when they come once more: threads and posts in
# forums, webhooks, what webhooks post, and what follows the answer to a command. The
# others have a nonce, or are refused the second time.
_DOUBLED = re.compile(r"/channels/\d+/(threads|webhooks)$|/webhooks/\d+/[^/]+$")


class Undecided(Exception):
    """Nobody knows whether the message was posted: the answer was lost or a fault."""


class Blind(Undecided):
    """What was posted cannot be looked for: to post it again could double it."""


class GivenUp(Exception):
    """It was not done, and somebody has said that it need not be tried again."""


class Limited(Exception):
    """No webhook may post in this channel for *seconds*: nothing was posted."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no webhook may post here for {seconds:.0f} s")
        self.seconds = seconds


# The last is how discord.py says that what came is cut off, or not from Discord.
UNDECIDED = (
    Undecided,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    json.JSONDecodeError,
)


class Tries:
    """Repeats what failed by a fault, for half an hour; a refusal is raised at once."""

    async def repeat(self, work: Callable[[], Awaitable[T]], *, what: str) -> T:
        """
        Do what may be repeated until Discord has answered. Raises what it refused, and
        Undecided when it never answered.
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


class EndlessTries(Tries):
    """
    Repeats also what Discord refuses, ever slower, for as long as the process lives:
    permissions are given again, threads are opened again. Raises only what is decided.

    Mutable, owned by what shows one symposium: *hindrances* says what is in the way of
    which work just now. *tell* is told of one that lasts, until it gives True.
    """

    def __init__(self, tell: Report) -> None:
        self.hindrances: dict[str, Exception] = {}
        self._tell = tell
        self._is_told = False
        self._given_up = asyncio.Event()

    def give_up(self) -> None:
        """What is being tried is tried to its end; nothing is tried again."""
        self._given_up.set()

    def go_on(self) -> None:
        """From now on things are tried again as ever."""
        self._given_up.clear()

    async def repeat(self, work: Callable[[], Awaitable[T]], *, what: str) -> T:
        """Raises what is decided, such as that the channel is gone, and GivenUp."""
        waits = itertools.chain(_WAITS, itertools.repeat(_SLOWEST))
        try:
            for number, wait in enumerate(waits, start=1):
                try:
                    return await work()
                except (*UNDECIDED, discord.HTTPException) as error:
                    if is_decided(error):
                        raise
                    log.warning("%s is tried again in %s s: %r", what, wait, error)
                    self.hindrances[what] = error
                    if number >= _TOLD_AFTER:
                        await self._report(error)
                await self._rest(wait)
            raise AssertionError("endless")
        finally:
            self.hindrances.pop(what, None)

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._given_up.wait()
        except TimeoutError:
            return
        raise GivenUp

    async def _report(self, error: Exception) -> None:
        if self._is_told:
            return
        self._is_told = True  # others that are hindered meanwhile need not tell it too
        try:
            self._is_told = await self._tell(error)
        except Exception:
            self._is_told = False
            log.exception("what is in the way could not be told")


def trace_faults() -> aiohttp.TraceConfig:
    """
    For the client's `http_trace`: raises Undecided where the server failed at what
    would be doubled. discord.py sends it again by itself (docs/discord.md), though
    only its answer may be lost; here it is looked for first. So it is where something
    in between answered in Discord's place, of which discord.py makes a TypeError.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_refuse_to_double)
    trace.on_request_end.append(_refuse_pages)
    return trace


async def _refuse_pages(
    _session: aiohttp.ClientSession,
    _context: object,
    made: aiohttp.TraceRequestEndParams,
) -> None:
    # Files come through the same session, and are whatever they are.
    if made.url.path.startswith("/api/") and is_page(made.response):
        made.response.close()
        raise Undecided("a page came that is not Discord's")


def is_page(response: aiohttp.ClientResponse) -> bool:
    """Whether something in between has answered, as if it were Discord."""
    return response.status in _DONE and response.content_type != "application/json"


async def _refuse_to_double(
    _session: aiohttp.ClientSession,
    _context: object,
    made: aiohttp.TraceRequestEndParams,
) -> None:
    if made.method != "POST" or not _DOUBLED.search(made.url.path):
        return
    if made.response.status >= _SERVER_FAULT:
        made.response.close()
        raise Undecided(f"Discord answered with {made.response.status}")


def may_be_repeated(error: Exception) -> bool:
    """Whether it may be otherwise the next time: no answer, a fault, a limit."""
    if not isinstance(error, discord.HTTPException):
        return True
    server_fault = isinstance(error, discord.DiscordServerError)
    # Discord gives its reason as a code: a page without one comes from in between.
    in_between = error.status == _NOT_FOUND and not error.code
    return server_fault or in_between or error.status == _TOO_MANY_REQUESTS


def is_decided(error: BaseException) -> bool:
    """Whether Discord itself has said that what it is about is no more."""
    return isinstance(error, discord.HTTPException) and error.code in _DECIDED


def is_gone(error: BaseException) -> bool:
    """Whether the thread, channel or server was deleted, says Discord."""
    if isinstance(error, BaseExceptionGroup):
        return any(is_gone(inner) for inner in error.exceptions)
    return isinstance(error, discord.HTTPException) and error.code in _GONE
