"""One budget for a channel's posts, which a restart finds in the archive."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.archive import Archive, open_archive
from bot.domain.names import SymposiumId, turn_id
from bot.domain.place import Place, Post, Via
from bot.domain.symposium import Symposium
from cogs._post.answering.channel_posts import ChannelPosts, PostsByChannel
from cogs._post.answering.edit_pace import note_answer
from cogs._post.trying import Limited
from cogs._show.post_plan import CHANNEL, VOICES, Spacing

ONE, TWO = SymposiumId("abcd2345"), SymposiumId("efgh2345")
PLACE = Place(70, asker=1, parent=7, guild=3)
TURN = turn_id(ONE, 1)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with open_archive(str(tmp_path / "a.db")) as opened:
        for id_, place in ((ONE, PLACE), (TWO, Place(80, 1, parent=8, guild=3))):
            await opened.open(Symposium(id_, "Why?", ()), place)
        yield opened


async def posted(
    archive: Archive, of: SymposiumId, count: int, *, via: Via = Via.WEBHOOK
) -> None:
    """So many just now, the last of which nobody has heard of."""
    now = datetime.now(UTC)
    for number in range(count):
        key = f"t{number}s1p1{via}"
        await archive.intend(Post(of, key, 70, via, None, now))
        if number < count - 1:
            await archive.record_post(of, key, discord.utils.time_snowflake(now))


async def test_a_restart_knows_what_was_posted_in_the_minute_before(
    archive: Archive,
) -> None:
    await posted(archive, ONE, CHANNEL.most)
    posts = await PostsByChannel(archive).find(PLACE)
    assert posts.takes_long(TURN)
    elsewhere = await PostsByChannel(archive).find(Place(80, 1, parent=8, guild=3))
    assert not elsewhere.takes_long(turn_id(TWO, 1))


async def test_what_is_older_than_a_minute_or_was_posted_by_the_bot_counts_nothing(
    archive: Archive,
) -> None:
    long_ago = datetime.now(UTC) - timedelta(seconds=70)
    for number in range(CHANNEL.most):
        key = f"t{number}s1p1"
        await archive.intend(Post(ONE, key, 70, Via.WEBHOOK, None, long_ago))
        await archive.record_post(ONE, key, discord.utils.time_snowflake(long_ago))
    await posted(archive, ONE, CHANNEL.most, via=Via.BOT)
    posts = await PostsByChannel(archive).find(PLACE)
    assert not posts.takes_long(TURN)


async def test_two_threads_of_a_channel_have_one_budget(archive: Archive) -> None:
    channels = PostsByChannel(archive)
    one = await channels.find(PLACE)
    assert await channels.find(Place(71, 2, parent=7, guild=3)) is one


async def test_a_message_is_kept_for_each_voice_of_the_other_symposium() -> None:
    posts = ChannelPosts(VOICES)
    posts.promise(TWO, 26)
    posts.expect(TURN, 3)
    assert posts.choose_share(TURN, 3) == 2
    posts.leave(TWO)
    assert posts.choose_share(TURN, 3) == 3


async def test_what_is_planned_is_kept_until_it_is_posted() -> None:
    posts = ChannelPosts(VOICES)
    posts.promise(TWO, 23)
    with posts.plan(turn_id(TWO, 9), 3):
        assert posts.choose_share(TURN, 3) == 2
        async with posts.take_place(turn_id(TWO, 9)):
            pass
        # Planned or posted, it is as much.
        assert posts.choose_share(TURN, 3) == 2
    assert posts.choose_share(TURN, 3) == 3


async def test_the_last_place_of_a_minute_is_given_away_once() -> None:
    posts = ChannelPosts(VOICES, [asyncio.get_running_loop().time() - 30] * 27)
    with posts.plan(turn_id(TWO, 9), 1):
        assert posts.takes_long(TURN)
    assert not posts.takes_long(TURN)


async def test_where_discord_takes_no_more_nobody_waits_for_the_webhook() -> None:
    posts = ChannelPosts(VOICES)
    with pytest.raises(Limited):
        async with posts.take_place(TURN):
            raise Limited(45.0)
    assert posts.takes_long(TURN)


async def test_what_the_client_sleeps_after_an_answer_does_not_count() -> None:
    posts = ChannelPosts((Spacing(1, 3600),))
    loop = asyncio.get_running_loop()
    async with posts.take_place(TURN):
        note_answer({})
        answered = loop.time()
        await asyncio.sleep(0.05)
    assert posts._sent[0] <= answered


async def test_a_post_that_failed_counts_as_well() -> None:
    posts = ChannelPosts(VOICES, [asyncio.get_running_loop().time() - 30] * 27)
    assert not posts.takes_long(TURN)
    with pytest.raises(OSError, match="lost"):
        async with posts.take_place(TURN):
            raise OSError("lost")
    assert posts.takes_long(TURN)
