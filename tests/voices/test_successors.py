"""What is asked where an endpoint does not know a voice's model any more."""

import json
from dataclasses import replace

import pytest

from bot.domain.turn import Reason
from tests.loopback.endpoint_dialects import WORDINGS
from tests.loopback.endpoint_scenarios import FINE, Scenario, refusal
from tests.voices.asking import Asking, outcome

GONE = refusal(404, "No such model")


def asked_models(asking: Asking) -> list[str]:
    wording = WORDINGS[asking.dialect]()
    return [
        wording.asked(one.path, one.query, one.body).model
        for one in asking.endpoint.requests
    ]


async def test_successors_are_asked_in_their_order_until_one_is_known(
    asking: Asking,
) -> None:
    for model, scenario in (("old", GONE), ("newer", GONE), ("newest", FINE)):
        asking.endpoint.plays(model, scenario)
    voice = replace(asking.voice("old"), successors=("newer", "newest", "never"))
    heard = await outcome(asking.caller(), voice)

    assert (heard.words, heard.model) == ("Doubt is a door, not a wall.", "newest-0417")
    assert heard.successors == ["newer", "newest"]
    assert asked_models(asking) == ["old", "newer", "newest"]
    # What is told of a request is what went out.
    assert [request.content for request in heard.requests] == [
        one.content for one in asking.endpoint.requests[1:]
    ]


async def test_where_none_is_known_the_first_is_named_and_the_others_too(
    asking: Asking,
) -> None:
    for model in ("old", "newer"):
        asking.endpoint.plays(model, GONE)
    voice = replace(asking.voice("old"), successors=("newer",))
    heard = await outcome(asking.caller(), voice)

    assert (heard.words, heard.reason) == ("", Reason.MISCONFIGURED)
    assert "does not know the model old" in heard.detail
    assert heard.detail.endswith("Nor does it know its successors: newer.")


async def test_a_voice_without_successors_is_asked_for_its_model_alone(
    asking: Asking,
) -> None:
    asking.endpoint.plays("old", GONE)
    heard = await outcome(asking.caller(), asking.voice("old"))

    assert (heard.reason, heard.successors) == (Reason.MISCONFIGURED, [])
    assert asked_models(asking) == ["old"]


async def test_no_other_fault_calls_a_successor(asking: Asking) -> None:
    asking.endpoint.plays("old", refusal(401, "Who are you?"))
    voice = replace(asking.voice("old"), successors=("newer",))
    heard = await outcome(asking.caller(), voice)

    assert (heard.reason, heard.successors) == (Reason.UNAUTHORISED, [])


async def test_another_model_does_not_go_on_with_what_one_has_begun(
    asking: Asking,
) -> None:
    error = {"code": 404, "message": "No such model"}
    asking.endpoint.plays("old", Scenario(error_after=2, error=error))
    voice = replace(asking.voice("old"), successors=("newer",))
    heard = await outcome(asking.caller(), voice)

    assert heard.words.startswith("Doubt ")
    assert heard.successors == []


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_model_may_be_unknown_whatever_the_status(
    asking: Asking, status: int
) -> None:
    body = {"error": {"message": "old is not a valid model ID", "code": status}}
    asking.endpoint.plays("old", Scenario(status=status, body=json.dumps(body)))
    voice = replace(asking.voice("old"), successors=("newer",))
    heard = await outcome(asking.caller(), voice)

    assert (heard.reason, heard.successors) == (None, ["newer"])


async def test_what_a_successor_does_not_take_is_remembered_too(asking: Asking) -> None:
    no_temperature = refusal(400, "`temperature` is deprecated for this model.")
    asking.endpoint.plays("old", GONE)
    asking.endpoint.plays("newer", Scenario(refuses=(("temperature", no_temperature),)))
    voice = replace(asking.voice("old"), temperature=0.3, successors=("newer",))
    caller = asking.caller()
    heard = [await outcome(caller, voice) for _ in range(2)]

    assert [one.reason for one in heard] == [None, None]
    assert asked_models(asking) == ["old", "newer", "newer", "old", "newer"]
