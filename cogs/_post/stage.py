"""The stage: a symposium in its thread, as it happens. Owns the tasks that post."""

import asyncio
import logging
from collections.abc import AsyncIterator

import discord

from bot.domain.events import Closed, Convened, Event, Sealed, TurnEnded
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.boardview import board_view
from cogs._post.mail import Parcel, VoiceMail, webhook_name
from cogs._post.outbox import UNDECIDED
from cogs._post.room import Room, answer_key
from cogs._post.table import post_table
from cogs._show.answer import MOST_MESSAGES, answer_pages, seal_message
from cogs._show.board import Board
from cogs._show.facts import UNKNOWN_WEBHOOK
from cogs._show.pacer import Pacer

log = logging.getLogger(__name__)


class Stage:
    """
    One symposium's messages. The events are taken in as they come; one task keeps the
    board fresh, another posts each answer whole when its voice has ended.
    """

    def __init__(self, room: Room, symposium: Symposium) -> None:
        self._room = room
        self._symposium = symposium
        self._board = Board(symposium)
        self._pacer = Pacer()
        self._news = asyncio.Event()
        self._answers: asyncio.Queue[Turn | Sealed | None] = asyncio.Queue()
        self._voice_mail = room.voice_mail
        self._is_running = True
        self._is_over = False
        self.links: dict[TurnId, str] = {}

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
            self._answers.put_nowait(None)
            await answers
            if closed is not None and closed.synthesis is not None:
                await post_table(self._room, closed, closed.synthesis, self.links)
            self._is_running = closed is None
            self._is_over = True
            self._touch()
            await board
        return closed

    def _notice(self, event: Event) -> None:
        self._board.notice(event)
        match event:
            case Convened(symposium):
                for turn in symposium.turns:
                    if turn.is_over:
                        self._answers.put_nowait(turn)
            case TurnEnded(turn):
                self._answers.put_nowait(turn)
            case Sealed():
                self._answers.put_nowait(event)
            case _:
                pass
        self._touch()

    def _touch(self) -> None:
        self._pacer.touch()
        self._news.set()

    async def _keep_board(self) -> None:
        """One edit at a time, always of the newest words, until all is over."""
        loop = asyncio.get_running_loop()
        message = await self._post_board()
        shown = None
        while True:
            is_over = self._is_over
            wait = self._pacer.wait(loop.time())
            if wait is None:
                if is_over:
                    return
                self._news.clear()
                await self._news.wait()
            elif wait:
                await asyncio.sleep(wait)
            else:
                self._pacer.begin(loop.time())
                wanted = (self._board.render(links=self.links), self._is_running)
                if wanted != shown:
                    shown = wanted
                    await self._edit_board(message)
                self._pacer.done()

    async def _post_board(self) -> discord.PartialMessage:
        view = self._view()
        letter = self._room.bot_mail.letter(Parcel("board", view=view))
        posted = await self._room.outbox.post(letter, after=self._room.after)
        # Not Message.edit(), which would clear flags (DISCORD.md section 3, trap 1).
        return self._room.bot_mail.partial(posted)

    async def _edit_board(self, message: discord.PartialMessage) -> None:
        """A board that cannot be edited is a pity, and no reason to stop."""
        try:
            # An edit that does not say so rings for every mention in it.
            await message.edit(
                view=self._view(),
                allowed_mentions=discord.AllowedMentions.none(),
            )
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("the board of %s was not edited: %r", self._symposium.id, error)

    def _view(self) -> discord.ui.LayoutView:
        board = self._board.render(links=self.links)
        return board_view(board, self._symposium.id, running=self._is_running)

    async def _post_answers(self) -> None:
        while (ended := await self._answers.get()) is not None:
            if isinstance(ended, Sealed):
                await self._post_seal(ended)
                continue
            first = await self._post_answer(ended)
            self.links[ended.id] = self._room.link(first)
            self._touch()

    async def _post_seal(self, sealed: Sealed) -> None:
        """The digest, for all to see before anybody sees the words."""
        content = seal_message(sealed.turn, sealed.voice, sealed.seal)
        parcel = Parcel(f"s{sealed.turn.rpartition('.')[2]}", content)
        letter = self._room.bot_mail.letter(parcel)
        await self._room.outbox.post(letter, after=self._room.after)

    async def _post_answer(self, turn: Turn) -> int:
        """The message with which the answer begins."""
        keys = [answer_key(turn, n + 1, by_bot=True) for n in range(MOST_MESSAGES)]
        by_bot = any(self._room.outbox.knows(key) for key in keys)
        if self._voice_mail is not None and not by_bot:
            try:
                return await self._post_pages(turn, self._voice_mail)
            except discord.NotFound as error:
                if error.code != UNKNOWN_WEBHOOK:
                    raise
                log.warning("the webhook is gone; the bot posts the answers itself")
                self._voice_mail = None
        return await self._post_pages(turn, None)

    async def _post_pages(self, turn: Turn, mail: VoiceMail | None) -> int:
        it, room = self._symposium, self._room
        voice = it.voice(turn.voice)
        posted = [] if mail else await self._under_name(turn)
        # What goes on after a webhook's messages is cut as those were.
        heading = mail is None and not posted
        answer = answer_pages(
            turn, voice, heading=heading, rounds=it.rounds, samples=it.samples
        )
        whole = answer.file and (f"{turn.id}.md", answer.file.encode())
        for part, page in enumerate(answer.pages[len(posted) :], start=len(posted) + 1):
            file = (whole or None) if part == 1 else None
            parcel = Parcel(
                answer_key(turn, part, by_bot=mail is None), page, file=file
            )
            letter = (
                mail.letter(parcel, voice) if mail else room.bot_mail.letter(parcel)
            )
            posted.append(await room.outbox.post(letter, after=room.after))
        return posted[0]

    async def _under_name(self, turn: Turn) -> list[int]:
        """What a webhook had posted of it before the bot has to go on itself."""
        name = webhook_name(self._symposium.voice(turn.voice))
        posted: list[int] = []
        for part in range(1, MOST_MESSAGES + 1):
            found = await self._room.outbox.recover(
                answer_key(turn, part, by_bot=False),
                lambda *where: self._room.bot_mail.under_name(name, *where),
            )
            if found is None:
                break
            posted.append(found)
        return posted
