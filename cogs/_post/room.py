"""Where a symposium is shown: its channel, and how messages get there."""

from dataclasses import dataclass

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from cogs._post.mail import BotMail, VoiceMail
from cogs._post.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Room:
    """*after* is the message from which on a lost post is looked for."""

    channel: int
    guild: int | None
    outbox: Outbox
    bot_mail: BotMail
    voice_mail: VoiceMail | None
    after: int | None

    def link(self, message: int) -> str:
        server = self.guild or "@me"
        return f"https://discord.com/channels/{server}/{self.channel}/{message}"


def answer_key(turn: Turn, part: int, *, by_bot: bool) -> str:
    """What one message of an answer is called in the outbox."""
    return f"t{turn.number}p{part}{'b' if by_bot else ''}"


def links_of(room: Room, symposium: Symposium) -> dict[TurnId, str]:
    """Where each turn's answer begins, as far as it was posted."""
    found = {}
    for turn in symposium.turns:
        for by_bot in (False, True):
            message = room.outbox.message(answer_key(turn, 1, by_bot=by_bot))
            if message is not None:
                found[turn.id] = room.link(message)
    return found
