"""Forms: also those that were opened before a restart get an answer when sent."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import new_thread
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_faults import CALLBACK
from tests.loopback.discord_people import Given
from tests.loopback.discord_state import Channel, Invocation

pytestmark = pytest.mark.asyncio(loop_scope="module")

LABEL = "What are the voices to answer?"
SEATS = (Seat("Ada"), Seat("Bruno"))
NOTES = ("notes.txt", b"A note.")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("forms"), SEATS) as served:
        yield served
    assert not [line for line in served.bot.log if "Traceback" in line]


async def opened(on: Running, place: Channel, **options: Given) -> Invocation:
    form = await on.discord.slash(place, on.town.ada, "symposium ask", **options)
    await form.response()
    return form


async def sends(on: Running, form: Invocation, words: str) -> Invocation:
    sent = await on.discord.submit_modal(form, {LABEL: words})
    await sent.response()
    return sent


async def given_back(on: Running, sent: Invocation, words: str, why: str) -> None:
    answer = await on.discord.answer(sent)
    assert answer.ephemeral
    assert why in answer.text
    assert [file.data.decode() for file in answer.attachments] == [words]


async def test_a_form_from_before_a_restart_is_answered(on: Running) -> None:
    place = on.channel("forms")
    plain = await opened(on, place, voices="Bruno")
    filed = await opened(on, place, file=NOTES)
    started = on.discord.line.identifies
    await on.bot.terminate()
    await on.bot.start()
    await on.discord.wait_for(lambda: on.discord.line.identifies > started)
    sent = await sends(on, plain, "Why?")
    assert sent.text.startswith("> Why?\n-# ")
    thread = await new_thread(on.discord, place)
    await on.closed(thread)
    assert [v["name"] for v in (await on.record(thread))["voices"]] == ["Bruno"]
    # Of a file only this process had known.
    sent = await sends(on, filed, "And how?")
    await given_back(on, sent, "And how?", "I was started anew since")


async def test_a_file_is_read_when_the_form_is_sent(on: Running) -> None:
    place = on.channel("files")
    form = await opened(on, place, voices="Ada", file=NOTES)
    await sends(on, form, "What is in it?")
    thread = await new_thread(on.discord, place)
    await on.closed(thread)
    assert (await on.record(thread))["context"] == "A note."


async def test_whoever_may_not_ask_keeps_what_they_wrote(on: Running) -> None:
    place = on.channel("taken")
    form = await opened(on, place, voices="Ada")
    on.discord.revoke(place, "send_messages_in_threads")
    words = "Why? " * 500
    sent = await sends(on, form, words)
    await given_back(on, sent, words, "I lack this permission")


async def test_a_form_whose_opening_was_not_heard_of_is_sent_all_the_same(
    on: Running,
) -> None:
    place = on.channel("lost")
    on.discord.faults.answer(CALLBACK, 502, done=True)
    form = await opened(on, place, voices="Ada")
    await sends(on, form, "Why?")
    await on.closed(await new_thread(on.discord, place))
