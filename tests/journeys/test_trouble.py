"""Trouble on Discord's side: each message stands there once all the same."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.kill_points import board as board_post
from tests.journeys.looking import answers
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_calls import Call
from tests.loopback.discord_faults import (
    CALLBACK,
    EXECUTE_WEBHOOK,
    PATCH_MESSAGE,
    POST_MESSAGE,
    THREAD_FROM_MESSAGE,
    Match,
)
from tests.loopback.discord_state import Channel
from tests.loopback.endpoint_scenarios import steady

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"), Seat("Bruno"), Seat("Slow", "slow"))


def table_post(call: Call) -> bool:
    return call.name == POST_MESSAGE and ".table1" in str(call.json.get("content"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("trouble")
    async with running(folder, SEATS, rest=NO_SYNTHESISER) as served:
        served.endpoint.plays("slow", steady(90, 60))
        yield served
    # The faults are the only reason to try anything again.
    assert not [line for line in served.bot.log if "Traceback" in line]


async def stands_once(on: Running, thread: Channel, voices: str) -> None:
    closing = await on.closed(thread)
    posted = answers(on.discord, thread)
    names = voices.split(", ")
    assert {name: len(said) for name, said in posted.items()} == dict.fromkeys(names, 1)
    tables = [m for m in on.discord.messages(thread) if ".table1" in m.text]
    assert tables == [closing]
    (board,) = on.boards(thread)
    assert board.text.count("[answer](") == len(names)
    assert board.buttons == []
    # Board, answers, table: nothing else was posted.
    assert len(on.discord.messages(thread)) == len(names) + 2


async def test_429s_on_posts_and_edits_delay_and_double_nothing(on: Running) -> None:
    faults = on.discord.faults
    met = [
        faults.limit(POST_MESSAGE, 0.2, times=2),
        faults.limit(PATCH_MESSAGE, 0.2, times=2),
        faults.limit(EXECUTE_WEBHOOK, 0.2, times=2),
        faults.limit(THREAD_FROM_MESSAGE, 0.2),
    ]
    thread = await on.convene(on.channel("limited"), voices="Ada, Bruno")
    await stands_once(on, thread, "Ada, Bruno")
    assert all(fault.met.is_set() for fault in met)


async def test_after_a_shared_429_on_the_webhook_the_bot_posts_the_answer(
    on: Running,
) -> None:
    """Others have used the channel's limit up: that is waited for by nobody."""
    limited = on.discord.faults.limit(EXECUTE_WEBHOOK, 0.5, scope="shared")
    thread = await on.convene(on.channel("shared"), voices="Ada, Bruno")
    await on.closed(thread)
    posted = [m.text for m in on.discord.messages(thread)]
    for turn in (await on.record(thread))["turns"]:
        assert sum(f"-# {turn['id']} " in text for text in posted) == 1
    assert limited.met.is_set()
    assert ("shared", 0.5) in {
        (one.scope, one.retry_after) for one in on.discord.limited
    }


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("an answer was posted and its reply is lost", EXECUTE_WEBHOOK),
        ("the board was posted and its reply is lost", board_post),
        ("the table was posted and its reply is lost", table_post),
        ("the command was answered and nobody heard", CALLBACK),
        ("the thread was made and nobody heard", THREAD_FROM_MESSAGE),
    ],
)
async def test_a_lost_reply_doubles_nothing(
    on: Running, name: str, fault: Match
) -> None:
    dropped = on.discord.faults.drop_reply(fault)
    place = on.channel(name)
    thread = await on.convene(place, voices="Ada, Bruno")
    await stands_once(on, thread, "Ada, Bruno")
    assert dropped.met.is_set()
    assert len(on.discord.messages(place)) == len(on.discord.threads(place)) == 1


@pytest.mark.parametrize(("status", "done"), [(500, True), (503, False)])
async def test_faults_of_discords_server_double_and_lose_nothing(
    on: Running, status: int, *, done: bool
) -> None:
    """Whether what was asked for was done before the fault, or was not."""
    for request in (POST_MESSAGE, PATCH_MESSAGE, EXECUTE_WEBHOOK, THREAD_FROM_MESSAGE):
        on.discord.faults.answer(request, status, done=done)
    thread = await on.convene(on.channel(f"fault {status}"), voices="Ada, Bruno")
    await stands_once(on, thread, "Ada, Bruno")


async def test_a_gateway_that_goes_and_comes_back_disturbs_nothing(
    on: Running,
) -> None:
    thread = await on.convene(on.channel("off and on"), voices="Ada, Slow")
    await on.until(lambda: on.boards(thread))
    identifies = on.discord.line.identifies
    await on.discord.line.disconnect()
    await on.until(lambda: on.discord.line.resumes == 1)
    await stands_once(on, thread, "Ada, Slow")
    assert on.discord.line.identifies == identifies
    said = await on.told(thread, on.town.ada, "symposium stop")
    assert said == "This symposium is over already."
