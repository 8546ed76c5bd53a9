"""What a restart meets: told to end, permissions taken, places gone, others talking."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.kill_points import (
    EVERYBODY,
    Point,
    answer,
    board,
    table,
)
from tests.journeys.life import Life, life
from tests.loopback.discord_faults import (
    CALLBACK,
    CREATE_THREAD,
    CREATE_WEBHOOK,
    EXECUTE_WEBHOOK,
    POST_MESSAGE,
    THREAD_FROM_MESSAGE,
    Match,
)

SPEAKING = Point("two voices speak", None, frozen=("bruno", "cosima"))
BOARD_POSTED = Point("the board is posted", board, done=True, frozen=EVERYBODY)
ANSWER_POSTED = Point("an answer is posted", answer(1), done=True)
PART_POSTED = Point("a part is posted", answer(2, "2/"), done=True)


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Life]:
    async with life(tmp_path) as begun:
        yield begun


async def test_told_to_end_it_ends_quickly_and_goes_on_after_the_restart(
    it: Life,
) -> None:
    await it.reach(SPEAKING)
    before = time.monotonic()
    assert await it.bot.terminate() == 0
    assert time.monotonic() - before < 5
    it.deaths.append(it.written())
    assert it.deaths[0].ended == {"ada"}
    await it.end()
    await it.check()


async def test_killed_while_it_resumes_it_resumes_once_more(it: Life) -> None:
    await it.die_at(PART_POSTED)
    # On the way back it looks for the part that it may have posted.
    await it.die_at(Point("it looks", lambda call: "messages/{m" in call.route))
    await it.end()
    await it.check()


async def test_two_symposia_at_once_both_go_on_and_count_for_the_limits(
    it: Life,
) -> None:
    await it.reach(SPEAKING)
    await it.ask()
    # Of both, the first voice has ended and the others are in mid-answer.
    await it.discord.wait_for(lambda: it.ends() == 2 and it.requests()["bruno"] == 2)
    await it.bot.kill()
    await it.bot.start()
    await it.discord.wait_for(lambda: it.requests()["bruno"] == 4)
    third = await it.ask()
    await it.discord.answer(third)
    assert "2 symposia of yours are going on" in third.text
    await it.bot.kill()
    it.play()
    await it.bot.start()
    threads = [t for t in it.discord.threads(it.place) if t != it.town.thread]
    for thread in threads:
        await it.closing(thread)
        names = [m.username for m in it.discord.messages(thread) if m.webhook]
        assert sorted(set(names)) == ["Ada", "Bruno", "Cosima"]
        assert len(names) == 1 + 2 + 1
    assert len(threads) == 2
    assert len(it.discord.webhooks(it.place)) == 1
    assert it.requests()["ada"] == 2
    assert it.discord.violations == []


async def test_where_it_may_not_look_it_waits_and_doubles_nothing(it: Life) -> None:
    await it.die_at(ANSWER_POSTED)
    posted = [message.id for message in it.seen()]
    it.discord.revoke(it.place, "read_message_history")
    it.play()
    await it.bot.start()
    await it.discord.wait_for(lambda: "Read Message History" in "".join(it.bot.log))
    assert [message.id for message in it.seen()] == posted
    it.discord.allow(it.place, it.discord.bot, "read_message_history")
    await it.ended()
    await it.check()


async def test_what_a_deleted_webhook_had_posted_is_not_posted_again(
    it: Life,
) -> None:
    """The text of its messages can be read no more, and another one takes its place."""
    await it.die_at(PART_POSTED)
    for hook in it.discord.webhooks(it.place):
        it.discord.delete(hook)
    await it.end()
    await it.check()


async def test_what_others_wrote_in_between_hides_nothing(it: Life) -> None:
    await it.die_at(BOARD_POSTED)
    for number in range(130):
        it.discord.say(it.thread(), it.town.ada, f"line {number}\n-# not a marker")
    it.grow_old()
    await it.end()
    assert len(it.seen()) > 130
    await it.check()


async def test_what_is_gone_is_left_alone_for_good(tmp_path: Path) -> None:
    async def journey(gone: str) -> None:
        async with life(tmp_path / gone) as it:
            await it.die_at(SPEAKING)
            asked = it.requests()
            it.discord.delete(it.thread() if gone == "thread" else it.place)
            await it.bot.start()
            await it.discord.wait_for(it.is_shown)
            calls = len(it.discord.calls)
            await it.bot.terminate()
            await it.bot.start()
            await it.discord.connected()
            await it.bot.terminate()
            later = {call.name for call in it.discord.calls[calls:]}
            assert not any("/channels" in name for name in later)
            assert it.requests() == asked
            assert it.written().ended == {"ada", "bruno", "cosima"}
            assert it.discord.violations == []

    await asyncio.gather(journey("thread"), journey("channel"))


async def test_what_a_webhook_began_the_bot_ends_when_it_may_no_more(
    it: Life,
) -> None:
    await it.die_at(PART_POSTED)
    it.discord.revoke(it.place, "manage_webhooks")
    await it.end()
    await it.check()


async def test_an_answer_goes_on_as_it_was_planned_though_there_is_no_room_now(
    it: Life,
) -> None:
    await it.die_at(Point("the first part is posted", answer(2, "1/2"), done=True))
    it.fill_the_minute()
    await it.end()
    await it.check()
    authors = [
        [message.author is it.discord.bot for _, _, message in parts]
        for _, parts in sorted(it.answers().items())
    ]
    assert authors[1] == [False, True]


async def test_what_somebody_has_deleted_does_not_end_the_symposium(it: Life) -> None:
    await it.die_at(BOARD_POSTED)
    it.discord.delete(it.seen()[-1])
    await it.end()
    await it.check()


async def test_replies_lost_while_it_lives_double_nothing(tmp_path: Path) -> None:
    async def journey(number: int, where: str, *lost: Match) -> None:
        async with life(tmp_path / str(number), where=where) as it:
            faults = [it.discord.faults.drop_reply(match) for match in lost]
            await it.live()
            assert all(fault.met.is_set() for fault in faults)

    part, file = answer(2, "2/"), answer(3)
    await asyncio.gather(
        journey(1, "text", CALLBACK, THREAD_FROM_MESSAGE, CREATE_WEBHOOK, board, part),
        journey(2, "text", file, table(), table("2/")),
        journey(3, "forum", CREATE_THREAD, answer(1)),
    )


async def test_faults_of_discord_are_waited_out(tmp_path: Path) -> None:
    async def journey(status: int) -> None:
        async with life(tmp_path / str(status)) as it:
            for match in (CALLBACK, EXECUTE_WEBHOOK, POST_MESSAGE, answer(3)):
                it.discord.faults.answer(match, status)
            it.discord.faults.limit(answer(2, "2/"), 0.1)
            await it.live()
            # Not discord.py, which would send it again without looking for it.
            assert any(f"Discord answered with {status}" in li for li in it.bot.log)

    await asyncio.gather(journey(500), journey(503))
