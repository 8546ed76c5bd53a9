"""
The measured process of part b: many streams at once, heard in one of several ways.

`python -m tests.bench.listeners WAY URL --streams 200 --words 300` prints JSON:
microseconds of this process's CPU for each streamed chunk, and chunks a second.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field

import aiohttp

from bot.domain.act import Act
from bot.domain.events import Event, Spoke
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Message, Turn
from bot.domain.voice import Voice
from bot.host.clock import tell_time
from bot.host.performance import Performance
from bot.voices.caller import Caller
from bot.voices.client import open_client

KEY = "sk-no-secret-but-as-long-as-one-is"
QUESTION = "What stands between two voices?"
FROM, TO = 0.3, 0.9
"""The part of all chunks that is measured: most streams are under way by then."""


@dataclass(slots=True)
class Load:
    """
    What is asked for, and a count of the chunks with words that were heard.

    The clocks are read at a chunk, not after a sleep: a client that cannot keep up
    wakes nobody in time.
    """

    url: str
    streams: int
    words: int
    heard: int = 0
    marks: list[tuple[int, float, float]] = field(default_factory=list)
    _due: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        whole = self.streams * self.words
        self._due = (int(whole * FROM), int(whole * TO))

    def hear(self) -> None:
        self.heard += 1
        if self.heard in self._due:
            now = (self.heard, time.process_time(), time.perf_counter())
            self.marks.append(now)

    def models(self) -> list[str]:
        steady = f"steady:n={self.words},rate=60"
        return [f"{steady}@{number}" for number in range(self.streams)]

    def voices(self) -> tuple[Voice, ...]:
        return tuple(
            Voice(
                VoiceName(model),
                model=model,
                dialect="openai",
                base_url=self.url,
                key_env="KEY",
            )
            for model in self.models()
        )


async def caller(load: Load) -> None:
    """Our voices alone: HTTP, decoding, patience, checks; no symposium."""
    async with open_client() as client:
        ours = Caller(client, lambda _: KEY, at_once=load.streams)

        async def listen(voice: Voice) -> None:
            request = ours.request(voice, [Message("user", QUESTION)])
            async with aclosing(ours.speak(voice, request)) as speech:
                async for delta in speech:
                    if delta.words:
                        load.hear()

        await _all(listen(voice) for voice in load.voices())


async def performance(load: Load) -> None:
    """The same within a symposium: each chunk becomes an event. No archive."""

    def tell(event: Event) -> None:
        if isinstance(event, Spoke):
            load.hear()

    async with open_client() as client:
        ours = Caller(client, lambda _: KEY, at_once=load.streams)
        symposium = Symposium(SymposiumId("bench"), QUESTION, load.voices())
        await Performance(symposium, ours, NoRecord(), tell, clock=tell_time).run()


class NoRecord:
    async def begin(self, symposium: SymposiumId, turn: Turn) -> None:
        pass

    async def end(self, symposium: SymposiumId, turn: Turn) -> Turn:
        del symposium
        return turn

    async def add_act(self, symposium: SymposiumId, act: Act) -> Act:
        del symposium
        return act


async def bare(load: Load) -> None:
    """The floor: aiohttp alone, and the JSON of each event read as ours is."""
    await hear_bare(load.url, load.models(), load.hear)


async def hear_bare(url: str, models: Iterable[str], hear: Callable[[], None]) -> None:
    """All of them at once, to their ends; *hear* is called at each chunk with words."""
    asked = {"stream": True, "messages": [{"role": "user", "content": QUESTION}]}
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def listen(model: str) -> None:
            body = {**asked, "model": model}
            async with session.post(f"{url}/chat/completions", json=body) as response:
                async for line in response.content:
                    if line.startswith(b"data: {"):
                        choices = json.loads(line[5:])["choices"]
                        if choices and choices[0]["delta"].get("content"):
                            hear()

        await _all(listen(model) for model in models)


WAYS: dict[str, Callable[[Load], Awaitable[None]]] = {
    "caller": caller,
    "performance": performance,
    "bare": bare,
}


async def _all(listening: Iterable[Coroutine[None, None, None]]) -> None:
    async with asyncio.TaskGroup() as group:
        for one in listening:
            group.create_task(one)


async def measure(way: str, load: Load) -> dict[str, float]:
    """CPU of this process between two chunks, beginnings and endings left out."""
    await WAYS[way](load)
    (first, cpu, began), (last, cpu_then, ended) = load.marks
    chunks = last - first
    return {
        "microseconds": (cpu_then - cpu) / chunks * 1e6,
        "chunks_per_second": chunks / (ended - began),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("url")
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--words", type=int, default=300)
    given = parser.parse_args()
    asked = Load(given.url, given.streams, given.words)
    measured = asyncio.run(measure(given.way, asked))
    print(json.dumps(measured))
