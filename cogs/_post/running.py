"""The sessions: owns the task of every symposium that is shown on Discord."""

import asyncio
import logging
from collections.abc import Sequence

import discord

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.host.host import Host
from cogs._post.mail import BotMail, Webhooks
from cogs._post.outbox import Outbox, try_patiently
from cogs._post.stage import Stage
from cogs._post.starter import Starter
from cogs._show.facts import (
    MISSING_ACCESS,
    NO_DIRECT_MESSAGES,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
)

log = logging.getLogger(__name__)

# What is missing for a while, such as a single permission, is not among them. The
# message that can be unknown is the starter.
_GONE = frozenset(
    {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, MISSING_ACCESS, NO_DIRECT_MESSAGES}
)


class Sessions:
    """Mutable: holds the running tasks, and the connections of the webhooks."""

    def __init__(self, client: discord.Client, host: Host) -> None:
        self._client = client
        self._host = host
        self._tasks: dict[SymposiumId, asyncio.Task[None]] = {}
        self._webhooks = Webhooks(client)

    def begin(self, symposium: Symposium) -> None:
        """Show it, from where it stands; once, however often this is said."""
        if symposium.id in self._tasks:
            return
        task = asyncio.create_task(self._hold(symposium), name=symposium.id)
        self._tasks[symposium.id] = task
        task.add_done_callback(lambda _: self._tasks.pop(symposium.id, None))

    async def resume(self, unfinished: Sequence[SymposiumId]) -> None:
        """Go on with what a crash or a restart broke off."""
        for one in unfinished:
            try:
                self.begin(await self._host.find(one))
            except Exception:
                log.exception("%s cannot be read; the others go on", one)

    async def abandon(self, symposium: Symposium, *, by: str, why: str) -> bool:
        """End one that has not begun or waits; False if it is over already."""
        if symposium.ended is not None:
            return False
        task = self._tasks.get(symposium.id)
        if task is not None:
            task.cancel()
            await asyncio.wait({task})
        await self._host.abandon(symposium, by=by, why=why)
        return True

    async def close(self) -> None:
        """Leave everything as it stands, for a later resuming."""
        self._host.suspend()
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._webhooks.close()

    async def _hold(self, symposium: Symposium) -> None:
        try:
            await self._show(symposium)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            if _is_gone(error):
                log.warning("the place of %s is gone; it is left", symposium.id)
                await self._host.abandon(symposium)
                return
            if isinstance(error, discord.Forbidden):
                log.warning("%s waits for the next start: %s", symposium.id, error)
                return
            # Here the task ends. What was said is in the archive; what could not be
            # shown is tried again when the bot starts the next time.
            log.exception("symposium %s could not be shown to its end", symposium.id)
        finally:
            self._host.forget(symposium.id)

    async def _show(self, symposium: Symposium) -> None:
        archive = self._host.archive
        place = await archive.place(symposium.id)
        if place is None:
            return
        self._host.occupy(symposium.id, place)
        outbox = await Outbox.open(archive, symposium.id)
        starter = Starter(self._client, symposium, outbox)
        what = f"the way of {symposium.id}"
        arrived = await try_patiently(lambda: starter.arrive(place), what=what)
        if arrived != place:
            await archive.move(symposium.id, arrived)
        webhook = await try_patiently(lambda: self._webhooks.find(arrived), what=what)
        stage = Stage(symposium, outbox, BotMail(self._client, arrived), webhook)
        async with self._host.convene(symposium) as events:
            try:
                closed = await stage.show(events)
            except Exception as error:
                if not _is_gone(error):
                    # Who still speaks is asked again when it can be shown.
                    self._host.suspend(symposium.id)
                raise
        if closed is not None:
            await archive.shown(symposium.id)


def _is_gone(error: BaseException) -> bool:
    """Whether the thread or channel was deleted, or closed to us, for good."""
    if isinstance(error, BaseExceptionGroup):
        return any(_is_gone(inner) for inner in error.exceptions)
    return isinstance(error, discord.HTTPException) and error.code in _GONE
