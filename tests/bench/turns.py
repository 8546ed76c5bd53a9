"""
Part e: what a duet takes beyond the time that its turns take.

The whole engine over real sockets and a real archive; the voices, in a process of
their own, take two seconds each by their own clock, and the host listens to each.
"""

import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.domain.events import Closed, Spoke, TurnBegan, TurnEnded
from bot.host.asking import Asking
from bot.house import open_house
from bot.settings.load import load
from tests.bench.configured import configured
from tests.bench.processes import serving
from tests.bench.served import RATE, lasts
from tests.bench.table import Row, milliseconds

TURNS = 24
TWO_SECONDS = 119
"""Words, at 60 a second, until the stream ends."""
PAIR = ("speaker-1", "speaker-2")


@dataclass
class Held:
    """Seconds: all of it, and from each last word to the next voice's being asked."""

    whole: float = 0.0
    gaps: list[float] = field(default_factory=list)


async def measure(*, many: int = TURNS, words: int = TWO_SECONDS) -> list[Row]:
    async with serving("tests.bench.served", str(words)) as url:
        held = await hold(url, many)
    due = many * lasts(words)
    over, worst = held.whole - due, max(held.gaps)
    tail = 2 / RATE
    return [
        Row(
            f"(e) a duet of {many} turns of {lasts(words):.0f} s: overhead",
            f"{milliseconds(over)} = {over / due:.1%}",
            "at most 2 %",
        ),
        Row(
            f"(e) from the last word: to the next voice's being asked, of which the "
            f"end of the stream takes {milliseconds(tail)}: median · worst of "
            f"{len(held.gaps)}",
            f"{milliseconds(median(held.gaps))} · {milliseconds(worst)}",
            "at most 150 ms",
        ),
    ]


async def hold(url: str, many: int) -> Held:
    """One duet, watched; endings are noted only, as its voices say the same again."""
    held, last = Held(), 0.0
    with TemporaryDirectory() as folder:
        settings = load(configured(Path(folder), url, PAIR))
        async with open_house(settings) as host:
            further = {"turns": many, "note_endings": True}
            asking = Asking("", PAIR, format="duet", further=further, table=False)
            symposium = await host.open(asking)
            began = time.perf_counter()
            async with host.convene(symposium, synthesis=False) as events:
                async for event in events:
                    now = time.perf_counter()
                    if isinstance(event, TurnBegan) and last:
                        held.gaps.append(now - last)
                    elif isinstance(event, Spoke):
                        last = now
                    elif isinstance(event, TurnEnded):
                        assert event.turn.reason is None
                    elif isinstance(event, Closed):
                        held.whole = now - began
    return held
