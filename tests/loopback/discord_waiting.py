"""Waiting until something has happened on the loopback Discord."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Seen = TypeVar("Seen")
PATIENCE = 60.0
"""Seconds, for a machine that has much else to do; only a failure takes as long."""


class Waiting:
    """Asks again after every request and gateway event, and now and then."""

    _changed: asyncio.Event

    def notify(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def wait_for(
        self,
        look: Callable[[], Seen | None],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the test says how long it looks
    ) -> Seen:
        """The first truthy answer of *look*; TimeoutError after *timeout* seconds."""
        async with asyncio.timeout(timeout):
            while True:
                changed = self._changed
                if seen := look():
                    return seen
                # A look may also depend on time, or on a process that ends.
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), 0.05)
