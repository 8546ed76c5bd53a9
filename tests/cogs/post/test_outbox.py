"""The outbox over a real archive; Discord is a list of what was posted."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.archive import Archive, open_archive
from bot.domain.names import SymposiumId
from bot.domain.place import Via
from bot.domain.symposium import Symposium
from bot.errors import Declined
from cogs._post.letter import Letter
from cogs._post.outbox import Outbox
from cogs._post.trying import Blind, Undecided

IT = SymposiumId("abcd2345")


@dataclass
class Wall:
    """What stands there: (id, nonce); *ends* say how the next sendings end."""

    posted: list[tuple[int, str | None]] = field(default_factory=list)
    ends: list[BaseException] = field(default_factory=list)
    looked: int = 0
    blind: int = 0
    channel: int = 7
    via: Via = Via.BOT

    async def send(self, _letter: Letter, nonce: str | None) -> int:
        await asyncio.sleep(0)
        end = self.ends.pop(0) if self.ends else None
        if isinstance(end, discord.HTTPException):
            raise end
        if nonce is None or nonce not in [known for _, known in self.posted]:
            self.posted.append((100 + len(self.posted), nonce))
        if end is not None:
            raise end
        return self.posted[-1][0]

    async def find(
        self, _letter: Letter, _after: int | None, others: frozenset[int]
    ) -> int | None:
        self.looked += 1
        if self.looked <= self.blind:
            raise Blind
        return next((id_ for id_, _ in self.posted if id_ not in others), None)


def refused(status: int, code: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="No")
    kinds = {404: discord.NotFound, 403: discord.Forbidden}
    return kinds.get(status, discord.HTTPException)(
        response, {"code": code, "message": "No"}
    )


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs._post.trying._WAITS", (0.01,) * 4)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with open_archive(str(tmp_path / "a.db")) as opened:
        await opened.open(Symposium(IT, "Why?", ()))
        yield opened


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def webhook() -> Wall:
    return Wall(via=Via.WEBHOOK)


def change(folder: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(folder / "a.db")) as file:
        file.execute(statement, values)
        file.commit()


def grow_old(folder: Path, age: timedelta) -> None:
    then = (datetime.now(UTC) - age).isoformat(timespec="microseconds")
    change(folder, "UPDATE posts SET intended = ?", then)


async def post(archive: Archive, wall: Wall) -> int:
    """As a bot does that has just been started."""
    outbox = await Outbox.open(archive, IT)
    return await outbox.post(Letter("board"), wall, after=5)


async def test_what_is_posted_is_not_posted_again(archive: Archive, wall: Wall) -> None:
    assert await post(archive, wall) == 100
    assert await post(archive, wall) == 100
    assert wall.posted == [(100, f"{IT}:board")]
    assert wall.looked == 0


async def test_a_young_post_without_an_answer_is_sent_again_under_its_nonce(
    archive: Archive, wall: Wall
) -> None:
    wall.ends = [Undecided(), ConnectionResetError()]
    assert await post(archive, wall) == 100
    assert (len(wall.posted), wall.looked) == (1, 0)


async def test_a_post_by_webhook_is_looked_for_before_it_is_sent_again(
    archive: Archive, webhook: Wall
) -> None:
    webhook.ends = [TimeoutError()]
    assert await post(archive, webhook) == 100
    assert (webhook.posted, webhook.looked) == ([(100, None)], 1)


@pytest.mark.parametrize("age", [timedelta(minutes=3), timedelta(minutes=-3)])
async def test_an_old_post_is_looked_for_whichever_way_the_clock_was_put(
    archive: Archive, wall: Wall, tmp_path: Path, age: timedelta
) -> None:
    outbox = await Outbox.open(archive, IT)
    await outbox.intend("board", channel=7, via=Via.BOT, after=5)
    wall.posted = [(100, "a nonce that Discord has forgotten")]
    grow_old(tmp_path, age)
    assert await post(archive, wall) == 100
    assert (len(wall.posted), wall.looked) == (1, 1)


async def test_cancelled_between_sending_and_closing_it_is_found_later(
    archive: Archive, webhook: Wall
) -> None:
    webhook.ends = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await post(archive, webhook)
    assert await post(archive, webhook) == 100
    assert len(webhook.posted) == 1


async def test_a_full_disk_after_sending_doubles_nothing(
    archive: Archive, webhook: Wall, tmp_path: Path
) -> None:
    full = "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    change(tmp_path, f"CREATE TRIGGER full BEFORE UPDATE ON posts {full}")
    with pytest.raises(Declined):
        await post(archive, webhook)
    change(tmp_path, "DROP TRIGGER full")
    assert await post(archive, webhook) == 100
    assert len(webhook.posted) == 1


async def test_a_full_disk_before_sending_sends_nothing(
    archive: Archive, wall: Wall, tmp_path: Path
) -> None:
    full = "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    change(tmp_path, f"CREATE TRIGGER full BEFORE INSERT ON posts {full}")
    with pytest.raises(Declined):
        await post(archive, wall)
    assert wall.posted == []


async def test_where_nobody_may_look_it_waits(archive: Archive, webhook: Wall) -> None:
    webhook.ends, webhook.blind = [Undecided()], 2
    assert await post(archive, webhook) == 100
    assert (len(webhook.posted), webhook.looked) == (1, 3)


async def test_in_vain_the_row_stays_open(archive: Archive, webhook: Wall) -> None:
    webhook.ends, webhook.blind = [Undecided()], 99
    with pytest.raises(Undecided):
        await post(archive, webhook)
    (row,) = await archive.posts(IT)
    assert (row.key, row.message) == ("board", None)


async def test_what_was_deleted_under_its_nonce_is_posted_under_another(
    archive: Archive, wall: Wall
) -> None:
    wall.ends = [Undecided(), refused(404, 10008)]
    assert await post(archive, wall) == 101
    assert wall.posted == [(100, f"{IT}:board"), (101, f"{IT}:boardr")]


async def test_a_limit_is_waited_for(archive: Archive, wall: Wall) -> None:
    wall.ends = [refused(429, 0), refused(429, 0)]
    assert await post(archive, wall) == 100
    assert len(wall.posted) == 1


async def test_what_is_recovered_is_none_of_the_others_and_is_looked_for_once(
    archive: Archive, wall: Wall
) -> None:
    outbox = await Outbox.open(archive, IT)

    async def find(after: int | None, others: frozenset[int]) -> int | None:
        return await wall.find(Letter("starter"), after, others)

    await outbox.post(Letter("board"), wall, after=5)
    await outbox.intend("starter", channel=7, via=Via.WEBHOOK, after=5)

    assert await outbox.recover("starter", find) is None
    wall.posted.append((101, None))
    assert await outbox.recover("starter", find) == 101
    assert await (await Outbox.open(archive, IT)).recover("starter", find) == 101
    assert await outbox.recover("unheard-of", find) is None
    assert wall.looked == 2


async def test_a_refusal_is_told_at_once(archive: Archive, wall: Wall) -> None:
    wall.ends = [refused(403, 50013)]
    with pytest.raises(discord.Forbidden):
        await post(archive, wall)
    assert (wall.posted, wall.looked) == ([], 0)


def test_the_longest_nonce_is_as_long_as_discord_takes() -> None:
    longest = f"{IT}:t1600s3p3br"  # 16 voices, 10 rounds, 10 samples, 3 parts
    assert len(longest) <= 25
