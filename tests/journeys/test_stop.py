"""Stopping: by whom, and what is left of it."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import answers, board, new_thread
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_faults import THREAD_FROM_MESSAGE
from tests.loopback.discord_state import Channel, Message, User
from tests.loopback.endpoint_scenarios import FREEZE, Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Bruno keeps still from the middle of his answer on, until he is stopped.
SEATS = (Seat("Ada"), Seat("Bruno", "freeze-between"), Seat("Scribe", "scribe"))
TABLE = json.dumps(
    {"voices": [{"voice": "Ada", "position": "open", "formulation": "not a wall."}]}
)
REST = "[synthesis]\nvoice = 'Scribe'\n"
STOPPED = "Stopped. What was said by now is kept."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("stop")
    async with running(folder, SEATS, rest=REST) as served:
        served.endpoint.plays("scribe", Scenario(words=(TABLE,)))
        yield served


async def at_work(on: Running, name: str) -> Channel:
    """A symposium in which Ada has spoken and Bruno has stopped in mid-answer."""
    thread = await on.convene(on.channel(name), voices="Ada, Bruno")
    await on.until(lambda: on.boards(thread))
    await on.until(
        lambda: (
            "Doubt is a door," in board(on.discord, thread).text
            and "Ada" in answers(on.discord, thread)
        )
    )
    return thread


async def stopped_by(on: Running, thread: Channel, name: str) -> None:
    """What is left: Ada's answer, Bruno's beginning, and who stopped it."""
    closing = await on.closed(thread)
    posted = answers(on.discord, thread)
    assert posted["Ada"][0].startswith("Doubt is a door, not a wall.\n-# ")
    assert posted["Bruno"][0].startswith(
        f"Doubt is a door,\n✂️ *broke off: was stopped by {name}*\n-# "
    )
    assert [len(messages) for messages in posted.values()] == [1, 1]
    assert f"**Bruno** — *was stopped by {name}* [what it said](" in closing.text
    assert closing.text.startswith(
        "## What was said (partial: 1 of 2 voices)\n-# Written by Scribe. "
    )
    assert board(on.discord, thread).buttons == []
    turns = (await on.record(thread))["turns"]
    assert [(t["reason"], t["detail"], t["text"]) for t in turns] == [
        (None, None, "Doubt is a door, not a wall."),
        ("dismissed", f"was stopped by {name}", "Doubt is a door, "),
    ]


async def press_stop(on: Running, thread: Channel, user: User) -> str:
    asked = await on.discord.press(board(on.discord, thread), "Stop", user)
    answer: Message = await on.discord.answer(asked)
    assert answer.ephemeral
    return asked.text


async def test_who_asked_stops_it_by_the_button(on: Running) -> None:
    thread = await at_work(on, "by button")
    assert await press_stop(on, thread, on.town.ada) == STOPPED
    await stopped_by(on, thread, "Ada")


async def test_who_asked_stops_it_by_the_command(on: Running) -> None:
    thread = await at_work(on, "by command")
    assert await on.told(thread, on.town.ada, "symposium stop") == STOPPED
    await stopped_by(on, thread, "Ada")


async def test_who_asked_stops_it_from_elsewhere_by_its_session(on: Running) -> None:
    thread = await at_work(on, "from elsewhere")
    offered = await on.discord.autocomplete(
        on.town.text, on.town.ada, "symposium stop", "session"
    )
    said = await on.told(
        on.town.text, on.town.ada, "symposium stop", session=offered[0]["value"]
    )
    assert said == STOPPED
    await stopped_by(on, thread, "Ada")


async def test_a_member_who_may_manage_messages_stops_it(on: Running) -> None:
    moderator = on.discord.member(on.town.guild, "Mo", "manage_messages")
    thread = await at_work(on, "by a moderator")
    assert await press_stop(on, thread, moderator) == STOPPED
    await stopped_by(on, thread, "Mo")


async def test_others_cannot_stop_it(on: Running) -> None:
    thread = await at_work(on, "not by others")
    refusal = "Only who asked, or a member who may manage messages, can stop this."
    assert await press_stop(on, thread, on.town.ben) == refusal
    assert await on.told(thread, on.town.ben, "symposium stop") == refusal
    assert "Stop" in board(on.discord, thread).buttons
    assert await press_stop(on, thread, on.town.ada) == STOPPED
    await stopped_by(on, thread, "Ada")
    over = "This symposium is over already."
    assert await on.told(thread, on.town.ada, "symposium stop") == over


async def test_managing_messages_elsewhere_stops_nothing_here(on: Running) -> None:
    """What counts is the symposium's channel, wherever the command is given."""
    thread = await at_work(on, "of its own")
    session, place = (await on.record(thread))["id"], thread.parent
    assert place is not None
    elsewhere, guild = on.channel("elsewhere"), on.town.guild
    mo, ida = on.discord.member(guild, "Mo"), on.discord.member(guild, "Ida")
    on.discord.allow(elsewhere, mo, "manage_messages")
    on.discord.allow(place, ida, "manage_messages")
    refusal = "Only who asked, or a member who may manage messages, can stop this."
    path = "symposium stop"
    assert await on.told(elsewhere, mo, path, session=session) == refusal
    assert "Stop" in board(on.discord, thread).buttons
    assert await on.told(elsewhere, ida, path, session=session) == STOPPED
    await stopped_by(on, thread, "Ida")


