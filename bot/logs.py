"""
Logging to standard error, from which every known secret is struck out.

So are the tokens that Discord gives out while the bot runs, to webhooks and with each
interaction: whoever holds one can post as the bot does. The libraries write them at
level debug, in addresses, in what the gateway sent, and in the names of rate limits.
"""

import logging
import re
import sys
from collections.abc import Iterable

from bot.text.secret_forms import secret_forms
from bot.text.unseen import visible

STRUCK_OUT = "[redacted]"
_SHORTEST_SECRET = 4  # anything shorter guards nothing and stands in ordinary words
_CHATTY = ("httpx", "httpcore", "aiosqlite", "alembic", "asyncio")
# It writes at level debug what is stored, so also what a sealed round holds back.
_WORDS = ("aiosqlite",)
_GIVEN_OUT = re.compile(
    r"""(?P<where>(?:webhooks|interactions)/\d+/|token\\?["']\s?:\s?\\?["'])[\w.~%+-]+"""
)
# A net for the others: what has letters of both cases and digits, and is as long as no
# name is. The shortest of Discord's, a webhook's, has 68 characters.
_RUN = re.compile(r"[\w-]{60,}")
_MIXED = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"))


class Redacting(logging.Formatter):
    """
    Formats a record, its exception and its stack, and then strikes out secrets and what
    a terminal would obey.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        long = {s for s in secrets if len(s) >= _SHORTEST_SECRET}
        forms = {repr(s)[1:-1] for s in long}.union(*map(secret_forms, long))
        self._secrets = sorted(forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, STRUCK_OUT)
        line = _GIVEN_OUT.sub(rf"\g<where>{STRUCK_OUT}", line)
        return visible(_RUN.sub(_without_token, line))


def _without_token(run: re.Match[str]) -> str:
    is_token = all(kind.search(run[0]) for kind in _MIXED)
    return STRUCK_OUT if is_token else run[0]


class ToStandardError(logging.Handler):
    """Writes to what sys.stderr is at that moment, so above a live display."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            print(self.format(record), file=sys.stderr, flush=True)  # noqa: T201 - its purpose
        except Exception:  # noqa: BLE001 - a log line must not end what it reports on
            self.handleError(record)


def begin(level: str, secrets: Iterable[str]) -> None:
    """Log from *level* upwards; replaces what handlers there were."""
    handler = ToStandardError()
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _CHATTY if level != "debug" else _WORDS:
        logging.getLogger(name).setLevel(logging.WARNING)
