"""What is running here: each symposium on its way to its place, then on its stage."""

import logging
from collections.abc import Sequence

import discord

from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.domain.symposium import Symposium
from bot.host.host import Host
from cogs._post.mail import BotMail, Webhooks
from cogs._post.outbox import Outbox
from cogs._post.stage import ThreadStage
from cogs._post.starter import Starter
from cogs._post.trying import Tries
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


class Running:
    """Shows symposia in their places; which are going on, the host knows."""

    def __init__(self, client: discord.Client, host: Host) -> None:
        self._client = client
        self._host = host
        self._webhooks = Webhooks(client)

    def begin(self, symposium: Symposium, place: Place) -> None:
        """Show it, from where it stands."""
        self._host.show(symposium.id, place, lambda: self._hold(symposium, place))

    async def resume(self, unfinished: Sequence[SymposiumId]) -> None:
        """Go on with what a crash or a restart broke off."""
        archive = self._host.archive
        for id_ in unfinished:
            try:
                place = await archive.place(id_)
                if place is not None:
                    self.begin(await archive.find(id_), place)
            except Exception:
                log.exception("%s cannot be read; the others go on", id_)

    async def close(self) -> None:
        """Leave everything as it stands, for a later resuming."""
        await self._host.suspend_all()
        await self._webhooks.close()

    async def _hold(self, symposium: Symposium, place: Place) -> None:
        try:
            await self._show(symposium, place)
        except Exception as error:
            if _is_gone(error):
                log.warning("the place of %s is gone; it is left", symposium.id)
                await self._host.abandon(symposium)
            elif isinstance(error, discord.Forbidden):
                log.warning("%s waits for the next start: %s", symposium.id, error)
            else:
                # What was said is in the archive; what could not be shown is tried
                # again when the bot starts the next time.
                log.exception(
                    "symposium %s could not be shown to its end", symposium.id
                )

    async def _show(self, symposium: Symposium, place: Place) -> None:
        archive = self._host.archive
        outbox = await Outbox.open(archive, symposium.id)
        starter = Starter(self._client, symposium, outbox)
        what = f"the way of {symposium.id}"
        arrived = await Tries().repeat(lambda: starter.arrive(place), what=what)
        if arrived != place:
            await archive.move(symposium.id, arrived)
        webhook = await Tries().repeat(lambda: self._webhooks.find(arrived), what=what)
        stage = ThreadStage(symposium, outbox, BotMail(self._client, arrived), webhook)
        async with self._host.convene(symposium) as events:
            try:
                closed = await stage.show(events)
            except Exception as error:
                if not _is_gone(error):
                    # Who still speaks is asked again when it can be shown.
                    self._host.suspend(symposium.id)
                raise
        if closed is not None:
            await archive.mark_shown(symposium.id)


def _is_gone(error: BaseException) -> bool:
    """Whether the thread or channel was deleted, or closed to us, for good."""
    if isinstance(error, BaseExceptionGroup):
        return any(_is_gone(inner) for inner in error.exceptions)
    return isinstance(error, discord.HTTPException) and error.code in _GONE
