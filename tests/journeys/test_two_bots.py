"""Two bots with one token, on copies of one archive: both notice, and say so."""

import asyncio
import shutil
from pathlib import Path

from tests.journeys.process import BotProcess, Seat, configuration
from tests.journeys.running import NO_SYNTHESISER, running

NOTICED = "another process serves this bot with another archive"


def noticed(bot: BotProcess) -> list[str]:
    return [line for line in bot.log if NOTICED in line]


async def test_two_on_copies_of_one_archive_notice_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    async with running(first, [Seat("Ann")], rest=NO_SYNTHESISER) as it:
        place = it.channel("one")
        thread = await it.convene(place, "Alone?")
        await it.closed(thread)
        await it.bot.terminate()
        shutil.copy(first / "symposium.db", second / "symposium.db")
        await it.bot.start()
        config = configuration(second, it.endpoint, [Seat("Ann")], rest=NO_SYNTHESISER)
        async with BotProcess(it.discord, config) as other:
            both = it.discord.line.sessions
            await it.until(lambda: len([s for s in both.values() if s.socket]) == 2)

            await it.ask(it.channel("two"), "Alone?")

            await it.until(lambda: noticed(it.bot) and noticed(other))
            assert len(noticed(it.bot)) == len(noticed(other)) == 1
            assert "stop one of them" in noticed(other)[0]


async def test_one_alone_notices_nobody(tmp_path: Path) -> None:
    """Not even itself, by a thread that it has opened or by a post."""
    async with running(tmp_path, [Seat("Ann")], rest=NO_SYNTHESISER) as it:
        thread = await it.convene(it.channel("one"), "Alone?")
        await it.closed(thread)
        forum = it.discord.channel(it.town.guild, "forum", "posts")
        await it.ask(it.discord.thread(forum, "a post", it.town.ada), "And here?")
        await asyncio.sleep(6)  # as long as it waits before it looks
        assert noticed(it.bot) == []
