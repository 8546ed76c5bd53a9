"""A request that an endpoint does not take is put otherwise once, and so remembered."""

import json
from contextlib import aclosing
from dataclasses import replace

import pytest

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.voices.caller import Caller
from tests.loopback.endpoint_scenarios import WORDS, Scenario
from tests.voices.asking import HEARD, Asking, outcome

WHOLE = "".join(WORDS)


def refused(message: str, *, status: int = 400, **more: object) -> Scenario:
    return Scenario(
        status=status, body=json.dumps({"error": {"message": message, **more}})
    )


ENTRY = {"loc": ["body", "stream_options", "include_usage"], "msg": "Not permitted"}
NO_OPTIONS = Scenario(status=422, body=json.dumps({"message": {"detail": [ENTRY]}}))
NO_MAX = refused("Use 'max_completion_tokens' instead.", param="max_tokens")
NO_TEMPERATURE = refused("`temperature` is deprecated for this model.")
PICKY = Scenario(
    refuses=(
        ("stream_options", NO_OPTIONS),
        ("max_tokens", NO_MAX),
        ("temperature", NO_TEMPERATURE),
    )
)
MILD = Scenario(refuses=(("temperature", NO_TEMPERATURE),))


def warm(asking: Asking, model: str = "m") -> Voice:
    return replace(asking.voice(model), temperature=0.3, max_tokens=50)


async def bodies(
    caller: Caller, voice: Voice, asking: Asking
) -> list[dict[str, object]]:
    """What goes out for one answer."""
    before = len(asking.endpoint.requests)
    heard = await outcome(caller, voice)
    assert (heard.words, heard.reason) == (WHOLE, None)
    return [request.body for request in asking.endpoint.requests[before:]]


@pytest.mark.parametrize("dialect", ["openai"])
async def test_each_refused_field_is_adapted_to_once_and_the_last_request_is_told(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", PICKY)
    heard = await outcome(asking.caller(), warm(asking))

    sent = [request.content for request in asking.endpoint.requests]
    assert (heard.words, heard.reason) == (WHOLE, None)
    assert [request.content for request in heard.requests] == sent[1:]
    assert len(sent) == 4
    last = asking.endpoint.requests[-1].body
    assert last == {
        "model": "m",
        "messages": last["messages"],
        "stream": True,
        "max_completion_tokens": 50,
    }


async def test_a_temperature_that_no_model_takes_is_left_out_in_each_dialect(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", MILD)
    first, second = await bodies(asking.caller(), warm(asking), asking)

    assert "temperature" in json.dumps(first)
    assert "temperature" not in json.dumps(second)


async def test_what_was_learned_is_remembered_for_the_voice(asking: Asking) -> None:
    asking.endpoint.plays("m", MILD)
    caller, voice = asking.caller(), warm(asking)
    _, adapted = await bodies(caller, voice, asking)

    assert caller.request(voice, HEARD).body == adapted
    assert await bodies(caller, voice, asking) == [adapted]


async def test_who_must_not_be_streamed_is_not_asked_to_again(asking: Asking) -> None:
    caller, voice = asking.caller(), asking.voice("refuses-streaming")
    await outcome(caller, voice)

    assert (await outcome(caller, voice)).words == WHOLE
    assert len(asking.endpoint.requests) == 3


@pytest.mark.parametrize(
    "change",
    [{"temperature": 1.0}, {"extra_body": {"top_p": 0.5}}, {"pause_timeout": 7.0}],
)
async def test_a_voice_that_is_configured_anew_is_asked_as_it_says(
    asking: Asking, change: dict[str, object]
) -> None:
    asking.endpoint.plays("m", MILD)
    caller, voice = asking.caller(), warm(asking)
    await outcome(caller, voice)
    changed = replace(voice, **change)  # type: ignore[arg-type]  # by name

    assert caller.request(changed, HEARD) == Caller(
        asking.client, lambda _: "k"
    ).request(changed, HEARD)


async def test_another_voice_learns_for_itself(asking: Asking) -> None:
    asking.endpoint.plays("m", MILD)
    caller = asking.caller()
    await outcome(caller, warm(asking))

    assert "temperature" in str(caller.request(warm(asking, "other"), HEARD).body)


async def test_what_led_to_no_answer_is_not_remembered(asking: Asking) -> None:
    asking.endpoint.plays("m", NO_TEMPERATURE, refused("No.", status=404))
    caller, voice = asking.caller(), warm(asking)
    heard = await outcome(caller, voice)

    assert heard.reason is Reason.MISCONFIGURED
    assert "temperature" in str(caller.request(voice, HEARD).body)


async def test_who_refuses_whatever_is_sent_is_soon_left(asking: Asking) -> None:
    asking.endpoint.plays(
        "m",
        refused(
            "stream_options, max_tokens (max_completion_tokens), temperature, "
            "streaming: all not supported"
        ),
    )
    heard = await outcome(asking.caller(), warm(asking))

    assert heard.reason is Reason.REFUSED_BY_ENDPOINT
    assert len(asking.endpoint.requests) == len(heard.requests) + 1 <= 5


async def test_a_busy_endpoint_is_asked_again_with_the_request_it_takes(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", NO_TEMPERATURE, Scenario(status=503, body="{}"), MILD)
    sent = await bodies(asking.caller(), warm(asking), asking)

    assert ["temperature" in str(body) for body in sent] == [True, False, False]


@pytest.mark.parametrize("message", ["upstream error", "a stream of doubt"])
async def test_a_refusal_that_only_sounds_so_is_one_at_once(
    asking: Asking, message: str
) -> None:
    asking.endpoint.plays("m", refused(message))
    heard = await asking.hear("m")

    assert heard.reason is Reason.REFUSED_BY_ENDPOINT
    assert len(asking.endpoint.requests) == 1


@pytest.mark.parametrize("dialect", ["openai"])
async def test_a_refusal_within_a_stream_is_adapted_to_as_well(asking: Asking) -> None:
    error = {"message": "temperature is not supported", "code": 400}
    asking.endpoint.plays("m", Scenario(error_after=0, error=error), MILD)
    sent = await bodies(asking.caller(), warm(asking), asking)

    assert len(sent) == 2


async def test_after_a_word_nobody_asks_otherwise(asking: Asking) -> None:
    error = {"message": "temperature is not supported", "code": 400}
    asking.endpoint.plays("m", Scenario(error_after=1, error=error))
    heard = await outcome(asking.caller(), warm(asking))

    assert heard.words == WORDS[0]
    assert len(asking.endpoint.requests) == 1


async def test_what_was_taken_is_remembered_though_the_listener_left(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", MILD)
    caller, voice = asking.caller(), warm(asking)
    request = caller.request(voice, HEARD)
    async with aclosing(caller.speak(voice, request)) as deltas:
        async for delta in deltas:
            if delta.words:
                break

    assert "temperature" not in str(caller.request(voice, HEARD).body)
