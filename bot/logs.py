"""Logging to standard error, from which every known secret is struck out."""

import logging
import sys
from collections.abc import Iterable
from urllib.parse import quote

STRUCK_OUT = "[redacted]"
_SHORTEST_SECRET = 4  # anything shorter guards nothing and stands in ordinary words
_CHATTY = ("httpx", "httpcore", "aiosqlite", "alembic", "asyncio")


class Redacting(logging.Formatter):
    """Formats a record, its exception and its stack, and then strikes out secrets."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        long = {s for s in secrets if len(s) >= _SHORTEST_SECRET}
        forms = long | {quote(s, safe="") for s in long} | {repr(s)[1:-1] for s in long}
        self._secrets = sorted(forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, STRUCK_OUT)
        return line


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
    if level != "debug":
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.WARNING)
