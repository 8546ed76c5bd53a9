"""Whether --plain was said: words alone, as a screen reader reads them out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_plain: ContextVar[bool] = ContextVar("plain", default=False)


@contextmanager
def plain_if_usual() -> Iterator[None]:
    """For one command: as SYMPOSIUM_PLAIN in the environment says, until it is told."""
    reset = _plain.set(os.environ.get("SYMPOSIUM_PLAIN", "") not in ("", "0"))
    try:
        yield
    finally:
        _plain.reset(reset)


def choose_plain() -> None:
    """Until the command's end."""
    _plain.set(True)


def is_plain() -> bool:
    return _plain.get()
