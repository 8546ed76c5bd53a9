"""Where a symposium is shown, and what was posted there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.names import SymposiumId


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where on Discord a symposium is shown; ids are snowflakes.

    *channel* is where messages go (the thread, or the channel itself where there are
    no threads), *parent* the channel the webhook belongs to, *asker* the member who
    asked. *guild* is None in a direct message.
    """

    channel: int
    asker: int
    parent: int | None = None
    guild: int | None = None


class Via(StrEnum):
    """Who posts: the bot, a webhook under a voice's name, or a command's reply."""

    BOT = "bot"
    WEBHOOK = "webhook"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Post:
    """
    One message that is to stand in a place exactly once: written down before it is
    sent, closed with the message's id afterwards.

    *key* says what it is, unique within its symposium ("board", "turn 3 part 1");
    *nonce* is what Discord deduplicates by (bot posts only); *after* is the id of the
    last message known before it, from which a restarted bot looks for it. One that is
    not *finished* may stand there already and still change.
    """

    symposium: SymposiumId
    key: str
    channel: int
    via: Via
    nonce: str | None
    intended: datetime
    after: int | None = None
    message: int | None = None
    finished: bool = True
