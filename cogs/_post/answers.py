"""Posting answers: each whole, once, under its voice's name or else by the bot."""

import logging

import discord

from bot.domain.events import Sealed
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.letter import Letter
from cogs._post.mail import BotMail, VoiceMail, write_username
from cogs._post.outbox import Outbox
from cogs._show.facts import UNKNOWN_WEBHOOK
from cogs._show.posted_answer import MOST_MESSAGES, page_answer, write_seal

log = logging.getLogger(__name__)


class Answers:
    """Mutable: once the *webhook* is gone, the bot posts the answers itself."""

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
        self._webhook = webhook

    async def post(self, turn: Turn) -> int:
        """Post what was said in a turn that is over; its first message's id."""
        keys = (_key(turn, n + 1, by_bot=True) for n in range(MOST_MESSAGES))
        by_bot = any(self._outbox.knows(key) for key in keys)
        if self._webhook is not None and not by_bot:
            try:
                return await self._post_by_webhook(turn, self._webhook)
            except discord.NotFound as error:
                if error.code != UNKNOWN_WEBHOOK:
                    raise
                log.warning("the webhook is gone; the bot posts the answers itself")
                self._webhook = None
        return await self._post_by_bot(turn)

    async def post_seal(self, sealed: Sealed) -> None:
        """The digest, for all to see before anybody sees the words."""
        content = write_seal(sealed.turn, sealed.voice, sealed.sha256)
        letter = Letter(f"s{sealed.turn.rpartition('.')[2]}", content)
        await self._outbox.post(letter, self._mail)

    async def _post_by_webhook(self, turn: Turn, webhook: discord.Webhook) -> int:
        mail = VoiceMail(webhook, self._mail, self._symposium.voice(turn.voice))
        letters = self._letters(turn, heading=False, by_bot=False)
        posted = [await self._outbox.post(letter, mail) for letter in letters]
        return posted[0]

    async def _post_by_bot(self, turn: Turn) -> int:
        """The whole answer, or what is missing after a webhook's messages."""
        posted = await self._find_posted(turn)
        # What goes on after them is cut as they were.
        letters = self._letters(turn, heading=not posted, by_bot=True)
        for letter in letters[len(posted) :]:
            posted.append(await self._outbox.post(letter, self._mail))
        return posted[0]

    def _letters(self, turn: Turn, *, heading: bool, by_bot: bool) -> list[Letter]:
        it = self._symposium
        answer = page_answer(
            turn,
            it.voice(turn.voice),
            heading=heading,
            rounds=it.rounds,
            samples=it.samples,
            names=[voice.name for voice in it.voices],
        )
        whole = (f"{turn.id}.md", answer.file.encode()) if answer.file else None
        return [
            Letter(
                _key(turn, part, by_bot=by_bot),
                page,
                file=whole if part == 1 else None,
            )
            for part, page in enumerate(answer.pages, start=1)
        ]

    async def _find_posted(self, turn: Turn) -> list[int]:
        """What a webhook had posted of it before the bot has to go on itself."""
        name = write_username(self._symposium.voice(turn.voice))
        posted: list[int] = []
        for part in range(1, MOST_MESSAGES + 1):
            message = await self._outbox.recover(
                _key(turn, part, by_bot=False),
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
        for by_bot in (False, True):
            message = outbox.message(_key(turn, 1, by_bot=by_bot))
            if message is not None:
                links[turn.id] = mail.link(message)
    return links


def _key(turn: Turn, part: int, *, by_bot: bool) -> str:
    """What one message of an answer is called in the outbox."""
    return f"t{turn.number}p{part}{'b' if by_bot else ''}"
