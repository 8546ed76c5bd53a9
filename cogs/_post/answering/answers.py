"""Posting answers: each whole, once, under its voice's name or else by the bot."""

import logging
from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.domain.events import Convened, Event, Sealed, TurnBegan, TurnEnded
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.answering.channel_posts import ChannelPosts
from cogs._post.letter import Letter, write_letter
from cogs._post.mail import BotMail, Unattachable, VoiceMail, write_username
from cogs._post.outbox import Outbox
from cogs._post.trying import Limited
from cogs._show.facts import UNKNOWN_WEBHOOK
from cogs._show.post_plan import BOT, count_to_come
from cogs._show.posted_answer import (
    ALL,
    BEFORE,
    MOST_MESSAGES,
    WHOLE,
    AnswerPost,
    Layout,
    page_answer,
    write_seal,
)

log = logging.getLogger(__name__)

# The first stands in for another that was begun before it.
_LAYOUTS = (ALL, *(Layout(share) for share in range(1, MOST_MESSAGES + 1)), BEFORE)


class Answers:
    """
    Mutable: once the *webhook* is gone, the bot posts the answers itself. How many
    messages each takes is planned among all *posts* of webhooks in the channel.
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
        self._symposium = symposium
        self._outbox = outbox
        self._mail = mail
        self._webhook = webhook
        self._posts = posts
        self._posts_by_bot = ChannelPosts((BOT,))
        self._turns: dict[TurnId, Turn] = {}

    def notice(self, event: Event) -> None:
        """What has happened: whose answers are to come, and which wait already."""
        match event:
            case Convened(symposium):
                self._symposium = symposium
                for turn in symposium.turns:
                    self._notice_turn(turn)
            case TurnBegan(turn) | TurnEnded(turn):
                self._notice_turn(turn)
            case _:
                return
        to_come = count_to_come(self._symposium, self._turns.values())
        self._posts.promise(self._symposium.id, to_come)

    def _notice_turn(self, turn: Turn) -> None:
        # The words need not be kept here too.
        self._turns[turn.id] = replace(turn, text="", request=None, reasoning=None)
        if turn.is_over and _find_layout(turn, self._outbox) is None:
            posts = self._posts if self._webhook else self._posts_by_bot
            posts.expect(turn.id, self._count_needs(turn))

    async def post(self, turn: Turn) -> int:
        """Post what was said in a turn that is over; its first message's id."""
        layout, by_bot = self._plan(turn)
        if self._webhook is not None and not by_bot:
            try:
                return await self._post_by_webhook(turn, layout, self._webhook)
            except Limited as error:
                if not self._posts.takes_long(turn.id):
                    return await self.post(turn)  # when the channel takes it again
                log.warning("the bot posts %s itself: %s", turn.id, error)
            except discord.NotFound as error:
                if error.code != UNKNOWN_WEBHOOK:
                    raise
                log.warning("the webhook is gone; the bot posts the answers itself")
                self._webhook = None
        try:
            return await self._post_by_bot(turn, layout)
        except Unattachable:
            return await self._post_by_bot(turn, ALL)

    async def post_seal(self, sealed: Sealed) -> None:
        """The digest, for all to see before anybody sees the words."""
        content = write_seal(sealed.turn, sealed.voice, sealed.sha256)
        letter = Letter(f"s{sealed.turn.rpartition('.')[2]}", content)
        await self._outbox.post(letter, self._mail)

    def _plan(self, turn: Turn) -> tuple[Layout, bool]:
        """How it is laid out, and whether the bot posts it: as begun, if it was."""
        late = self._webhook is not None and self._posts.takes_long(turn.id)
        if layout := _find_layout(turn, self._outbox):
            return layout, late or _was_posted_by_bot(turn, layout, self._outbox)
        needs = self._count_needs(turn)
        if self._webhook is None:
            return Layout(self._posts_by_bot.choose_share(turn.id, needs)), True
        # Rather under the bot's name than a minute late.
        if late:
            return (WHOLE if self._posts.waits_alone(turn.id) else Layout(1)), True
        return Layout(self._posts.choose_share(turn.id, needs)), False

    def _count_needs(self, turn: Turn) -> int:
        """How many messages it is: one, too, if it is a file in any case."""
        return len(self._paged(turn, WHOLE, heading=True).pages)

    async def _post_by_webhook(
        self, turn: Turn, layout: Layout, webhook: discord.Webhook
    ) -> int:
        mail = VoiceMail(
            webhook,
            self._mail,
            self._posts,
            voice=self._symposium.voice(turn.voice),
            turn=turn.id,
        )
        letters = self._letters(turn, layout, heading=False, by_bot=False)
        with self._posts.plan(turn.id, self._count_unposted(letters)):
            posted = [await self._outbox.post(letter, mail) for letter in letters]
        return posted[0]

    async def _post_by_bot(self, turn: Turn, layout: Layout) -> int:
        """The whole answer, or what is missing after a webhook's messages."""
        posted = await self._find_posted(turn, layout)
        # What goes on after them is cut as they were.
        letters = self._letters(turn, layout, heading=not posted, by_bot=True)
        left = letters[len(posted) :]
        with self._posts_by_bot.plan(turn.id, self._count_unposted(left)):
            posted += [await self._post_letter(turn, letter) for letter in left]
        return posted[0]

    async def _post_letter(self, turn: Turn, letter: Letter) -> int:
        if known := self._outbox.message(letter.key):
            return known
        async with self._posts_by_bot.take_place(turn.id):
            return await self._outbox.post(letter, self._mail)

    def _count_unposted(self, letters: Sequence[Letter]) -> int:
        return sum(self._outbox.message(letter.key) is None for letter in letters)

    def _paged(self, turn: Turn, layout: Layout, *, heading: bool) -> AnswerPost:
        it = self._symposium
        return page_answer(
            turn,
            it.voice(turn.voice),
            heading=heading,
            layout=layout,
            rounds=it.rounds,
            samples=it.samples,
            names=[voice.name for voice in it.voices],
        )

    def _letters(
        self, turn: Turn, layout: Layout, *, heading: bool, by_bot: bool
    ) -> list[Letter]:
        answer = self._paged(turn, layout, heading=heading)
        whole = (f"{turn.id}.md", answer.file.encode()) if answer.file else None
        return [
            write_letter(
                _key(turn, part, layout, by_bot=by_bot),
                page,
                file=whole if part == 1 else None,
            )
            for part, page in enumerate(answer.pages, start=1)
        ]

    async def _find_posted(self, turn: Turn, layout: Layout) -> list[int]:
        """What a webhook had posted of it before the bot has to go on itself."""
        name = write_username(self._symposium.voice(turn.voice))
        posted: list[int] = []
        for part in range(1, layout.most + 1):
            message = await self._outbox.recover(
                _key(turn, part, layout, by_bot=False),
                lambda *where: self._mail.find_under_name(name, *where),
            )
            if message is None:
                break
            posted.append(message)
        return posted


