"""One process that holds a tailored course, or goes on with it; it may be killed."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.domain.events import (
    Acted,
    Event,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    TurnBegan,
    TurnEnded,
)
from bot.domain.symposium import Symposium
from bot.host.asking import Asking
from bot.host.host import Host
from tests.host.tailored_house import NAMES, open_host

_OTHERS: Mapping[type, str] = {
    Spoke: "spoke",
    SynthesisBegan: "table began",
    SynthesisMade: "table made",
}


def tell(event: Event) -> str | None:
    """A line for what happened, if somebody may wait for it."""
    line: str | None
    match event:
        case TurnBegan(turn):
            line = f"began {turn.voice} {turn.task or 'answer'}"
        case TurnEnded(turn):
            line = f"ended {turn.voice} {turn.task or 'answer'}"
        case Acted(act):
            line = f"acted {act.kind}"
        case _:
            line = _OTHERS.get(type(event))
    return line


async def find(host: Host) -> Symposium:
    for summary in await host.archive.recent(1):
        return await host.archive.find(summary.id)
    asking = Asking(
        "What does water know?",
        NAMES[:4],
        format="tailored",
        further={"interim": 1},
    )
    return await host.open(asking)


async def hold(url: str, folder: Path) -> None:
    async with open_host(url, folder) as host, host.convene(await find(host)) as events:
        async for event in events:
            if line := tell(event):
                print(line, flush=True)


if __name__ == "__main__":
    asyncio.run(hold(sys.argv[1], Path(sys.argv[2])))
