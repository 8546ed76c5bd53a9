"""The live board on Discord: posted once, and edited until its newest state stands."""

import asyncio
import logging
from collections.abc import Callable

import discord

from bot.domain.names import SymposiumId
from cogs._post.answering.edit_pace import EditPace
from cogs._post.buttons import draw_board
from cogs._post.letter import Letter
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._post.trying import UNDECIDED, is_gone
from cogs._show.facts import UNKNOWN_MESSAGE
from cogs._show.live.board import BoardMessage
from cogs._show.live.pacer import Pacer

log = logging.getLogger(__name__)

# The board of one symposium, and the one that is posted if somebody deletes that.
_KEYS = ("board", "board2")


class LiveBoard:
    """
    One message that always shows the newest *render*; *name* tells one that is not the
    first of its symposium, *pace* is that of all edits in its thread. Mutable: what it
    shows, and whether anything is new.
    """

    def __init__(
        self,
        symposium: SymposiumId,
        outbox: Outbox,
        mail: BotMail,
        render: Callable[[], BoardMessage],
        *,
        pace: EditPace,
        name: str | None = None,
    ) -> None:
        self._symposium = symposium
        self._outbox = outbox
        self._mail = mail
        self._render = render
        self._pacer = Pacer()
        self._pace = pace
        self._name = name
        self._keys = _KEYS if name is None else (f"{name}b1", f"{name}b2")
        self._news = asyncio.Event()
        self._is_over = False
        self._shown: BoardMessage | None = None
        self._is_deleted = False
        self._posted: discord.PartialMessage | None = None

    async def finish(self) -> None:
        """What it shows now is what it is to show in the end."""
        for key in self._keys:
            if self._outbox.knows(key):
                await self._outbox.finish(key)

    def is_finished(self) -> bool:
        return any(map(self._outbox.is_finished, self._keys))

    def touch(self) -> None:
        """There is something new to show."""
        self._pacer.touch()
        self._news.set()

    def end(self) -> None:
        """Nothing new will come after this."""
        self._is_over = True
        self.touch()

    async def stand(self) -> None:
        """It is posted by now, before what is posted next."""
        self._posted = await self._post()

    async def keep(self) -> None:
        """One edit at a time, always of the newest state, until the last one stands."""
        loop = asyncio.get_running_loop()
        message = self._posted or await self._post()
        while not self._is_deleted:
            wait = self._pacer.wait(loop.time())
            if wait is None:
                # What ends it is news too, so by now its edit has been made.
                if self._is_over:
                    return
                # Nothing is awaited between the question and this, so no news is lost.
                self._news.clear()
                await self._news.wait()
            elif wait:
                await asyncio.sleep(wait)
            else:
                # Before it is drawn: what comes during the edit makes it due again.
                self._pacer.begin(loop.time())
                message = await self._refresh(message)

    async def _refresh(self, message: discord.PartialMessage) -> discord.PartialMessage:
        """Edit it if need be; the message that is the board from now on."""
        newest = self._render()
        try:
            if newest != self._shown:
                async with self._pace.take_place():
                    # With what has come while others were edited.
                    newest = self._render()
                    # An edit that does not say so rings for every mention in it.
                    await message.edit(
                        view=self._draw(newest),
                        allowed_mentions=discord.AllowedMentions.none(),
                    )
                self._shown = newest
            self._pacer.done()
        except (*UNDECIDED, discord.HTTPException) as error:
            if is_gone(error):
                raise
            if isinstance(error, discord.NotFound) and error.code == UNKNOWN_MESSAGE:
                return await self._post_anew(message)
            log.warning("the board of %s was not edited: %r", self._symposium, error)
            self._pacer.fail()
        return message

    async def _post(self) -> discord.PartialMessage:
        first, second = self._keys
        return await self._post_as(second if self._outbox.knows(second) else first)

    async def _post_anew(
        self, deleted: discord.PartialMessage
    ) -> discord.PartialMessage:
        """Once; whoever deletes it a second time does not want to have it here."""
        self._pacer.done()
        if self._outbox.knows(self._keys[1]):
            self._is_deleted = True
            return deleted
        return await self._post_as(self._keys[1])

    async def _post_as(self, key: str) -> discord.PartialMessage:
        view = self._draw(self._render())
        letter = Letter(key, view=view, grows=True)
        posted = await self._outbox.post(letter, self._mail)
        # Not Message.edit(), which would clear the message's flags (docs/discord.md).
        return self._mail.partial(posted)

    def _draw(self, board: BoardMessage) -> discord.ui.LayoutView:
        return draw_board(board, self._symposium, of=self._name)
