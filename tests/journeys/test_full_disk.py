"""The disk gets full while they speak: what was said stands, and is kept later."""

import json
import signal
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.transcript.verifying import verify
from tests.journeys.looking import answers, closing_message
from tests.journeys.process import Seat
from tests.journeys.running import running
from tests.loopback.discord_state import Message
from tests.loopback.endpoint_scenarios import Scenario

SAID = ("Doubt is a door. " * 500).strip()
SEATS = (Seat("Ann", "long"), Seat("Bob", "long"))


@pytest.mark.parametrize("how", ["pages", "files"])
async def test_what_was_said_is_posted_told_and_written_once_there_is_room(
    tmp_path: Path, how: str
) -> None:
    async with running(tmp_path, SEATS, full_disk=f"{how} 2") as it:
        it.endpoint.plays("long", Scenario(words=(SAID,)))
        place = it.channel("full")
        thread = await it.convene(place)
        await closing_message(it.discord, thread)

        def unkept() -> Message | None:
            texts = it.discord.messages(thread)
            return next((m for m in texts if m.text.endswith("not kept yet")), None)

        told = await it.until(unkept)
        assert told is not None and "could not all be written down" in told.text
        posted = answers(it.discord, thread)
        for name in ("Ann", "Bob"):
            assert "".join(posted[name]).count("Doubt is a door.") >= 500
        record = await it.record(thread)
        assert [turn["text"] for turn in record["turns"]] == [SAID, SAID]

        before = len(it.discord.messages(thread))
        assert it.bot.process is not None
        it.bot.process.send_signal(signal.SIGUSR2)
        await it.closed(thread)
        await it.bot.terminate()
        await it.bot.start()
        # When the bot is there again, it posts nothing anew.
        listed = await it.told(place, it.town.ada, "symposium list")
        assert "2 of 2 spoke" in listed
        assert len(it.discord.messages(thread)) == before

    async with open_archive(str(tmp_path / "symposium.db")) as archive:
        kept = await archive.find(record["id"])
        posts = await archive.posts(kept.id)
    assert [turn.text for turn in kept.turns] == [SAID, SAID]
    assert kept.head == record["integrity"]["head"]
    assert verify(json.dumps(record, indent=2, ensure_ascii=False)).whole
    assert [post.key for post in posts if post.message is None] == []
    assert "Traceback" not in "\n".join(it.bot.log)
