"""What an endpoint takes for too long is asked once more with less, and then told."""

from pathlib import Path

from bot.domain.events import TurnBegan
from bot.domain.turn import Reason, Status
from bot.host.asking import Asking
from bot.host.host import Host
from tests.hosting import opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario, refusal

SPEECH = Scenario(words=("A hinge turns, ", "and says so. ") * 40)
TOO_LONG = refusal(400, "This model's maximum context length is 512 tokens.")


async def held(host: Host) -> str:
    asking = Asking("Why?", voices=("Ada", "Bob"), format="relay", rounds=2)
    opened_now = await host.open(asking)
    events = await watched(host.convene(opened_now))
    begun = [event.turn.id for event in events if isinstance(event, TurnBegan)]
    assert len(begun) == len(set(begun))
    return opened_now.id


async def test_it_is_asked_once_more_with_less_and_the_record_says_what_left(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", SPEECH, TOO_LONG, Scenario())
    endpoint.plays("bob", SPEECH)
    async with opened(endpoint, tmp_path) as host:
        found = await host.archive.find(await held(host))

    first, second, third, _ = found.turns
    assert (third.voice, third.status) == ("Ada", Status.SPOKEN)
    assert third.left_out == (first.id,)
    assert [met.turn for met in third.exposed_to] == [second.id]
    assert "[message 2 is not shown]" in str(third.request)
    assert third.request == endpoint.requests[3].body


async def test_what_is_refused_twice_fails_and_says_that_it_was_too_long(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", SPEECH, TOO_LONG)
    endpoint.plays("bob", SPEECH)
    async with opened(endpoint, tmp_path) as host:
        found = await host.archive.find(await held(host))

    third = found.turns[2]
    assert (third.status, third.reason) == (Status.SILENT, Reason.REFUSED_BY_ENDPOINT)
    assert "is longer than" in (third.detail or "")
    assert [r.body["model"] for r in endpoint.requests] == [
        *("ada", "bob", "ada", "ada", "bob")
    ]
