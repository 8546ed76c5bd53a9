"""What is taken from the bot for a while: all is shown when it is given back."""

import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing

import pytest
import pytest_asyncio

from tests.journeys.looking import exported, new_thread
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_calls import Call
from tests.loopback.discord_faults import (
    CREATE_THREAD,
    EXECUTE_WEBHOOK,
    POST_MESSAGE,
    THREAD_FROM_MESSAGE,
)
from tests.loopback.discord_state import Channel, Invocation, Message
from tests.loopback.endpoint_scenarios import Scenario, steady

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"), Seat("Bruno", "slow"))
COSIMA = Seat("Cosima", "long")
LONG = tuple(f"c{n}" + (" " if n % 40 else "\n") for n in range(3000))
SAID = re.compile(r"-# \w+\.\d · ")
ALWAYS = 10**6
EXPORTS = ["Export markdown", "Export JSON"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("taken")
    async with running(folder, (*SEATS, COSIMA), rest=NO_SYNTHESISER) as served:
        served.endpoint.plays("slow", steady(20, 10))
        served.endpoint.plays("long", Scenario(words=LONG, silence=3.0))
        yield served
    assert not [line for line in served.bot.log if "Traceback" in line]


async def at_work(
    on: Running, name: str, voices: str = "Ada, Bruno"
) -> tuple[Invocation, Channel, Channel]:
    """A symposium whose board stands and whose voices speak; the bot posts for them."""
    place = on.channel(name)
    on.discord.revoke(place, "manage_webhooks")
    asked = await on.ask(place, voices=voices)
    thread = await new_thread(on.discord, place)
    await on.until(lambda: on.boards(thread))
    return asked, place, thread


async def stands_whole(on: Running, thread: Channel) -> None:
    """Each answer once, one board without Stop, one table."""
    last = await on.closed(thread)
    seen = on.discord.messages(thread)
    said = [m for m in seen if SAID.search(m.text)]
    assert len(said) == len(SEATS)
    assert [m for m in seen if ".table1" in m.text] == [last]
    (board,) = on.boards(thread)
    assert board.text.count("[answer](") == len(SEATS)
    assert board.buttons == []


async def is_told(on: Running, asked: Invocation, words: str) -> None:
    """The asker reads it once, for their eyes alone, with the record at hand."""
    await on.until(lambda: asked.followups)
    (notice,) = asked.followups
    assert notice.ephemeral
    assert words in notice.text
    assert notice.buttons == EXPORTS


async def closes(on: Running, thread: Channel) -> None:
    """The voices go on, and the record is closed, though nothing can be shown."""
    (board,) = on.boards(thread)
    sid = board.text.rpartition("-# ")[2].removesuffix(" · board")

    def is_closed() -> bool:
        query = "SELECT 1 FROM symposia WHERE id = ? AND ended IS NOT NULL"
        with closing(sqlite3.connect(on.folder / "symposium.db")) as archive:
            return bool(archive.execute(query, (sid,)).fetchall())

    await on.until(is_closed)


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("send_messages_in_threads", "lack this permission there: Send Messages in Th"),
        ("view_channel", "because I lack View Channel there"),
    ],
)
async def test_a_permission_taken_and_given_again_loses_nothing(
    on: Running, right: str, words: str
) -> None:
    asked, place, thread = await at_work(on, f"without {right}")
    on.discord.revoke(place, right)
    await is_told(on, asked, words)
    await closes(on, thread)
    # Who would stop it is told what is the case.
    said = await on.told(thread, on.town.ada, "symposium stop")
    assert said.startswith("There is nobody left to stop, and all that was said is")
    assert words in said
    # What is offered works meanwhile, also where the bot sees nothing.
    pressed = await on.discord.press(asked.followups[0], "Export markdown", on.town.ada)
    assert "Doubt is a door" in await exported(on.discord, pressed)
    on.discord.allow(place, on.discord.bot, right)
    await stands_whole(on, thread)
    assert len(asked.followups) == 1


async def test_a_locked_thread_is_waited_for(on: Running) -> None:
    asked, _, thread = await at_work(on, "locked for a while")
    on.discord.archive(thread, locked=True)
    await is_told(on, asked, "the thread is locked")
    await closes(on, thread)
    on.discord.open_again(thread)
    await stands_whole(on, thread)


async def test_without_files_the_table_stands_with_its_buttons(on: Running) -> None:
    asked, place, thread = await at_work(on, "without files")
    on.discord.revoke(place, "attach_files")
    last = await on.closed(thread)
    assert last.buttons == [*EXPORTS, "Ask again"]
    assert last.attachments == []
    assert asked.followups == []


async def test_without_files_a_long_answer_stands_in_messages(on: Running) -> None:
    asked, place, thread = await at_work(on, "long without files", voices="Cosima")
    on.discord.revoke(place, "attach_files")
    await on.closed(thread)
    said = [m for m in on.discord.messages(thread) if SAID.search(m.text)]
    assert len(said) > 4
    assert [m for m in said if m.attachments] == []
    words = Counter(word for m in said for word in m.text.split())
    assert [n for n in range(3000) if words[f"c{n}"] != 1] == []
    assert asked.followups == []


