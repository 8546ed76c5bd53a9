"""The board's last state stands in the end, whatever becomes of an edit or of it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import board
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_calls import Call
from tests.loopback.discord_faults import PATCH_MESSAGE
from tests.loopback.endpoint_scenarios import steady

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"), Seat("Bruno", "slow"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("board")
    async with running(folder, SEATS, rest=NO_SYNTHESISER) as served:
        served.endpoint.plays("slow", steady(40, 10))
        yield served
    assert not [line for line in served.bot.log if "Traceback" in line]


def last_edit(call: Call) -> bool:
    """Of a board on which nobody can be stopped any more."""
    return call.name == PATCH_MESSAGE and "symposium:stop" not in str(call.json)


@pytest.mark.parametrize("how", ["refused", "cut before", "cut after", "failing"])
async def test_the_last_edit_is_tried_until_it_stands(on: Running, how: str) -> None:
    faults = on.discord.faults
    match how:
        case "refused":
            fault = faults.answer(last_edit, 503, times=2)
        case "cut before":
            fault = faults.lose_request(last_edit, times=2)
        case "cut after":
            fault = faults.drop_reply(last_edit, times=2)
        case _:
            fault = faults.answer(last_edit, 500)
    thread = await on.convene(on.channel(f"last edit {how}"))
    await on.closed(thread)
    assert fault.met.is_set()
    shown = board(on.discord, thread)
    assert shown.buttons == []
    assert shown.text.count("✅ spoken") == len(SEATS)


async def test_a_deleted_board_is_made_anew_once(on: Running) -> None:
    thread = await on.convene(on.channel("deleted board"))
    await on.until(lambda: on.boards(thread))
    first = board(on.discord, thread)
    on.discord.delete(first)
    await on.until(lambda: on.boards(thread))
    second = board(on.discord, thread)
    assert second.buttons == ["Stop"]
    on.discord.delete(second)
    edits = on.discord.count(PATCH_MESSAGE)
    await on.until(lambda: on.discord.count(PATCH_MESSAGE) > edits)
    # Whoever has deleted both does not want to have it: nothing tries to edit it again.
    edits = on.discord.count(PATCH_MESSAGE)
    said = await on.told(thread, on.town.ada, "symposium stop")
    assert said == "Stopped. What was said by now is kept."
    await on.until(lambda: any(m.buttons for m in on.discord.messages(thread)))
    assert on.boards(thread) == []
    assert on.discord.count(PATCH_MESSAGE) == edits
