"""
Part d: how soon all that was said stands in the thread, within Discord's limits.

As in part c, but the voices all end together, and what is watched goes on until the
closing table stands. A word is seen once the board or an answer holds it, or a later
one of that voice; the whole of an answer once its last message or its file is there.
"""

import asyncio
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.configured import configured
from tests.bench.numbered import Numbered
from tests.bench.table import Row, percentile
from tests.journeys.process import BotProcess
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, Message
from tests.markers import marker_of

VOICES = "abcdefghijklmnop"
SECONDS = 4.0
EVERY = 0.05
PATIENCE = 150.0
_TURN = re.compile(r"\.\d+$")
_WORD = re.compile(r"\b([a-p])(\d+)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """So many voices with answers of so many characters, in so many symposia."""

    voices: int
    characters: int
    symposia: int = 1
    targets: str = ""

    @property
    def words(self) -> int:
        """As many numbered words as have that many characters."""
        length = count = 0
        while length < self.characters:
            length += len(f"a{count} ")
            count += 1
        return count

    @property
    def name(self) -> str:
        many = f"{self.symposia} symposia in one channel, each of " * (
            self.symposia > 1
        )
        return f"{many}{self.voices} voices of {self.characters:,} characters"


CASES = (
    Case(16, 3000, targets="8 s · 3 s · 0 · 1.3 s"),
    Case(12, 9000, targets="10 s · 3 s · 0 · 1.3 s"),
    Case(6, 6000, targets="· 3 s · 0 · 1.3 s"),
    Case(5, 1000, targets="· 3 s · 0 · 1.3 s"),
    Case(12, 3000, symposia=2, targets="· 3 s · 0 · 1.3 s"),
)


@dataclass(slots=True)
class Watch:
    """What has been seen by now in the threads. Mutable, owned by one case."""

    discord: LoopbackDiscord
    threads: list[Channel]
    seen: list[dict[str, int]]
    read: set[int] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    tables: set[int] = field(default_factory=set)

    def look(self, words: int) -> None:
        for place, thread in enumerate(self.threads):
            for message in self.discord.messages(thread):
                if message.text.endswith("· board"):
                    self._see(place, message)
                elif message.id not in self.read:
                    self.read.add(message.id)
                    self._see(place, message)
                    self._note(place, message, words)

    def _see(self, place: int, message: Message) -> None:
        for voice, number in _WORD.findall(message.text):
            seen = self.seen[place]
            seen[voice] = max(seen.get(voice, -1), int(number))

    def _note(self, place: int, message: Message, words: int) -> None:
        mark = marker_of(message.text)
        if "Export markdown" in message.buttons:
            self.tables.add(place)
        if mark is None or not _TURN.search(mark.id):
            return
        if mark.part == mark.parts:
            self.whole.add(mark.id)
        if message.attachments and (found := _WORD.search(message.text)):
            self.seen[place][found[1]] = words - 1


@dataclass(frozen=True, slots=True)
class Watched:
    """Seconds after the last word, and the oldest unseen word's age by samples."""

    standing: float
    table: float
    limited: int
    messages: int
    files: int
    ages: list[float]


async def measure(*, cases: tuple[Case, ...] = CASES) -> list[Row]:
    return [as_row(case, await watch(case)) for case in cases]


async def watch(case: Case, *, seconds: float = SECONDS) -> Watched:
    voices = VOICES[: case.voices]
    async with (
        LoopbackDiscord(patience=60.0) as discord,
        Numbered(rate=case.words / seconds, words=case.words) as endpoint,
    ):
        town = discord.town()
        with TemporaryDirectory() as folder:
            config = configured(Path(folder), endpoint.url, voices)
            async with BotProcess(discord, config) as bot:
                askers = (town.ada, town.ben)[: case.symposia]
                for who in askers:
                    asked = await discord.slash(
                        town.text, who, "symposium ask", question="What stands?"
                    )
                    await asked.response()
                threads = await discord.wait_for(lambda: _threads(discord, town, case))
                watched = await _watched(discord, threads, endpoint, case)
                bot.log.clear()
    assert discord.violations == []
    return watched


def _threads(discord: LoopbackDiscord, town: Town, case: Case) -> list[Channel]:
    made = [t for t in discord.threads(town.text) if t != town.thread]
    return made if len(made) == case.symposia else []


async def _watched(
    discord: LoopbackDiscord, threads: list[Channel], endpoint: Numbered, case: Case
) -> Watched:
    watch = Watch(discord, threads, [{} for _ in threads])
    answers, standing = case.voices * case.symposia, 0.0
    ages: list[float] = []
    until = time.monotonic() + PATIENCE
    while len(watch.tables) < case.symposia and time.monotonic() < until:
        await asyncio.sleep(EVERY)
        watch.look(case.words)
        now = time.monotonic()
        if endpoint.sent:
            ages.append(_oldest(endpoint.sent, watch.seen, now, case))
        if not standing and len(watch.whole) == answers:
            standing = now
    last = max(at for times in endpoint.sent.values() for at in times)
    posts = [
        m
        for thread in threads
        for m in discord.messages(thread)
        if (mark := marker_of(m.text)) and _TURN.search(mark.id)
    ]
    return Watched(
        standing - last,
        time.monotonic() - standing,
        sum("webhook" in limited.request for limited in discord.limited),
        len(posts),
        sum(bool(message.attachments) for message in posts),
        ages,
    )


def _oldest(
    sent: dict[str, list[float]], seen: list[dict[str, int]], now: float, case: Case
) -> float:
    """
    Of all voices' words that nobody could see yet; 0 if there are none. Where several
    symposia are held the words' moments of both stand in one row, the later taken.
    """
    ages = [0.0]
    for place in seen:
        for voice, times in sent.items():
            moments = _moments(times, case)
            first = place.get(voice, -1) + 1
            if first < len(moments):
                ages.append(now - moments[first])
    return max(ages)


def _moments(times: list[float], case: Case) -> list[float]:
    return sorted(times)[case.symposia - 1 :: case.symposia]


def as_row(case: Case, it: Watched) -> Row:
    return Row(
        f"(d) {case.name}, all ending together: from the last word until all stand "
        "· then the table · 429s by webhooks · oldest unseen word, 99 %",
        f"{it.standing:.1f} s · {it.table:.1f} s · {it.limited} · "
        f"{percentile(it.ages, 99):.2f} s (median {median(it.ages):.2f} s; "
        f"{it.messages} messages, {it.files} with a file)",
        case.targets,
    )
