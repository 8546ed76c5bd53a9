"""Trying until Discord has done it: what may be repeated, when, and what is over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

log = logging.getLogger(__name__)

T = TypeVar("T")

# A minute of doubling, as most faults are short; then half an hour of minutes, which
# is no burden to a server that is down.
_WAITS = (1, 2, 4, 8, 16, 32, *(60,) * 30)
_TOO_MANY_REQUESTS = 429


class Undecided(Exception):
    """Nobody knows whether the message was posted: the answer was lost or a fault."""


class Blind(Undecided):
    """What was posted cannot be looked for: to post it again could double it."""


UNDECIDED = (Undecided, aiohttp.ClientError, OSError, TimeoutError)


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


def may_be_repeated(error: Exception) -> bool:
    """Whether it may be otherwise the next time: no answer, a fault, a limit."""
    if not isinstance(error, discord.HTTPException):
        return True
    server_fault = isinstance(error, discord.DiscordServerError)
    return server_fault or error.status == _TOO_MANY_REQUESTS
