"""A busy endpoint is asked again: before the first word, at most three times."""

import asyncio
import time

import pytest

from bot.domain.turn import Reason
from tests.loopback.endpoint_scenarios import FINE, FREEZE, WORDS, Scenario, refusal
from tests.voices.asking import Asking

WHOLE = "".join(WORDS)


@pytest.mark.parametrize(
    "status", [408, 409, 425, 429, 500, 502, 503, 504, 520, 526, 529, 530]
)
async def test_who_was_busy_is_asked_again(asking: Asking, status: int) -> None:
    asking.endpoint.plays("m", refusal(status, "Oh"), FINE)
    heard = await asking.hear("m")

    assert (heard.words, heard.reason) == (WHOLE, None)
    first, second = asking.endpoint.requests
    assert first.content == second.content


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(cut_after=0),
        Scenario(words=(), finish=None, done=False),
        Scenario(error_after=0, error={"code": 503, "message": "Oh"}),
        Scenario(error_after=0, error={"code": "rate_limit_error"}),
    ],
    ids=["cut", "nothing", "error", "busy"],
)
async def test_a_stream_that_fails_before_its_first_word_is_asked_again(
    asking: Asking, scenario: Scenario
) -> None:
    asking.endpoint.plays("m", scenario, scenario, scenario, FINE)
    heard = await asking.hear("m")

    assert (heard.words, heard.reason) == (WHOLE, None)
    assert len(asking.endpoint.requests) == 4


@pytest.mark.parametrize(
    ("status", "reason"), [(429, Reason.RATE_LIMITED), (503, Reason.UNREACHABLE)]
)
async def test_nobody_is_asked_again_more_than_three_times(
    asking: Asking, status: int, reason: Reason
) -> None:
    asking.endpoint.plays("m", refusal(status, "Oh"))
    heard = await asking.hear("m")

    assert heard.reason is reason
    assert len(asking.endpoint.requests) == 4


@pytest.mark.parametrize(
    "begun", [{"words": ("Doubt",)}, {"words": (), "reasoning": ("Hm",)}]
)
@pytest.mark.parametrize("ending", [{"cut_after": 1}, {"error_after": 1}])
async def test_nobody_is_asked_again_after_a_word_or_a_thought(
    asking: Asking, begun: dict[str, tuple[str, ...]], ending: dict[str, int]
) -> None:
    asking.endpoint.plays(
        "m",
        Scenario(**begun, **ending, error={"code": 503}),  # type: ignore[arg-type]  # by name
        FINE,
    )
    heard = await asking.hear("m")

    assert heard.reason is Reason.BROKE_OFF
    assert (heard.words, heard.reasoning) == (
        "".join(begun["words"]),
        "".join(begun.get("reasoning", ())),
    )
    assert len(asking.endpoint.requests) == 1


@pytest.mark.parametrize("code", [429, 503, "rate_limit_error"])
async def test_what_was_said_stands_once_whatever_breaks_it_off(
    asking: Asking, code: int | str
) -> None:
    """A busy endpoint may be asked again, but never when words have been told."""
    broken = Scenario(error_after=2, error={"code": code, "message": "Slow down"})
    asking.endpoint.plays("m", broken, FINE)
    heard = await asking.hear("m")

    assert heard.words == "".join(WORDS[:2])
    assert heard.reason in (Reason.RATE_LIMITED, Reason.BROKE_OFF)
    assert len(asking.endpoint.requests) == 1


@pytest.mark.parametrize(
    "header",
    [{"retry-after": "0.3"}, {"retry-after-ms": "300"}, {"retry-after": "{date+1}"}],
)
async def test_an_endpoint_is_left_alone_as_long_as_it_asks_for(
    asking: Asking, header: dict[str, str]
) -> None:
    busy = Scenario(status=429, body="{}", headers=header)
    if "{date+1}" in header.values():
        # A date has whole seconds: begin at the beginning of one.
        await asyncio.sleep(1 - time.time() % 1)
    asking.endpoint.plays("m", busy, FINE)
    heard = await asking.hear("m")
    first, second = asking.endpoint.requests

    assert heard.words == WHOLE
    assert 0.28 <= second.at - first.at < 1.5


async def test_who_wants_to_be_left_alone_for_too_long_is_not_waited_for(
    asking: Asking,
) -> None:
    began = time.monotonic()
    heard = await asking.hear("busy-long", first_word=60)

    assert heard.reason is Reason.RATE_LIMITED
    assert "3600 s" in heard.detail
    assert time.monotonic() - began < 10


async def test_all_attempts_together_have_the_time_of_one_first_word(
    asking: Asking,
) -> None:
    slow = Scenario(status=503, body="{}", delay=0.08)
    asking.endpoint.plays("m", slow, slow, Scenario(silence=FREEZE))
    began = time.monotonic()
    heard = await asking.hear("m", first_word=0.3)

    assert heard.reason is Reason.NO_FIRST_WORD
    assert 0.29 <= time.monotonic() - began < 5
