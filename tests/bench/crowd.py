"""
Part j: many symposia at once in one process: what each takes of memory, and how late
the loop is for whoever waits meanwhile.

`python -m tests.bench.crowd URL SYMPOSIA VOICES` prints JSON from a process of its own.
The floor of the same run is the same process with one symposium; and, for how late the
loop is, with nothing but its clock, as a busy machine makes any loop late.
"""

import argparse
import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.events import Closed
from bot.host.asking import Asking
from bot.host.host import Host
from bot.house import open_house
from bot.settings.load import load
from tests.bench.configured import configured
from tests.bench.processes import serving, told_by
from tests.bench.table import Row, milliseconds

SYMPOSIA, VOICES, WORDS, SECONDS = 30, 6, 500, 5.0
_TICK = 0.005
_PAGES = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Held:
    """
    The most megabytes; seconds by which the loop was late, and for how long its own
    thread was at work without a pause.
    """

    most: float
    latest: float
    longest: float


@dataclass(slots=True)
class Watch:
    """What is seen while it runs; changed by `watching` alone."""

    most: float = 0.0
    latest: float = 0.0
    longest: float = 0.0


async def measure(
    *,
    symposia: int = SYMPOSIA,
    voices: int = VOICES,
    words: int = WORDS,
    seconds: float = SECONDS,
) -> list[Row]:
    async with serving("tests.bench.moments", str(words), str(seconds)) as url:
        none, one, many = [
            await told_by("tests.bench.crowd", url, str(number), str(voices))
            for number in (0, 1, symposia)
        ]
    each = (many["most"] - one["most"]) / max(symposia - 1, 1)
    what = f"(j) {symposia} symposia at once of {voices} voices of {words} words"
    return [
        Row(
            f"{what}: memory for each, beside the first",
            f"{each:.1f} MB ({one['most']:.0f} to {many['most']:.0f} MB)",
            "at most 2 MB",
        ),
        Row(
            f"{what}: the loop's greatest lateness",
            f"{milliseconds(many['latest'])}; with one {milliseconds(one['latest'])}, "
            f"with nothing to do {milliseconds(none['latest'])}; its own work without "
            f"a pause {milliseconds(many['longest'])}",
            "50 ms",
        ),
    ]


async def hold(url: str, symposia: int, voices: int) -> Held:
    names = [f"speaker-{number + 1}" for number in range(voices)]
    with TemporaryDirectory() as folder:
        settings = load(configured(Path(folder), url, names))
        async with open_house(settings) as host, watching() as watch:
            if not symposia:
                await asyncio.sleep(SECONDS)
            async with asyncio.TaskGroup() as group:
                for number in range(symposia):
                    group.create_task(_convene(host, tuple(names), number))
    return Held(watch.most, watch.latest, watch.longest)


async def _convene(host: Host, names: tuple[str, ...], number: int) -> None:
    asking = Asking(f"What stands between {number} voices?", voices=names)
    async with host.convene(await host.open(asking)) as events:
        async for event in events:
            if isinstance(event, Closed):
                assert all(turn.reason is None for turn in event.symposium.turns)


@asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    """How late a clock is that wants to be woken again and again."""
    watch = Watch()

    async def look() -> None:
        while True:
            due, worked = time.perf_counter() + _TICK, time.thread_time()
            await asyncio.sleep(_TICK)
            watch.longest = max(watch.longest, time.thread_time() - worked)
            watch.latest = max(watch.latest, time.perf_counter() - due)
            watch.most = max(watch.most, resident())

    looking = asyncio.create_task(look())
    try:
        yield watch
    finally:
        looking.cancel()


def resident() -> float:
    """Megabytes of this process, without its workers."""
    line = next(x for x in _PAGES.read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("symposia", type=int)
    parser.add_argument("voices", type=int)
    given = parser.parse_args()
    held = asyncio.run(hold(given.url, given.symposia, given.voices))
    print(json.dumps(asdict(held)))
