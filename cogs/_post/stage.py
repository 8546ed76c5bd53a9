"""The stage: a symposium in its thread, as it happens. Owns the tasks that post."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import discord

from bot.domain.events import Closed, Convened, Event, Sealed, TurnEnded
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.answering.answers import Answers
from cogs._post.answering.channel_posts import ChannelPosts
from cogs._post.boards.live_board import LiveBoard
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._post.table_posting import post_table
from cogs._post.trying import is_gone
from cogs._show.live.board import BoardMessage, ThreadBoard

log = logging.getLogger(__name__)


class NotShown(Exception):
    """Nobody foresaw what keeps it from being shown, and nobody is asked meanwhile."""


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
        *,
        webhook: discord.Webhook | None,
        posts: ChannelPosts,
    ) -> None:
        self._outbox = outbox
        self._mail = mail
        self._answers = Answers(symposium, outbox, mail, webhook=webhook, posts=posts)
        self._board = ThreadBoard(symposium)
        self._live = LiveBoard(symposium.id, outbox, mail, self._render)
        self._to_post: asyncio.Queue[Turn | Sealed | Closed | None] = asyncio.Queue()
        self._links: dict[TurnId, str] = {}
        self._is_running = True
        self._failure: Exception | None = None

    async def show(self, events: AsyncIterator[Event]) -> Symposium | None:
        """
        Show all events; the closed symposium, or None if it was suspended. Raises at
        once what says that the place is gone, and NotShown when all have spoken.
        """
        closed = None
        async with asyncio.TaskGroup() as group:
            board = group.create_task(self._guard(self._live.keep()))
            posts = group.create_task(self._guard(self._post_all()))
            # However long those wait, the voices do not: the events are all taken in.
            async for event in events:
                self._notice(event)
                if isinstance(event, Closed):
                    closed = event.symposium
            # No more come; what waits in the queue is still posted.
            self._to_post.put_nowait(None)
            await posts
            self._live.end()
            await board
        if self._failure is not None:
            raise NotShown from self._failure
        return closed

    async def _guard(self, work: Coroutine[Any, Any, None]) -> None:
        """A fault of ours in what is shown is nothing to the voices."""
        try:
            await work
        except Exception as error:
            if is_gone(error):
                raise
            log.exception("a part of it cannot be shown; the rest goes on")
            self._failure = error

    def _notice(self, event: Event) -> None:
        self._board.notice(event)
        self._answers.notice(event)
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
            case Closed():
                self._to_post.put_nowait(event)
                # Nobody is left to stop. A suspended one keeps the button.
                self._is_running = False
            case _:
                pass
        self._live.touch()

    async def _post_all(self) -> None:
        while (news := await self._to_post.get()) is not None:
            match news:
                case Sealed():
                    await self._answers.post_seal(news)
                case Closed(symposium):
                    # The table links to the answers, so they stand before it.
                    await self._post_tables(symposium)
                case Turn():
                    first = await self._answers.post(news)
                    self._links[news.id] = self._mail.link(first)
                    self._live.touch()

    async def _post_tables(self, closed: Symposium) -> None:
        """Also one that was ordered before the closing one; each is posted once."""
        box, mail = self._outbox, self._mail
        for made in closed.syntheses:
            await post_table(closed, made, self._links, outbox=box, mail=mail)

    def _render(self) -> BoardMessage:
        return self._board.render(links=self._links, is_running=self._is_running)
