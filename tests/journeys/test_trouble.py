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


async def test_a_short_shared_429_on_the_webhook_is_waited_for(on: Running) -> None:
    limited = on.discord.faults.limit(EXECUTE_WEBHOOK, 0.5, scope="shared")
    thread = await on.convene(on.channel("shared"), voices="Ada, Bruno")
    await stands_once(on, thread, "Ada, Bruno")
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


async def test_anothers_answer_in_the_same_thread_is_not_taken_for_ones_own(
    on: Running,
) -> None:
    """Two symposia of one voice, whose webhook is gone before the second one's post."""
    thread = on.discord.thread(on.channel("two at once"), "older", on.town.ada)
    held = on.discord.faults.hold(EXECUTE_WEBHOOK)
    ids: list[str] = []

    def of_the_second(call: Call) -> bool:
        of = str(call.json.get("content"))
        return call.name == EXECUTE_WEBHOOK and len(ids) > 1 and ids[1] in of

    gone = on.discord.faults.answer(of_the_second, 404, code=10015)
    for user in (on.town.ada, on.town.ben):
        asked = await on.discord.slash(
            thread, user, "symposium ask", question="Why?", voices="Ada"
        )
        await asked.response()
        starters = [m for m in on.discord.messages(thread) if "asked by" in m.text]
        ids.append(starters[-1].text.rpartition("-# ")[2].partition(" ")[0])
        await on.until(held.met.is_set)
    await on.until(lambda: len(on.boards(thread)) > 1)
    held.release()

    def closed() -> bool:
        texts = [m.text for m in on.discord.messages(thread)]
        return all(any(f"{i}.table1" in text for text in texts) for i in ids)

    await on.until(closed)
    assert gone.met.is_set()
    posted = [m.text for m in on.discord.messages(thread)]
    assert [sum(f"-# {i}.1 · " in text for text in posted) for i in ids] == [1, 1]


async def test_pages_that_come_in_discords_place_are_no_answers(on: Running) -> None:
    for request in (POST_MESSAGE, PATCH_MESSAGE, EXECUTE_WEBHOOK, THREAD_FROM_MESSAGE):
        on.discord.faults.page(request, 200)
    thread = await on.convene(on.channel("pages"), voices="Ada, Bruno")
    await stands_once(on, thread, "Ada, Bruno")


async def test_an_answer_that_comes_too_late_is_no_fault_of_ours(on: Running) -> None:
    """Discord waits three seconds for it; what was asked for then is left."""
    late = on.discord.faults.answer(CALLBACK, 404, code=10062, times=2)
    place = on.channel("too late")
    asked = await on.discord.slash(
        place, on.town.ada, "symposium ask", question="Late?", voices="Ada, Bruno"
    )
    await on.until(late.met.is_set)
    await on.until(lambda: [x for x in on.bot.log if "too late for its inter" in x])
    assert asked.text == ""
    late.mend()
    assert on.discord.threads(place) == []


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
