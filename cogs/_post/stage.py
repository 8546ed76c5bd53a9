"""The stage: a symposium in its thread, as it happens. Owns the tasks that post."""

import asyncio
import logging
from collections.abc import AsyncIterator

import discord

from bot.domain.events import Closed, Convened, Event, Sealed, TurnEnded
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.answers import Answers
from cogs._post.buttons import draw_board
from cogs._post.letter import Letter
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._post.table_posting import post_table
from cogs._post.trying import UNDECIDED
from cogs._show.board import BoardMessage, ThreadBoard
from cogs._show.pacer import Pacer

log = logging.getLogger(__name__)


class ThreadStage:
    """
    One symposium's messages. The events are taken in as they come; one task keeps the
    board fresh, another posts each answer whole when its voice has ended.
    """

    def __init__(
        self,
        symposium: Symposium,
        outbox: Outbox,
        mail: BotMail,
        webhook: discord.Webhook | None,
    ) -> None:
        self._symposium = symposium
        self._outbox = outbox
        self._mail = mail
        self._answers = Answers(symposium, outbox, mail, webhook)
        self._board = ThreadBoard(symposium)
        self._pacer = Pacer()
        self._news = asyncio.Event()
        self._to_post: asyncio.Queue[Turn | Sealed | None] = asyncio.Queue()
        self._links: dict[TurnId, str] = {}
        self._is_running = True
        self._is_over = False

    async def show(self, events: AsyncIterator[Event]) -> Symposium | None:
        """Show all events; the closed symposium, or None if it was suspended."""
        closed = None
        async with asyncio.TaskGroup() as group:
            board = group.create_task(self._keep_board())
            answers = group.create_task(self._post_answers())
            async for event in events:
                self._notice(event)
                if isinstance(event, Closed):
                    closed = event.symposium
            # No more answers come; what waits in the queue is still posted.
            self._to_post.put_nowait(None)
            # The table links to the answers, so they stand before it.
            await answers
            if closed is not None and closed.synthesis is not None:
                await post_table(
                    closed,
                    closed.synthesis,
                    self._links,
                    outbox=self._outbox,
                    mail=self._mail,
                )
            # A suspended one goes on after the restart: its board keeps the button.
            self._is_running = closed is None
            self._is_over = True
            self._touch()
            await board
        return closed

    def _notice(self, event: Event) -> None:
        self._board.notice(event)
        match event:
            case Convened(symposium):
                # Of a resumed one; the outbox knows which of them are posted.
                for turn in symposium.turns:
                    if turn.is_over:
                        self._to_post.put_nowait(turn)
            case TurnEnded(turn):
                self._to_post.put_nowait(turn)
            case Sealed():
                self._to_post.put_nowait(event)
            case _:
                pass
        self._touch()

    def _touch(self) -> None:
        self._pacer.touch()
        self._news.set()

    async def _post_answers(self) -> None:
        while (ended := await self._to_post.get()) is not None:
            if isinstance(ended, Sealed):
                await self._answers.post_seal(ended)
                continue
            first = await self._answers.post(ended)
            self._links[ended.id] = self._mail.link(first)
            self._touch()

    async def _keep_board(self) -> None:
        """One edit at a time, always of the newest words, until all is over."""
        loop = asyncio.get_running_loop()
        message = await self._post_board()
        shown = None
        while True:
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
                newest = self._render()
                if newest != shown:
                    shown = newest
                    await self._edit_board(message, newest)
                self._pacer.done()

    async def _post_board(self) -> discord.PartialMessage:
        view = draw_board(self._render(), self._symposium.id)
        posted = await self._outbox.post(Letter("board", view=view), self._mail)
        # Not Message.edit(), which would clear the message's flags (docs/discord.md).
        return self._mail.partial(posted)

    def _render(self) -> BoardMessage:
        return self._board.render(links=self._links, is_running=self._is_running)

    async def _edit_board(
        self, message: discord.PartialMessage, board: BoardMessage
    ) -> None:
        """A board that cannot be edited is a pity, and no reason to stop."""
        view = draw_board(board, self._symposium.id)
        try:
            # An edit that does not say so rings for every mention in it.
            await message.edit(
                view=view, allowed_mentions=discord.AllowedMentions.none()
            )
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("the board of %s was not edited: %r", self._symposium.id, error)
