"""How long voices are waited for, and what counts as a sign of life."""

import asyncio
import time
from contextlib import aclosing
from dataclasses import replace

import pytest

from bot.domain.turn import Reason
from bot.voices.patience import Patience
from tests.loopback.endpoint_scenarios import WORDS, Scenario
from tests.voices.asking import HEARD, Asking, outcome

WHOLE = "".join(WORDS)


async def test_keep_alive_comments_are_no_first_word(asking: Asking) -> None:
    heard = await asking.hear("freeze-first", first_word=0.1)

    assert (heard.reason, heard.words) == (Reason.NO_FIRST_WORD, "")
    assert "0.1 seconds" in heard.detail


async def test_headers_that_do_not_come_are_no_first_word(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(delay=3))
    heard = await asking.hear("m", first_word=0.1)

    assert heard.reason is Reason.NO_FIRST_WORD


async def test_keep_alive_comments_do_not_fill_a_pause_between_words(
    asking: Asking,
) -> None:
    heard = await asking.hear("freeze-between", pause=0.1)

    assert (heard.reason, heard.words) == (Reason.STALLED, "".join(WORDS[:2]))
    assert "0.1 seconds" in heard.detail


async def test_keep_alive_comments_keep_the_connection_until_the_first_word(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", Scenario(silence=0.2, comments=10))

    assert (await asking.hear("m", pause=0.05)).words == WHOLE


async def test_each_word_winds_the_clock_again(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(words=("x ",) * 8, pace=0.08))
    heard = await asking.hear("m", first_word=0.4, pause=0.4)

    assert (heard.words, heard.reason) == ("x " * 8, None)


TRICKLE = Scenario(words=("x",) * 100, pace=0.02)


async def test_an_answer_that_only_trickles_is_broken_off_and_kept(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", TRICKLE)
    heard = await asking.hear("m", pause=5, seconds=0.3)

    assert (heard.reason, set(heard.words)) == (Reason.BROKE_OFF, {"x"})
    assert heard.detail.endswith(
        " was still speaking after 0.3 seconds, and was listened to no longer. Ask for "
        "a shorter answer, or raise limits.answer_seconds."
    )
    assert len(asking.endpoint.requests) == 1


async def test_thoughts_that_only_trickle_end_too(asking: Asking) -> None:
    asking.endpoint.plays("m", replace(TRICKLE, words=(), reasoning=TRICKLE.words))
    heard = await asking.hear("m", pause=5, seconds=0.3)

    assert (heard.reason, heard.words) == (Reason.BROKE_OFF, "")
    assert heard.reasoning


async def test_the_time_of_an_answer_begins_with_its_first_word(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", Scenario(silence=0.5))

    assert (await asking.hear("m", seconds=0.4)).reason is None


async def test_who_falls_silent_before_that_time_has_fallen_silent(
    asking: Asking,
) -> None:
    heard = await asking.hear("freeze-between", pause=0.1, seconds=5)

    assert heard.reason is Reason.STALLED


async def test_an_answer_that_is_complete_by_then_stands(asking: Asking) -> None:
    heard = await asking.hear("freeze-after-finish", pause=5, seconds=0.2)

    assert (heard.reason, heard.words) == (None, WHOLE)


async def test_reasoning_is_a_sign_of_life(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(reasoning=("Hm ",) * 8, pace=0.08))

    assert (await asking.hear("m", first_word=0.4, pause=0.4)).reason is None


async def test_a_slow_listener_does_not_make_a_voice_stall(asking: Asking) -> None:
    voice, caller = asking.voice("fine", pause=0.05), asking.caller()
    words = ""
    async with aclosing(caller.speak(voice, caller.request(voice, HEARD))) as deltas:
        async for delta in deltas:
            words += delta.words
            await asyncio.sleep(0.06)

    assert words == WHOLE


async def test_a_voice_that_has_to_queue_keeps_its_time_for_the_first_word(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", Scenario(silence=0.3))
    caller, voice = asking.caller(at_once=1), asking.voice("m", first_word=0.7)
    # What a client loads for its first request is nobody's silence.
    await outcome(caller, asking.voice("fine"))

    heard = await asyncio.gather(*(outcome(caller, voice) for _ in range(3)))

    assert [one.words for one in heard] == [WHOLE] * 3


async def test_leaving_early_hangs_up_and_makes_room(asking: Asking) -> None:
    caller, voice = asking.caller(at_once=1), asking.voice("freeze-between")
    async with aclosing(caller.speak(voice, caller.request(voice, HEARD))) as deltas:
        async for delta in deltas:
            if delta.words:
                break

    assert (await outcome(caller, asking.voice("fine"))).words == WHOLE


async def test_a_dismissal_is_no_time_out(asking: Asking) -> None:
    task = asyncio.create_task(asking.hear("freeze-between"))
    await asyncio.sleep(0.05)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_dismissal_in_the_moment_of_a_time_out_is_a_dismissal(
    asking: Asking,
) -> None:
    patience = Patience(asking.voice("m", first_word=0.01))

    async def wait() -> None:
        await patience.wait(asyncio.sleep(60))

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.01, task.cancel)
    time.sleep(0.03)  # noqa: ASYNC251 - both are due in the same turn of the loop

    with pytest.raises(asyncio.CancelledError):
        await task
    patience.close()
