"""
Part c: how fresh the live board is, as Discord stores it.

The real bot process between a loopback Discord with its rate limits on and an endpoint
that notes when each word left it. A voice's word is shown once the board holds it or a
later one of that voice.
"""

import asyncio
import re
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.configured import configured
from tests.bench.numbered import Numbered
from tests.bench.table import Row, percentile
from tests.journeys.looking import new_thread
from tests.journeys.process import BotProcess
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel

VOICES = "abcdef"
RATE = 60.0
SECONDS = 30.0
LATENCIES = (0.0, 0.15)
EVERY = 0.05
_WORD = re.compile(r"\b([a-f])(\d+)\b")


@dataclass(frozen=True, slots=True)
class Watched:
    """The oldest unshown word's age, in seconds, sample by sample."""

    ages: list[float]
    edits_per_second: float
    limited: int


async def measure(
    *,
    voices: str = VOICES,
    seconds: float = SECONDS,
    latencies: tuple[float, ...] = LATENCIES,
) -> list[Row]:
    rows = []
    for latency in latencies:
        watched = await watch(voices, seconds, latency=latency)
        rows += _rows(watched, len(voices), latency)
    return rows


async def watch(voices: str, seconds: float, *, latency: float) -> Watched:
    words = int(RATE * seconds)
    async with (
        LoopbackDiscord(latency=latency, patience=60.0) as discord,
        Numbered(rate=RATE, words=words) as endpoint,
    ):
        town = discord.town()
        with TemporaryDirectory() as folder:
            config = configured(Path(folder), endpoint.url, voices)
            async with BotProcess(discord, config) as bot:
                asked = await discord.slash(
                    town.text, town.ada, "symposium ask", question="What is fresh?"
                )
                await asked.response()
                thread = await new_thread(discord, town.text)
                ages = await _sampled(discord, thread, endpoint, len(voices) * words)
                edits = discord.edits_per_second(thread)
                bot.log.clear()
    assert discord.violations == []
    return Watched(ages, edits, len(discord.limited))


async def _sampled(
    discord: LoopbackDiscord, thread: Channel, endpoint: Numbered, words: int
) -> list[float]:
    """While anybody speaks; none before the first word."""
    ages: list[float] = []
    shown: dict[str, int] = {}
    while (said := sum(map(len, endpoint.sent.values()))) < words:
        await asyncio.sleep(EVERY)
        for message in discord.messages(thread):
            if message.text.endswith("· board"):
                shown |= read_words(message.text)
        if said:
            ages.append(age_of_oldest(endpoint.sent, shown))
    return ages


def read_words(text: str) -> dict[str, int]:
    """The last word of each voice that stands in a text."""
    return {voice: int(number) for voice, number in _WORD.findall(text)}


def age_of_oldest(sent: dict[str, list[float]], shown: dict[str, int]) -> float:
    """Of all voices' words that are not shown yet; 0 if all are."""
    unshown = [
        times[shown.get(voice, -1) + 1]
        for voice, times in sent.items()
        if len(times) > shown.get(voice, -1) + 1
    ]
    return max(0.0, time.monotonic() - min(unshown)) if unshown else 0.0


def _rows(watched: Watched, voices: int, latency: float) -> list[Row]:
    ages = watched.ages
    where = f"(c) {voices} voices at {RATE:.0f} words a second, Discord answering "
    where += f"after {latency * 1000:.0f} ms: " if latency else "at once: "
    return [
        Row(
            f"{where}age of the oldest word not yet shown, median · 99 % · most",
            f"{median(ages):.2f} s · {percentile(ages, 99):.2f} s · {max(ages):.2f} s",
            "0.9 s · 2.5 s",
        ),
        Row(
            f"{where}edits a second · 429s",
            f"{watched.edits_per_second:.2f} · {watched.limited}",
            "about 1 · 0",
        ),
    ]
