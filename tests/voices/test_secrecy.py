"""The key that an endpoint repeats: it gets into no part of the record."""

import json
from urllib.parse import quote

import pytest

from bot.domain.turn import Reason
from bot.voices.caller import Caller
from tests.loopback.endpoint_scenarios import Scenario
from tests.voices.asking import KEY, Asking, outcome

ESCAPABLE = 'sk+loop/back"0123456789='
PIECES = (KEY[:3], KEY[3:11], KEY[11:])


async def test_a_key_cut_into_pieces_is_hidden_in_words_and_in_reasoning(
    asking: Asking,
) -> None:
    asking.endpoint.plays(
        "m",
        Scenario(words=("You sent ", *PIECES, "."), reasoning=("It is ", *PIECES)),
    )
    heard = await asking.hear("m")

    assert (heard.words, heard.reasoning) == ("You sent [key].", "It is [key]")


async def test_an_escaped_key_cut_into_pieces_is_hidden_too(asking: Asking) -> None:
    escaped = quote(ESCAPABLE, safe="")
    asking.endpoint.plays(
        "m",
        Scenario(
            words=("You sent ", escaped[:9], escaped[9:], "."),
            reasoning=("It is ", *json.dumps(ESCAPABLE)[1:-1]),
        ),
    )
    caller = Caller(asking.client, {"LOOPBACK_KEY": ESCAPABLE}.get)
    heard = await outcome(caller, asking.voice("m"))

    assert (heard.words, heard.reasoning) == ("You sent [key].", "It is [key]")


async def test_the_key_is_hidden_in_the_model_and_in_the_finish_reason(
    asking: Asking,
) -> None:
    asking.endpoint.plays(f"m-{KEY}", Scenario(finish=f"because-{KEY}"))
    heard = await asking.hear(f"m-{KEY}")

    assert (heard.model, heard.finish_reason) == ("m-[key]-0417", "because-[key]")


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        (Scenario(words=("This", KEY[:6])), None),
        (Scenario(words=("This", KEY[:6]), cut_after=2), Reason.BROKE_OFF),
        (
            Scenario(words=("This", KEY[:6]), error_after=2, error={"code": 503}),
            Reason.BROKE_OFF,
        ),
        (Scenario(words=("This", KEY[:6]), freeze_after=2), Reason.STALLED),
    ],
    ids=["whole", "cut", "error", "stalled"],
)
async def test_words_that_only_begin_like_the_key_are_all_told(
    asking: Asking, scenario: Scenario, reason: Reason | None
) -> None:
    asking.endpoint.plays("m", scenario)
    heard = await asking.hear("m", pause=0.1)

    assert (heard.words, heard.reason) == (f"This{KEY[:6]}", reason)


@pytest.mark.parametrize("fault", [{"cut_after": 1}, {"error_after": 1}])
async def test_nobody_is_asked_again_when_all_that_came_was_held_back(
    asking: Asking, fault: dict[str, int]
) -> None:
    asking.endpoint.plays(
        "m",
        Scenario(words=("s",), error={"code": 503}, **fault),  # type: ignore[arg-type]  # by name
    )
    heard = await asking.hear("m")

    assert (heard.words, heard.reason) == ("s", Reason.BROKE_OFF)
    assert len(asking.endpoint.requests) == 1
