"""The sessions: owns the task of every symposium that is shown on Discord."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
import discord

from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.domain.symposium import Symposium
from bot.host.host import Host
from cogs._post.mail import VoiceMail, bot_mail
from cogs._post.outbox import Outbox, patiently
from cogs._post.room import Room
from cogs._post.stage import Stage
from cogs._post.starter import STARTER, Starter
from cogs._post.webhooks import refuse_server_faults, webhook_of
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
        self._http: aiohttp.ClientSession | None = None
        self._one_asks_for_webhooks = asyncio.Lock()

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
        if self._http is not None:
            await self._http.close()

    async def room(self, symposium: Symposium, place: Place) -> "Room":
        """Where this symposium's messages go; *place* has its thread already."""
        mail = bot_mail(self._client, place)
        outbox = await Outbox.of(self._host.archive, symposium.id)
        webhook = await self._webhook(place)
        voices = None if webhook is None else VoiceMail(webhook, mail, place=place)
        after = outbox.message(STARTER)
        return Room(place.channel, place.guild, outbox, mail, voices, after)

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
        outbox = await Outbox.of(archive, symposium.id)
        starter, what = Starter(self._client, symposium), f"the way of {symposium.id}"
        arrived = await patiently(lambda: starter.arrive(place, outbox), what=what)
        if arrived != place:
            await archive.move(symposium.id, arrived)
        room = await patiently(lambda: self.room(symposium, arrived), what=what)
        stage = Stage(room, symposium)
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

    async def _webhook(self, place: Place) -> discord.Webhook | None:
        me = self._client.user
        if me is None or place.parent is None or place.guild is None:
            return None
        if self._http is None:
            self._http = aiohttp.ClientSession(raise_for_status=refuse_server_faults)
        parent = self._client.get_channel(place.parent)
        # Two that look at the same time would both make one, and a channel has 15.
        async with self._one_asks_for_webhooks:
            return await webhook_of(parent, me=me.id, session=self._http)


def _is_gone(error: BaseException) -> bool:
    """Whether the thread or channel was deleted, or closed to us, for good."""
    if isinstance(error, BaseExceptionGroup):
        return any(_is_gone(inner) for inner in error.exceptions)
    return isinstance(error, discord.HTTPException) and error.code in _GONE
