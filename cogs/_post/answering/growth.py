"""
Growing messages: where one voice speaks at a time, its words stand as they come.

Law: what is shown of a turn was written down before; and whatever dies in between, one
message is left of each turn, with its last text. Its row in the outbox is posted first,
and finished when the whole answer stands.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

import discord

from bot.archive import Archive
from bot.domain.events import Acted, Convened, Event, Spoke, TurnBegan, TurnEnded
from bot.domain.names import TurnId
from bot.domain.place import Via
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.errors import Unwritable
from cogs._post.answering.growing_turn import GrowingTurn
from cogs._post.answering.ways import Ways
from cogs._post.letter import Letter, write_letter
from cogs._post.mail import write_username
from cogs._post.outbox import Mail, Outbox
from cogs._post.trying import UNDECIDED, Limited, Tries, is_gone
from cogs._show.facts import INVALID_WEBHOOK_TOKEN, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK
from cogs._show.live.courses import find_course, grows
from cogs._show.live.growing_text import write_growing

log = logging.getLogger(__name__)

_MOST_COPIES = 3
"""Who deletes it more often than that does not want to have it."""
_NO_WEBHOOK = frozenset({UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN})
Write = Callable[[str, Via, bool], Letter]
"""From a key, who posts it, and whether it is displayed, to what is to stand there."""


class _EditingMail(Mail, Protocol):
    async def edit(
        self, message: int, write: Callable[[], Awaitable[Letter]], /
    ) -> None: ...


class Growth:
    """
    Mutable: what each voice that speaks has said, and how far it is shown. One edit is
    made at a time, of whichever waits longest, with the newest words.
    """

    def __init__(
        self,
        symposium: Symposium,
        outbox: Outbox,
        archive: Archive,
        ways: Ways,
        tries: Tries,
    ) -> None:
        self._symposium = symposium
        self._outbox = outbox
        self._archive = archive
        self._ways = ways
        self._tries = tries
        self._growing: dict[TurnId, GrowingTurn] = {}
        # Posted here as content; of what a process before has posted nobody knows.
        self._as_content: set[int] = set()
        self._news = asyncio.Event()
        self._is_over = False

    def notice(self, event: Event) -> None:
        match event:
            case Convened(symposium):
                self._symposium = symposium
            case Acted(act):
                self._symposium = self._symposium.add_act(act)
            case TurnBegan(turn):
                self._notice_turn(turn)
            case Spoke(turn_id, words):
                if growing := self._growing.get(turn_id):
                    growing.add(words)
                    self._news.set()
            case TurnEnded(turn):
                if growing := self._growing.get(turn.id):
                    growing.is_over = True
            case _:
                pass

    def _notice_turn(self, turn: Turn) -> None:
        known = self._growing.get(turn.id)
        # It is told again when it has to be asked in another way: its words stay.
        is_same = known is not None and known.turn.attempt == turn.attempt
        if not is_same and grows(self._symposium, find_course(self._symposium, turn)):
            self._growing[turn.id] = GrowingTurn(turn)

    def end(self) -> None:
        """Nothing new will come after this."""
        self._is_over = True
        self._news.set()

    def has(self, turn: Turn) -> bool:
        """Whether its message was begun, perhaps by a process that has died."""
        return self._outbox.knows(self._key(turn))

    def is_finished(self, turn: Turn) -> bool:
        return self._outbox.is_finished(self._key(turn))

    def message(self, turn: Turn) -> int | None:
        """Where it stands, if it does."""
        return find_grown(turn, self._outbox)

    async def begin(self, turn: Turn) -> int | None:
        """Post its message; None if it does not grow (any more)."""
        growing = self._growing.get(turn.id)
        if growing is None or growing.is_over:
            return None
        async with growing.changing:
            await self._post(growing)
        self._news.set()
        return self.message(turn)

    async def keep(self) -> None:
        """Show what comes, until all is over."""
        while not self._is_over:
            growing = self._find_due()
            if growing is not None:
                await self._grow(growing)
            else:
                # Nothing is awaited since it was looked, so no news is lost.
                self._news.clear()
                await self._wait()

    async def finish(self, turn: Turn, write: Write) -> Via:
        """
        Make its message hold what *write* says in the end; who has posted it. The row
        stays open: more messages may have to follow.
        """
        growing = self._growing.setdefault(turn.id, GrowingTurn(turn))
        growing.is_over = True
        async with growing.changing:
            what = f"the last text of {turn.id}"
            return await self._tries.repeat(
                lambda: self._finish(growing, write), what=what
            )

    async def close(self, turn: Turn) -> None:
        """The whole answer stands."""
        await self._outbox.finish(self._key(turn))
        self._growing.pop(turn.id, None)

    def _key(self, turn: Turn) -> str:
        return _find_key(turn, self._outbox)

    def _find_due(self) -> GrowingTurn | None:
        now = asyncio.get_running_loop().time()
        for growing in self._growing.values():
            if growing.is_due and growing.not_before <= now:
                return growing
        return None

    async def _wait(self) -> None:
        """For news, or until what has failed may be tried again."""
        failed = [g.not_before for g in self._growing.values() if g.is_due]
        try:
            async with asyncio.timeout_at(min(failed, default=None)):
                await self._news.wait()
        except TimeoutError:
            return

    async def _grow(self, growing: GrowingTurn) -> None:
        # Behind the others that grow: each in its turn.
        self._growing[growing.turn.id] = self._growing.pop(growing.turn.id)
        async with growing.changing:
            message = self.message(growing.turn)
            mail = self._find_mail(growing.turn)
            if growing.is_over or message is None:
                growing.is_posted = message is not None
                return
            try:
                if mail is None:
                    await self._post_anew(growing)
                else:
                    await self._edit(growing, mail, message)
            except (*UNDECIDED, Limited, discord.HTTPException) as error:
                await self._mend(growing, error)

    async def _edit(
        self, growing: GrowingTurn, mail: _EditingMail, message: int
    ) -> None:
        length = growing.length

        async def write() -> Letter:
            """When it is its turn, with all that has come meanwhile."""
            nonlocal length
            # The same words are written down and shown: more may come in between.
            words = growing.words()
            length = len(words)
            await self._keep_words(growing, words)
            displayed = message not in self._as_content
            letter = self._write(growing, words, mail.via, displayed=displayed)
            if letter.is_displayed:
                self._as_content.discard(message)
            return letter

        await mail.edit(message, write)
        growing.succeed(length)

    async def _mend(self, growing: GrowingTurn, error: Exception) -> None:
        """What keeps it from being edited: it is made anew, or tried again."""
        if is_gone(error):
            raise error
        code = getattr(error, "code", None)
        if code == UNKNOWN_MESSAGE:
            await self._post_anew(growing)
        elif code in _NO_WEBHOOK:
            self._lose_webhook()
            await self._post_anew(growing)
        else:
            log.warning("%s was not edited: %r", growing.turn.id, error)
            growing.fail(asyncio.get_running_loop().time())

    async def _post(self, growing: GrowingTurn) -> None:
        """As it was begun, if it was."""
        key = self._key(growing.turn)
        if not self._outbox.knows(key):
            await self._post_as(growing, key, self._choose_mail(growing.turn))
        elif mail := self._find_mail(growing.turn):
            await self._post_as(growing, key, mail)
        else:
            await self._post_anew(growing)

    async def _post_as(
        self, growing: GrowingTurn, key: str, mail: _EditingMail
    ) -> None:
        is_new = not self._outbox.knows(key)
        words = growing.words()
        await self._keep_words(growing, words)
        letter = self._write(growing, words, mail.via, displayed=False, key=key)
        try:
            message = await self._outbox.post(letter, mail)
        except (Limited, discord.NotFound) as error:
            if isinstance(error, discord.NotFound) and error.code not in _NO_WEBHOOK:
                raise
            if not isinstance(error, Limited):
                self._lose_webhook()
            await self._post_anew(growing, by_bot=True)
            return
        if is_new and not letter.is_displayed:
            self._as_content.add(message)
        # What somebody before had posted may hold other words.
        growing.is_posted, growing.shown = True, len(words) if is_new else -1

    async def _post_anew(self, growing: GrowingTurn, *, by_bot: bool = False) -> None:
        """Its message is deleted, or nobody can change it any more."""
        turn, key = growing.turn, self._key(growing.turn)
        copy = int(key.rpartition("g")[2])
        if copy == _MOST_COPIES:
            log.warning("%s was deleted again and again; it is left so", turn.id)
            growing.is_posted = False
            return
        await self._remove(turn, key)
        mail = self._choose_mail(turn, by_bot=by_bot)
        await self._post_as(growing, _write_key(turn, copy + 1), mail)

    async def _remove(self, turn: Turn, key: str) -> None:
        """What stands there half and cannot be changed; a server may not let us."""
        name = write_username(self._symposium.voice(turn.voice))
        mail = self._ways.mail
        try:
            message = await self._outbox.recover(
                key, lambda *where: mail.find_under_name(name, *where)
            )
            if message is not None:
                await mail.remove(message)
        except (*UNDECIDED, discord.HTTPException) as error:
            log.warning("what stood of %s is not taken away: %r", turn.id, error)

    async def _finish(self, growing: GrowingTurn, write: Write) -> Via:
        turn = growing.turn
        key = self._key(turn)
        mail = self._find_mail(turn)
        if mail is None:
            await self._post_anew(growing)
            return await self._finish(growing, write)
        message = self._outbox.message(key)
        try:
            if message is None:
                # It may stand there with other words, found or given back.
                letter = write(key, mail.via, False)
                message = await self._outbox.post(letter, mail)
            displayed = message not in self._as_content
            final = write(key, mail.via, displayed)

            async def give() -> Letter:
                return final

            await mail.edit(message, give)
        except discord.NotFound as error:
            if is_gone(error) or key == _write_key(turn, _MOST_COPIES):
                raise
            await self._mend(growing, error)
            return await self._finish(growing, write)
        return mail.via

    def _write(
        self,
        growing: GrowingTurn,
        words: str,
        via: Via,
        *,
        displayed: bool,
        key: str = "",
    ) -> Letter:
        turn, it = growing.turn, self._symposium
        text = write_growing(
            turn,
            it.voice(turn.voice),
            words,
            heading=via is Via.BOT,
            names=[voice.name for voice in it.participants],
        )
        key = key or self._key(turn)
        return write_letter(key, text, displayed=displayed, of=turn.id, grows=True)

    async def _keep_words(self, growing: GrowingTurn, words: str) -> None:
        if not words:
            return
        try:
            turn = growing.turn.id
            await self._archive.keep_words(self._symposium.id, turn, words)
        except Unwritable as error:
            # Shown all the same, as what has been said is: it is lost only if this
            # process dies before it can be written.
            log.warning("what %s says is not kept yet: %s", growing.turn.id, error)

    def _find_mail(self, turn: Turn) -> _EditingMail | None:
        """How its message is changed; None if it cannot be any more."""
        if self._outbox.via(self._key(turn)) is Via.WEBHOOK:
            return self._ways.by_webhook(self._symposium.voice(turn.voice), turn.id)
        return self._ways.by_bot(turn.id)

    def _choose_mail(self, turn: Turn, *, by_bot: bool = False) -> _EditingMail:
        """Rather under the bot's name than a minute late."""
        late = by_bot or self._ways.posts.takes_long(turn.id)
        voice = self._symposium.voice(turn.voice)
        webhook = None if late else self._ways.by_webhook(voice, turn.id)
        return webhook or self._ways.by_bot(turn.id)

    def _lose_webhook(self) -> None:
        log.warning("the webhook is gone; the bot posts the answers itself")
        self._ways.webhook = None


def find_grown(turn: Turn, outbox: Outbox) -> int | None:
    """The message in which it grows or has grown."""
    return outbox.message(_find_key(turn, outbox))


def _find_key(turn: Turn, outbox: Outbox) -> str:
    """Of the newest of its messages."""
    keys = [_write_key(turn, copy) for copy in range(1, _MOST_COPIES + 1)]
    known = [key for key in keys if outbox.knows(key)]
    return known[-1] if known else keys[0]


def _write_key(turn: Turn, copy: int) -> str:
    return f"t{turn.number}g{copy}"