async def test_who_asked_stops_it_also_without_the_channels_history(
    on: Running,
) -> None:
    thread = await at_work(on, "no history")
    assert thread.parent is not None
    on.discord.deny(thread.parent, on.town.ada, "read_message_history")
    assert await press_stop(on, thread, on.town.ada) == STOPPED
    on.discord.allow(thread.parent, on.town.ada, "read_message_history")
    await stopped_by(on, thread, "Ada")


async def test_one_that_has_not_begun_is_stopped_and_asks_nobody(on: Running) -> None:
    held = on.discord.faults.hold(THREAD_FROM_MESSAGE)
    place = on.channel("not begun")
    await on.ask(place, voices="Ada, Bruno")
    await on.until(held.met.is_set)
    asked = len(on.endpoint.requests)
    offered = await on.discord.autocomplete(
        place, on.town.ada, "symposium stop", "session"
    )
    session = offered[0]["value"]
    path = "symposium stop"
    assert await on.told(place, on.town.ada, path, session=session) == STOPPED
    held.lose()
    over = "This symposium is over already."
    assert await on.told(place, on.town.ada, path, session=session) == over
    assert len(on.endpoint.requests) == asked
    # Nor does it count any more for the two that Ada may have.
    for name in ("the next", "and one more"):
        thread = await at_work(on, name)
        assert await press_stop(on, thread, on.town.ada) == STOPPED
        await on.closed(thread)


async def test_a_thread_that_is_made_though_it_was_stopped_says_so(
    on: Running,
) -> None:
    held = on.discord.faults.hold(THREAD_FROM_MESSAGE)
    place = on.channel("made too late")
    await on.ask(place, voices="Ada, Bruno")
    await on.until(held.met.is_set)
    asked = len(on.endpoint.requests)
    offered = await on.discord.autocomplete(
        place, on.town.ada, "symposium stop", "session"
    )
    session, path = offered[0]["value"], "symposium stop"
    assert await on.told(place, on.town.ada, path, session=session) == STOPPED
    over = "This symposium is over already."
    assert await on.told(place, on.town.ada, path, session=session) == over
    held.release()
    thread = await new_thread(on.discord, place)
    await on.until(lambda: on.boards(thread))
    await on.until(lambda: not board(on.discord, thread).buttons)
    assert on.discord.messages(thread) == on.boards(thread)
    assert "stopped by Ada before anybody was asked" in board(on.discord, thread).text
    record = await on.record(thread)
    assert [act["kind"] for act in record["acts"]] == ["asked", "stopped"]
    assert (record["turns"], record["synthesis"]) == ([], None)
    assert record["ended"] is not None
    assert len(on.endpoint.requests) == asked


async def test_one_that_waits_for_a_permission_is_stopped(on: Running) -> None:
    place = on.channel("waits")
    refused = on.discord.faults.answer(
        THREAD_FROM_MESSAGE, 403, code=50013, times=10**6
    )
    await on.ask(place, voices="Ada, Bruno")
    await on.until(refused.met.is_set)
    offered = await on.discord.autocomplete(
        place, on.town.ada, "symposium stop", "session"
    )
    session = offered[0]["value"]
    said = await on.told(place, on.town.ada, "symposium stop", session=session)
    assert said == STOPPED
    refused.mend()
    assert on.discord.threads(place) == []


async def test_stopped_while_the_table_is_written_a_table_is_made_without_a_model(
    on: Running,
) -> None:
    on.endpoint.plays("scribe", Scenario(silence=FREEZE))
    thread = await on.convene(on.channel("in the table"), voices="Ada")
    await on.until(lambda: on.boards(thread))
    await on.until(
        lambda: "Scribe is writing the table" in board(on.discord, thread).text
    )
    assert await press_stop(on, thread, on.town.ada) == STOPPED
    closing = await on.closed(thread)
    assert closing.text.startswith("## What was said\n-# Extracted from the texts ")
    assert "the symposium was stopped" in closing.text
    assert "“Doubt is a door, not a wall.” [answer](" in closing.text
    (turn,) = (await on.record(thread))["turns"]
    assert turn["status"] == "spoken"
