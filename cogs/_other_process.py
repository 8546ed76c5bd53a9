"""Another process under this bot's token is noticed by the threads that it opens."""

import asyncio
import logging

import discord

from bot.archive import Archive
from cogs._post.running import Running

log = logging.getLogger(__name__)

# Discord tells of a thread before the archive knows it, and may take long to answer.
_UNTIL_WRITTEN = 5.0  # seconds
_LOOKS = 60
_SENTENCE = (
    "another process serves this bot with another archive: it has opened the thread "
    "%d, which this one does not know. Two with one DISCORD_TOKEN answer each command "
    "twice; stop one of them, or give it a token of its own."
)


class OtherProcess:
    """
    One archive is served by one bot, which a lock keeps; of a copy of it no lock knows.
    Mutable: whether it was told, which is done once.
    """

    def __init__(self, archive: Archive, running: Running) -> None:
        self._archive = archive
        self._running = running
        self._is_told = False

    async def look_at(self, thread: discord.Thread, *, me: int) -> None:
        """A thread that was opened just now; by whom, its owner tells."""
        if self._is_told or thread.owner_id != me:
            return
        for _ in range(_LOOKS):
            await asyncio.sleep(_UNTIL_WRITTEN)
            if not self._running.is_arriving():
                break
        post = await self._archive.post_of(thread.id)
        if post is None and not self._is_told:
            self._is_told = True
            log.error(_SENTENCE, thread.id)
