"""The life of one symposium whose bot is killed, and what must be true at its end."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from discord.utils import time_snowflake

from tests.journeys.kill_points import EVERYBODY, SCRIBE, VOICES, Point
from tests.journeys.looking import closing_message, exported
from tests.journeys.process import BotProcess, Seat, configuration
from tests.loopback.discord_faults import Fault
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, Invocation, Message
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario
from tests.markers import marker_of

QUESTION = "What is a door?"
SEATS = [Seat(name.capitalize(), name) for name in EVERYBODY]
SYNTHESIS = '[synthesis]\nvoice = "Scribe"\n'
PATIENCE = 90.0  # seconds; five lives go on at a time


def _text(letter: str, words: int) -> str:
    """Words that tell where they stand, in lines of forty."""
    said = [f"{letter}{number}" for number in range(words)]
    return "\n".join(" ".join(said[at : at + 40]) for at in range(0, words, 40))


def _table() -> str:
    rows = [
        {"voice": name.capitalize(), "position": "a door", "formulation": f"{name[0]}0"}
        for name in VOICES
    ]
    # Of a list no more is shown than a person reads, so there are three of them.
    gaps = [f"Gap {number}: {'of which nobody spoke ' * 16}" for number in range(12)]
    lists = zip(("consensus", "only_one", "blind_spots"), batched(gaps, 4), strict=True)
    return json.dumps({"voices": rows, **dict(lists)})


def batched(gaps: list[str], size: int) -> Iterator[list[str]]:
    return (gaps[at : at + size] for at in range(0, len(gaps), size))


# One short answer, one of several messages, one that is a file; a table of two.
TEXTS: Mapping[str, str] = {
    "ada": _text("a", 12),
    "bruno": _text("b", 800),
    "cosima": _text("c", 2200),
    SCRIBE: _table(),
}
LONG = {**TEXTS, "bruno": _text("b", 1300), "cosima": _text("c", 3000)}
"""So much that a process of its own looks for the evidence."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the archive: each voice's attempt and whether it has ended."""

    attempts: Mapping[str, int]
    ended: frozenset[str]
    asked: Mapping[str, int]


