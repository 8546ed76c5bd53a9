"""Further tables: by whom they are ordered, when, and how many."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import board, new_thread
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_faults import THREAD_FROM_MESSAGE
from tests.loopback.discord_state import Channel
from tests.loopback.endpoint_scenarios import FREEZE, Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Bruno keeps still from the middle of his answer on, until he is stopped.
SEATS = (Seat("Ada"), Seat("Bruno", "freeze-between"), Seat("Scribe", "scribe"))
REST = "[synthesis]\nvoice = 'Scribe'\n[limits]\nper_member = 20\nper_server = 20\n"
TABLE = json.dumps(
    {
        "voices": [{"voice": "Ada", "position": "open", "formulation": "not a wall."}],
        "blind_spots": [f"Gap {n}: {'of which nobody spoke ' * 12}" for n in range(12)],
    }
)
ORDER = "symposium synthesize"
NOT_THEIRS = (
    "Only who asked, or a member who may manage messages, can order a table of this."
)
NOTHING_YET = (
    "Nothing has been said in it yet, and it closes with its table by itself. Wait for "
    "that, or stop it."
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("tables")
    async with running(folder, SEATS, rest=REST) as served:
        served.endpoint.plays("scribe", Scenario(words=(TABLE,)))
        yield served


async def held(on: Running, name: str) -> Channel:
    thread = await on.convene(on.channel(name), voices="Ada")
    await on.closed(thread)
    return thread


def tables(on: Running, place: Channel) -> list[str]:
    """The markers of all messages of tables there, in their order."""
    lines = [m.text.rpartition("\n")[2] for m in on.discord.messages(place)]
    return [line.partition(".")[2] for line in lines if ".table" in line]


def scribed(on: Running) -> int:
    return sum(one.body["model"] == "scribe" for one in on.endpoint.requests)


async def test_strangers_order_none_and_who_manages_messages_there_does(
    on: Running,
) -> None:
    thread = await held(on, "whose")
    elsewhere, guild, place = on.channel("elsewhere"), on.town.guild, thread.parent
    assert place is not None
    id_, before = (await on.record(thread))["id"], scribed(on)
    mo, ida = on.discord.member(guild, "Mo"), on.discord.member(guild, "Ida")
    on.discord.allow(elsewhere, mo, "manage_messages")
    on.discord.allow(place, ida, "manage_messages")
    assert await on.told(thread, on.town.ben, ORDER) == NOT_THEIRS
    assert await on.told(elsewhere, mo, ORDER, session=id_) == NOT_THEIRS
    assert scribed(on) == before
    said = await on.told(elsewhere, ida, ORDER, session=id_, voice="none")
    assert said == f"The table stands in <#{thread.id}>."


async def test_one_at_a_time_and_five_of_one_symposium(on: Running) -> None:
    thread = await held(on, "five")
    on.endpoint.plays("scribe", Scenario(words=(TABLE,), silence=0.5))
    orders = (on.told(thread, on.town.ada, ORDER) for _ in range(6))
    said = sorted(await asyncio.gather(*orders))
    in_the_making = "A table of it is being made already. Wait until that one stands."
    assert said == [in_the_making] * 5 + [f"The table stands in <#{thread.id}>."]
    on.endpoint.plays("scribe", Scenario(words=(TABLE,)))
    for _ in range(4):
        said_ = await on.told(thread, on.town.ada, ORDER, voice="none")
        assert said_ == f"The table stands in <#{thread.id}>."
    before = scribed(on)
    assert await on.told(thread, on.town.ada, ORDER) == (
        "5 further tables have been ordered of it already, and limits.tables allows 5. "
        "Its export holds them all."
    )
    assert scribed(on) == before
    numbers = [marker.partition(" ")[0] for marker in tables(on, thread)]
    assert list(dict.fromkeys(numbers)) == [f"table{n}" for n in range(1, 7)]


async def test_before_anything_is_said_there_is_none_and_then_one_beside_its_own(
    on: Running,
) -> None:
    fault = on.discord.faults.hold(THREAD_FROM_MESSAGE)
    place = on.channel("early")
    await on.ask(place, voices="Ada, Bruno")
    await on.until(fault.met.is_set)
    offered = await on.discord.autocomplete(place, on.town.ada, ORDER, "session")
    id_, before = offered[0]["value"], scribed(on)
    assert await on.told(place, on.town.ada, ORDER, session=id_) == NOTHING_YET
    fault.release()
    thread = await new_thread(on.discord, place)
    await on.until(lambda: [m for m in on.discord.messages(thread) if m.webhook])
    assert scribed(on) == before
    said = await on.told(thread, on.town.ada, ORDER, voice="none")
    assert said == f"The table stands in <#{thread.id}>."
    await on.told(thread, on.town.ada, "symposium stop")
    await on.closed(thread)
    assert tables(on, place) == []
    numbers = [marker.partition(" ")[0] for marker in tables(on, thread)]
    assert sorted(set(numbers)) == ["table1", "table2"]


async def test_of_one_that_waits_there_is_none_and_its_own_is_over_all(
    on: Running,
) -> None:
    place = on.channel("waits")
    refused = on.discord.faults.answer(THREAD_FROM_MESSAGE, 403, code=50013)
    await on.ask(place, voices="Ada, Scribe")
    await on.until(refused.met.is_set)
    offered = await on.discord.autocomplete(place, on.town.ada, ORDER, "session")
    id_ = offered[0]["value"]
    assert await on.told(place, on.town.ada, ORDER, session=id_) == NOTHING_YET
    await on.bot.terminate()
    await on.bot.start()
    thread = await new_thread(on.discord, place)
    await on.closed(thread)
    assert tables(on, place) == []
    record = await on.record(thread)
    assert [table["by"] for table in record["tables"]] == ["Scribe"]
    assert [act["kind"] for act in record["acts"]] == ["asked"]


async def test_while_its_closing_table_is_written_another_can_be_had(
    on: Running,
) -> None:
    on.endpoint.plays("scribe", Scenario(silence=FREEZE), Scenario(words=(TABLE,)))
    thread = await on.convene(on.channel("in the table"), voices="Ada")
    await on.until(lambda: on.boards(thread))
    await on.until(
        lambda: "Scribe is writing the table" in board(on.discord, thread).text
    )
    said = await on.told(thread, on.town.ada, ORDER, voice="none")
    assert said == f"The table stands in <#{thread.id}>."
    await on.told(thread, on.town.ada, "symposium stop")
    await on.closed(thread)
    texts = [message.text for message in on.discord.messages(thread)]
    assert any("the symposium was stopped" in text for text in texts)
