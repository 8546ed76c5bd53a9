"""The ways in which what voices say gets into a place: by webhook, or by the bot."""

from collections.abc import Awaitable, Callable

import discord

from bot.domain.names import TurnId
from bot.domain.place import Via
from bot.domain.voice import Voice
from cogs._post.answering.channel_posts import ChannelPosts
from cogs._post.letter import Letter
from cogs._post.mail import BotMail, VoiceMail
from cogs._show.post_plan import BOT


class Ways:
    """
    Mutable: once the *webhook* is gone, the bot posts itself. How many messages each
    answer takes is planned among all *posts* of webhooks in the channel.
    """

    def __init__(
        self, mail: BotMail, posts: ChannelPosts, webhook: discord.Webhook | None
    ) -> None:
        self.mail = mail
        self.posts = posts
        self.posts_by_bot = ChannelPosts((BOT,))
        self.webhook = webhook

    def by_webhook(self, voice: Voice, turn: TurnId) -> VoiceMail | None:
        if self.webhook is None:
            return None
        return VoiceMail(self.webhook, self.mail, self.posts, voice=voice, turn=turn)

    def by_bot(self, turn: TurnId) -> "PacedMail":
        return PacedMail(self, turn)


class PacedMail:
    """The bot itself, in its turn."""

    via = Via.BOT

    def __init__(self, ways: Ways, turn: TurnId) -> None:
        self.channel = ways.mail.channel
        self._ways = ways
        self._turn = turn

    async def send(self, letter: Letter, nonce: str | None) -> int:
        async with self._ways.posts_by_bot.take_place(self._turn):
            return await self._ways.mail.send(letter, nonce)

    async def edit(self, message: int, write: Callable[[], Awaitable[Letter]]) -> None:
        async with self._ways.posts.edits_by_bot(self.channel).take_place():
            await self._ways.mail.edit(message, await write())

    async def find(
        self, letter: Letter, after: int | None, others: frozenset[int]
    ) -> int | None:
        return await self._ways.mail.find(letter, after, others)