async def test_a_table_that_cannot_be_posted_is_said_to_stand_in_the_record(
    on: Running,
) -> None:
    _, place, thread = await at_work(on, "one more table")
    await on.closed(thread)
    on.discord.revoke(place, "send_messages_in_threads")
    said = await on.told(thread, on.town.ada, "symposium synthesize", voice="none")
    assert said.startswith("The table is made and in the record, but it could not be")
    assert "I lack this permission there: Send Messages in Threads" in said
    acts = (await on.record(thread))["acts"]
    assert [act["kind"] for act in acts] == ["asked", "ordered_table"]


async def test_without_the_history_the_permission_is_named(on: Running) -> None:
    """Whether a lost post stands cannot be looked for."""
    place = on.channel("without history")
    asked = await on.ask(place, voices="Ada, Bruno")
    thread = await new_thread(on.discord, place)
    lost = on.discord.faults.drop_reply(EXECUTE_WEBHOOK)
    on.discord.revoke(place, "read_message_history")
    await on.until(lost.met.is_set)
    await is_told(on, asked, "lack this permission there: Read Message History")
    on.discord.allow(place, on.discord.bot, "read_message_history")
    await stands_whole(on, thread)


async def test_a_page_from_in_between_ends_nothing(on: Running) -> None:
    fault = on.discord.faults.page(POST_MESSAGE, 404, nth=2, times=3)
    asked, _, thread = await at_work(on, "behind a proxy")
    await stands_whole(on, thread)
    assert fault.met.is_set()
    await is_told(on, asked, "Discord does not answer as it should")


async def test_a_thread_that_cannot_be_made_is_made_later(on: Running) -> None:
    full = on.discord.faults.answer(THREAD_FROM_MESSAGE, 400, code=160006, times=ALWAYS)
    place = on.channel("too many threads")
    asked = await on.ask(place, voices="Ada, Bruno")
    await is_told(on, asked, "as many open threads as Discord allows")
    assert "Nobody has been asked so far" in asked.followups[0].text
    full.mend()
    await stands_whole(on, await new_thread(on.discord, place))
    assert len(asked.followups) == 1


async def test_a_deleted_starter_ends_what_waits_for_its_thread(on: Running) -> None:
    """Nobody was asked yet, and there is nothing that a thread could grow from."""
    full = on.discord.faults.answer(THREAD_FROM_MESSAGE, 400, code=160006, times=ALWAYS)
    place = on.channel("deleted starter")
    asked = await on.ask(place, voices="Ada, Bruno")
    await is_told(on, asked, "as many open threads as Discord allows")
    (starter,) = (m for m in on.discord.messages(place) if "asked by" in m.text)
    sid = starter.text.rpartition("-# ")[2][:8]
    on.discord.delete(starter)
    full.mend()

    def is_left() -> bool:
        query = "SELECT ended, shown FROM symposia WHERE id = ?"
        with closing(sqlite3.connect(on.folder / "symposium.db")) as archive:
            ((ended, shown),) = archive.execute(query, (sid,)).fetchall()
        return bool(ended and shown)

    await on.until(is_left)
    said = await on.told(place, on.town.ada, "symposium stop", session=sid)
    assert said == "This symposium is over already."


async def test_a_refused_post_in_a_forum_is_made_later(on: Running) -> None:
    forum = on.discord.channel(on.town.guild, "forum", "moderated")
    refused = on.discord.faults.answer(CREATE_THREAD, 400, code=200000, times=ALWAYS)
    asked = await on.ask(forum, voices="Ada, Bruno")
    await is_told(on, asked, "Discord refuses it, saying “")
    refused.mend()
    await stands_whole(on, await new_thread(on.discord, forum))


def private(call: Call) -> bool:
    return call.name == EXECUTE_WEBHOOK and bool(call.json.get("flags"))


@pytest.mark.parametrize("is_channel_open", [True, False])
async def test_who_cannot_be_told_privately_is_told_in_another_way(
    on: Running, *, is_channel_open: bool
) -> None:
    """In the channel where they asked, without a ring, or else in a direct message."""
    late = on.discord.faults.answer(private, 404, code=10015, times=ALWAYS)
    _, place, thread = await at_work(on, f"told elsewhere {is_channel_open}")
    if not is_channel_open:
        on.discord.revoke(place, "send_messages")
    on.discord.revoke(place, "send_messages_in_threads")
    where = place if is_channel_open else on.town.dm

    def notices() -> list[Message]:
        seen = on.discord.messages(where)
        return [m for m in seen if f"shown in <#{thread.id}> just now" in m.text]

    await on.until(notices)
    on.discord.allow(place, on.discord.bot, "send_messages_in_threads")
    await stands_whole(on, thread)
    (notice,) = notices()
    assert (f"<@{on.town.ada.id}>" in notice.text) is is_channel_open
    late.mend()
