"""What nobody foresaw keeps nobody from speaking, and all is shown in the end."""

import logging
from pathlib import Path

import pytest

from tests.cogs.serving import served
from tests.journeys.looking import closing_message, new_thread
from tests.loopback.discord_faults import POST_MESSAGE, THREAD_FROM_MESSAGE

pytestmark = pytest.mark.usefixtures("turned")


@pytest.mark.parametrize("where", [POST_MESSAGE, THREAD_FROM_MESSAGE])
@pytest.mark.parametrize("kind", ["page", "shape"])
async def test_an_answer_that_is_none_of_discords_delays_and_loses_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, where: str, kind: str
) -> None:
    """
    A page with status 200 is known not to be Discord's, and what it answered is tried
    again at once; over JSON of another shape discord.py fails in its own ways.
    """
    async with served(tmp_path) as on:
        faults = on.discord.faults
        if kind == "page":
            fault = faults.page(where, 200, times=2)
        else:
            fault = faults.answer(where, 200, times=2)
        await on.discord.slash(
            on.town.text, on.town.ada, "symposium ask", question="Why?"
        )
        thread = await new_thread(on.discord, on.town.text)
        await closing_message(on.discord, thread)

        def is_shown() -> bool:
            boards = [m for m in on.discord.messages(thread) if "board" in m.text]
            return len(boards) == 1 and boards[0].buttons == []

        await on.discord.wait_for(is_shown)
        assert fault.met.is_set()
        # Each voice was asked once, however often it was shown.
        asked = sorted(str(request.body["model"]) for request in on.endpoint.requests)
        assert asked == sorted(set(asked))
        assert len(asked) == 3
        texts = [m.text for m in on.discord.messages(thread)]
        assert len(texts) == len(set(texts))
        await on.discord.wait_for(lambda: not on.bot.running._shows)
    said = {"page": "is tried again in", "shape": "is shown again after a while"}
    assert said[kind] in caplog.text


async def test_what_is_in_the_way_is_in_the_sentence_of_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs._post.running._WAITS", (3600,))
    async with served(tmp_path) as on:
        on.discord.faults.answer(POST_MESSAGE, 200, times=99)
        await on.discord.slash(
            on.town.text, on.town.ada, "symposium ask", question="Why?", voices="Ada"
        )
        thread = await new_thread(on.discord, on.town.text)
        await on.discord.wait_for(
            lambda: [s for s in on.bot.running._shows.values() if s.has_failed]
        )
        asked = await on.discord.slash(thread, on.town.ada, "symposium stop")
        await on.discord.answer(asked)
        assert "nobody left to stop" in asked.text
        assert "a fault in this program, which is in its log" in asked.text


async def test_a_place_that_is_gone_is_left_and_what_was_said_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(tmp_path) as on:
        held = on.discord.faults.hold(POST_MESSAGE)
        await on.discord.slash(
            on.town.text, on.town.ada, "symposium ask", question="Why?", voices="Ada"
        )
        thread = await new_thread(on.discord, on.town.text)
        await on.discord.wait_for(held.met.is_set)
        on.discord.delete(thread)
        held.release()
        await on.discord.wait_for(lambda: not on.bot.running._shows)
        (summary,) = await on.bot.host.archive.recent(5)
        it = await on.bot.host.archive.find(summary.id)
        assert it.ended is not None
        assert await on.bot.host.archive.unfinished() == ()
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]


async def test_asked_for_one_for_whom_no_place_is_it_waits_and_asks_nobody(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as on:
        on.discord.faults.answer(THREAD_FROM_MESSAGE, 403, code=50013, times=10**6)
        await on.discord.slash(
            on.town.text, on.town.ada, "symposium ask", question="Why?"
        )
        await on.discord.wait_for(
            lambda: [s for s in on.bot.running._shows.values() if s.explain_waiting()]
        )
        (summary,) = await on.bot.host.archive.recent(5)
        assert on.endpoint.requests == []
        assert on.bot.running.explain_waiting(summary.id) == "I lack a permission there"
