"""
A process that holds a duet, or goes on with the one that was broken off:

    python -m tests.host.duet_holder FOLDER URL

It prints the name of each event, and what it is about.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.domain.events import Acted, Event, TurnBegan, TurnEnded
from bot.host.asking import Asking
from tests.hosting import opened
from tests.loopback.endpoint import Endpoint


@dataclass
class Elsewhere(Endpoint):
    """An endpoint of another process."""

    address: str

    @property
    def url(self) -> str:
        return self.address


async def hold(folder: Path, url: str) -> None:
    async with opened(Elsewhere(url), folder) as host:
        known = await host.archive.recent(1)
        if known:
            symposium = await host.archive.find(known[0].id)
        else:
            symposium = await host.open(Asking("", ("Ada", "Bob"), format="duet"))
        async with host.convene(symposium) as events:
            async for event in events:
                print(describe(event), flush=True)


def describe(event: Event) -> str:
    name = type(event).__name__
    match event:
        case TurnBegan() | TurnEnded():
            return f"{name} {event.turn.number}"
        case Acted():
            return f"{name} {event.act.kind.value}"
    return name


if __name__ == "__main__":
    asyncio.run(hold(Path(sys.argv[1]), sys.argv[2]))
