"""
Part f: how fresh the words of messages that grow are, as Discord stores them.

As many symposia of one voice as voices are given, in the threads of one channel, so
that all their messages are edited through one webhook; or by the bot, where it may make
none.
"""

import asyncio
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.configured import configured
from tests.bench.freshness import EVERY, RATE, Watched, age_of_oldest, read_words
from tests.bench.numbered import Numbered
from tests.bench.table import Row, percentile
from tests.journeys.process import BotProcess
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord

SECONDS = 30.0
_LIMITS = "[limits]\nper_member = 9\nper_server = 9\n"


async def measure(
    *,
    each: tuple[str, ...] = ("a", "abc"),
    seconds: float = SECONDS,
    latencies: tuple[float, ...] = (0.0, 0.15),
) -> list[Row]:
    rows = []
    for voices in each:
        for latency in latencies:
            watched = await watch(voices, seconds, latency=latency)
            rows += _rows(watched, voices, latency)
    return rows


async def watch(
    voices: str, seconds: float, *, latency: float, by_bot: bool = False
) -> Watched:
    words = int(RATE * seconds)
    async with (
        LoopbackDiscord(latency=latency, patience=60.0) as discord,
        Numbered(rate=RATE, words=words) as endpoint,
    ):
        town = discord.town()
        if by_bot:
            discord.revoke(town.text, "manage_webhooks")
        with TemporaryDirectory() as folder:
            config = configured(Path(folder), endpoint.url, voices, rest=_LIMITS)
            async with BotProcess(discord, config) as bot:
                for voice in voices:
                    asked = await discord.slash(
                        town.text,
                        town.ada,
                        "symposium ask",
                        question="What is fresh?",
                        voices=voice,
                    )
                    await asked.response()
                ages = await _sampled(discord, town, endpoint, len(voices) * words)
                bot.log.clear()
    assert discord.violations == []
    return Watched(ages, 0.0, len(discord.limited))


async def _sampled(
    discord: LoopbackDiscord, town: Town, endpoint: Numbered, words: int
) -> list[float]:
    """While anybody speaks; none before the first word."""
    ages: list[float] = []
    while (said := sum(map(len, endpoint.sent.values()))) < words:
        await asyncio.sleep(EVERY)
        shown: dict[str, int] = {}
        for thread in discord.threads(town.text):
            for message in discord.messages(thread):
                if not message.text.endswith("· board"):
                    shown |= read_words(message.text)
        if said:
            ages.append(age_of_oldest(endpoint.sent, shown))
    return ages


def _rows(watched: Watched, voices: str, latency: float) -> list[Row]:
    ages = watched.ages
    where = f"(f) {len(voices)} growing in a channel, at {RATE:.0f} words a second, "
    where += "Discord answering "
    where += f"after {latency * 1000:.0f} ms: " if latency else "at once: "
    return [
        Row(
            f"{where}age of the oldest word not yet shown, median · 99 % · most",
            f"{median(ages):.2f} s · {percentile(ages, 99):.2f} s · {max(ages):.2f} s",
            "99 %: 1.5 s" if len(voices) == 1 else "as the interval stretches",
        ),
        Row(f"{where}429s", str(watched.limited), "0"),
    ]
