"""Telling who asked, once, that their symposium cannot be shown for a while."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.domain.place import Place, Via
from bot.domain.symposium import Symposium
from cogs._post.buttons import draw_export_buttons
from cogs._post.channels import find_missing
from cogs._post.outbox import STARTER, Outbox
from cogs._post.trying import UNDECIDED, Blind
from cogs._show.facts import MISSING_PERMISSIONS
from cogs._show.hindrance import explain_hindrance, write_delay

log = logging.getLogger(__name__)


class Notice:
    """
    Tells the asker what is in the way, and where the words are meanwhile: privately
    while the *interaction* in which they asked can be answered, else in the channel
    where they asked, else in a direct message.

    Mutable: where it is to be shown, as far as that is known, and whether it has begun.
    """

    def __init__(
        self,
        client: discord.Client,
        symposium: Symposium,
        place: Place,
        outbox: Outbox,
        interaction: discord.Interaction[Any] | None,
    ) -> None:
        self._place = place
        self._has_begun = bool(symposium.turns)
        self._client = client
        self._symposium = symposium
        self._outbox = outbox
        self._interaction = interaction

    def begin(self, place: Place) -> None:
        """It has arrived in *place*, and from now on voices are asked."""
        self._place, self._has_begun = place, True

    def explain(self, error: Exception) -> str:
        """Why it is not done, for the middle of a sentence."""
        return explain_error(error, self._client, self._place)

    async def tell(self, error: Exception) -> bool:
        """Whether it is told by now; after a restart it is not told again."""
        key = "notice" if self._has_begun else "delay"
        if self._outbox.knows(key):
            return True
        text = write_delay(
            self._symposium.id,
            self.explain(error),
            place=self._place.channel,
            begun=self._has_begun,
        )
        for way in (self._privately, self._in_channel, self._directly):
            if (message := await _try(way, text)) is not None:
                # Afterwards: rather twice than never.
                await self._outbox.intend(
                    key, channel=message.channel.id, via=Via.REPLY, after=None
                )
                await self._outbox.close(key, message.id)
                return True
        return False

    async def _privately(self, text: str) -> discord.Message | None:
        asked = self._interaction
        if asked is None or asked.is_expired():
            return None
        view = draw_export_buttons(self._symposium.id)
        return await asked.followup.send(text, ephemeral=True, view=view, wait=True)

    async def _in_channel(self, text: str) -> discord.Message:
        """For all to see there, so without a ring; the mention says for whom it is."""
        place = self._place
        # Where they asked, and not its parent: a private thread is nobody else's.
        asked_in = self._outbox.channel(STARTER) or place.channel
        there = self._client.get_partial_messageable(asked_in, guild_id=place.guild)
        view = draw_export_buttons(self._symposium.id)
        return await there.send(f"<@{place.asker}> {text}", view=view)

    async def _directly(self, text: str) -> discord.Message:
        asker = await self._client.fetch_user(self._place.asker)
        return await asker.send(text)


def explain_error(error: Exception, client: discord.Client, place: Place) -> str:
    """Why nothing can be posted in *place* just now, for the middle of a sentence."""
    code = error.code if isinstance(error, discord.HTTPException) else 0
    words = error.text if isinstance(error, discord.HTTPException) else ""
    missing: tuple[str, ...] = ()
    if code == MISSING_PERMISSIONS or isinstance(error, Blind):
        missing = find_missing(client, place)
    return explain_hindrance(code, words=words, missing=missing)


async def _try(
    way: Callable[[str], Awaitable[discord.Message | None]], text: str
) -> discord.Message | None:
    try:
        return await way(text)
    except (*UNDECIDED, discord.HTTPException) as error:
        log.warning("the asker could not be told in one way: %r", error)
        return None