@dataclass
class Life:
    """A town, its bot, one symposium in *place*."""

    discord: LoopbackDiscord
    endpoint: Endpoint
    folder: Path
    town: Town
    place: Channel
    bot: BotProcess
    texts: Mapping[str, str]
    deaths: list[Written] = field(default_factory=list)

    async def ask(self) -> Invocation:
        return await self.discord.slash(
            self.place,
            self.town.ada,
            "symposium ask",
            question=QUESTION,
            voices="Ada, Bruno, Cosima",
        )

    def play(self, frozen: tuple[str, ...] = ()) -> None:
        for model, text in self.texts.items():
            words = tuple(re.findall(r"\S+\s*", text))
            stop = 2 if model in frozen else None
            self.endpoint.plays(model, Scenario(words=words, freeze_after=stop))

    async def die_at(self, point: Point) -> None:
        """The bot is there already or is started; kill -9 when *point* is reached."""
        fault = await self.reach(point)
        await self.bot.kill()
        self.discord.faults.waiting.clear()
        if fault is not None:
            fault.lose()
        self.deaths.append(self.written())

    async def reach(self, point: Point) -> Fault | None:
        """What is held now, if anything is."""
        self.play(point.frozen)
        faults, fault = self.discord.faults, None
        if point.at is not None:
            hold = faults.hold_reply if point.done else faults.hold
            fault = hold(point.at)
        if not self.deaths:
            await self.ask()
        else:
            await self.bot.start()
        if fault is None:
            await self.discord.wait_for(lambda: self._waits_for(point), PATIENCE)
        else:
            await self.discord.wait_for(fault.met.is_set, PATIENCE)
        return fault

    def _waits_for(self, point: Point) -> bool:
        """Whether all others are heard, and those who are frozen are heard of."""
        if not self.thread().id or set(point.frozen) - self.requests().keys():
            return False
        heard = set(VOICES) - set(point.frozen)
        posted = {of for of, parts in self.answers().items() if _is_whole(parts)}
        shown = [m.text for m in self.seen() if m.text.endswith("· board")]
        begun = all(f"{v[0]}0" in "".join(shown) for v in point.frozen if v in VOICES)
        return len(posted) == len(heard) and begun

    def grow_old(self, minutes: int = 10) -> None:
        """What was intended is no longer young, for the bot and for Discord."""
        before = datetime.now(UTC) - timedelta(minutes=minutes)
        with closing(sqlite3.connect(self.folder / "symposium.db")) as archive:
            archive.execute(
                "UPDATE posts SET intended = ?",
                (before.isoformat(timespec="microseconds"),),
            )
            archive.commit()
        self.discord.clock.skip(minutes * 60)

    def fill_the_minute(self) -> None:
        """As if webhooks had just posted in this channel what it takes in a minute."""
        now = datetime.now(UTC)
        intended = now.isoformat(timespec="microseconds")
        with closing(sqlite3.connect(self.folder / "symposium.db")) as archive:
            for number in range(28):
                archive.execute(
                    "INSERT INTO posts"
                    " (symposium, key, channel, via, intended, message)"
                    " VALUES (?, ?, 1, 'webhook', ?, ?)",
                    (self.sid(), f"x{number}", intended, time_snowflake(now) + number),
                )
            archive.commit()

    async def end(self) -> None:
        """Start the bot again and let it go on to the end."""
        self.play()
        await self.bot.start()
        await self.ended()

    async def live(self) -> None:
        """From the question to the end without a death."""
        self.deaths.append(Written({}, frozenset(), {}))
        self.play()
        await self.ask()
        await self.ended()
        await self.check()

    async def ended(self) -> Message:
        await self.discord.wait_for(lambda: self.sid() is not None, PATIENCE)
        await self.discord.wait_for(self.is_shown, PATIENCE)
        return await self.closing(self.thread())

    async def closing(self, thread: Channel) -> Message:
        return await closing_message(self.discord, thread, timeout=PATIENCE)

    def is_shown(self) -> bool:
        return self._rows("SELECT shown FROM symposia") == [(1,)]

    def _rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "symposium.db")) as archive:
            return archive.execute(query).fetchall()

    def sid(self) -> str | None:
        rows = self._rows("SELECT id FROM symposia")
        return str(rows[0][0]) if rows else None

    def requests(self) -> Counter[str]:
        return Counter(str(one.body["model"]) for one in self.endpoint.requests)

    def written(self) -> Written:
        rows = self._rows("SELECT voice, attempt, status FROM turns")
        attempts = {str(voice).lower(): int(str(n)) for voice, n, _ in rows}
        ended = {str(voice).lower() for voice, _, how in rows if how != "speaking"}
        if self._rows("SELECT number FROM syntheses"):
            ended.add(SCRIBE)
        return Written(attempts, frozenset(ended), self.requests())

    def ends(self) -> int:
        return len(self._rows("SELECT id FROM turns WHERE status = 'spoken'"))

    def thread(self) -> Channel:
        """Where it is shown: the one new thread or post, or the place itself."""
        if self.place.is_thread or self.place not in {self.town.text, self.town.forum}:
            return self.place
        made = [t for t in self.discord.threads(self.place) if t != self.town.thread]
        assert len(made) <= 1
        return made[0] if made else Channel(0, 0, "not made yet")

    def seen(self) -> list[Message]:
        return self.discord.messages(self.thread())

    def answers(self) -> dict[str, list[tuple[int, int, Message]]]:
        """By what its marker names: the parts, and the messages they are."""
        found: dict[str, list[tuple[int, int, Message]]] = {}
        for message in self.seen():
            mark = marker_of(message.text)
            if mark is not None and re.search(r"\.\d+$", mark.id):
                found.setdefault(mark.id, []).append((mark.part, mark.parts, message))
        return found

    async def check(self) -> None:
        """The whole outcome: everything once, in order, linked, recorded, exported."""
        sid = self.sid()
        assert sid is not None
        places = self.seen() if self.thread() == self.place else [*self._parent()]
        starters = [m for m in places if f"-# {sid} · asked by" in m.text]
        assert len(starters) == 1
        self._check_answers(sid)
        self._check_table(sid)
        boards = [m for m in self.seen() if m.text.endswith(f"-# {sid} · board")]
        assert len(boards) == 1
        links = re.findall(r"\[answer\]\(\S+/(\d+)/(\d+)\)", boards[0].text)
        firsts = [parts[0][2].id for _, parts in sorted(self.answers().items())]
        assert links == [(str(self.thread().id), str(first)) for first in firsts]
        assert boards[0].buttons == []
        assert len(self.discord.webhooks(self.place.house)) <= 1
        self._check_asked()
        await self._check_export()
        assert self.discord.violations == []

    def _parent(self) -> list[Message]:
        if self.place.is_board:
            return self.seen()
        return self.discord.messages(self.place)

    def _check_answers(self, sid: str) -> None:
        answers = self.answers()
        assert sorted(answers) == [f"{sid}.{n}" for n in (1, 2, 3)]
        for number, name in enumerate(VOICES, start=1):
            parts = answers[f"{sid}.{number}"]
            assert [part for part, _, _ in parts] == list(range(1, parts[0][1] + 1))
            messages = [message for _, _, message in parts]
            files = [file.data.decode() for m in messages for file in m.attachments]
            words = re.findall(
                rf"\b{name[0]}\d+\b", "\n".join(m.text for m in messages)
            )
            if name == "cosima":
                assert files == [self.texts[name]]
                assert words == self.texts[name].split()[: len(words)]
            else:
                assert files == []
                assert words == self.texts[name].split()

    def _check_table(self, sid: str) -> None:
        marks = [marker_of(message.text) for message in self.seen()]
        parts = [m for m in marks if m is not None and m.id == f"{sid}.table1"]
        assert len(parts) > 1
        assert [m.part for m in parts] == list(range(1, parts[0].parts + 1))
        said = "".join(m.text for m in self.seen())
        assert [said.count(f"Gap {n}:") for n in range(12)] == [1] * 12
        closed = [m for m in self.seen() if "Export markdown" in m.buttons]
        assert len(closed) == 1

    def _check_asked(self) -> None:
        """Ended turns were kept, unfinished ones asked again as a new attempt."""
        lives = [*self.deaths, self.written()]
        for before, after in pairwise(lives):
            for model in before.ended:
                assert after.asked[model] == before.asked[model], model
            for voice in set(VOICES) & before.ended:
                assert after.attempts[voice] == before.attempts[voice], voice
        last, end = lives[-2], lives[-1]
        for model in set(EVERYBODY) - last.ended:
            assert end.asked[model] == last.asked.get(model, 0) + 1, model
        for voice in set(VOICES) - last.ended:
            assert end.attempts[voice] == last.attempts.get(voice, 0) + 1, voice

    async def _check_export(self) -> None:
        last = await self.closing(self.thread())
        pressed = await self.discord.press(last, "Export JSON", self.town.ada)
        record = json.loads(await exported(self.discord, pressed))
        turns = {t["voice"].lower(): (t["status"], t["text"]) for t in record["turns"]}
        assert turns == {name: ("spoken", self.texts[name]) for name in VOICES}
        assert record["synthesis"]["by"] == "Scribe"


def _is_whole(parts: list[tuple[int, int, Message]]) -> bool:
    return len(parts) == parts[0][1]


@asynccontextmanager
async def life(
    folder: Path,
    *,
    where: str = "text",
    revoked: tuple[str, ...] = (),
    texts: Mapping[str, str] = TEXTS,
) -> AsyncIterator[Life]:
    """A town where the bot serves, asked nothing yet; *revoked* it may not do there."""
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240 - a folder of the test's own
    async with LoopbackDiscord(limits=False) as discord, Endpoint() as endpoint:
        town = discord.town()
        place: Channel = getattr(town, where)
        if revoked:
            discord.revoke(place, *revoked)
        config = configuration(folder, endpoint, SEATS, rest=SYNTHESIS)
        async with BotProcess(discord, config) as bot:
            yield Life(discord, endpoint, folder, town, place, bot, texts)