def find_links(
    symposium: Symposium, outbox: Outbox, mail: BotMail
) -> dict[TurnId, str]:
    """Where each turn's answer begins, as far as it was posted."""
    links = {}
    for turn in symposium.turns:
        if (layout := _find_layout(turn, outbox)) is None:
            continue
        for by_bot in (False, True):
            message = outbox.message(_key(turn, 1, layout, by_bot=by_bot))
            if message is not None:
                links[turn.id] = mail.link(message)
    return links


def _find_layout(turn: Turn, outbox: Outbox) -> Layout | None:
    """How the answer was laid out when it was begun: that stands in its rows' keys."""
    for layout in _LAYOUTS:
        firsts = (_key(turn, 1, layout, by_bot=by_bot) for by_bot in (False, True))
        if any(map(outbox.knows, firsts)):
            return layout
    return None


def _was_posted_by_bot(turn: Turn, layout: Layout, outbox: Outbox) -> bool:
    parts = range(1, layout.most + 1)
    return any(outbox.knows(_key(turn, n, layout, by_bot=True)) for n in parts)


def _key(turn: Turn, part: int, layout: Layout, *, by_bot: bool) -> str:
    """
    What one message of an answer is called in the outbox: with the share that was
    planned for it, so that a restart goes on as it was begun.
    """
    share = "" if layout is BEFORE else f"s{layout.most}"
    return f"t{turn.number}{share}p{part}{'b' if by_bot else ''}"
