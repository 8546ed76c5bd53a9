"""Sealed rounds: digests first, then all answers together."""

from pathlib import Path

from bot.domain.events import (
    Closed,
    Convened,
    Sealed,
    Spoke,
    SynthesisMade,
    TurnBegan,
    TurnEnded,
)
from bot.host.asking import Asking
from bot.integrity.seals import is_kept
from tests.hosting import FROZEN, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario


async def test_of_a_sealed_answer_nothing_but_its_digest_is_told_until_all_have_ended(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair", sealed=True))
        events = await watched(host.convene(symposium))
        kept = await host.archive.find("latest")

    kinds = [type(event) for event in events]
    assert kinds[-6:] == [Sealed, Sealed, TurnEnded, TurnEnded, SynthesisMade, Closed]
    assert Spoke not in kinds
    seals = {event.turn: event.seal for event in events if isinstance(event, Sealed)}
    assert seals == {turn.id: turn.seal for turn in kept.turns}
    assert all(turn.seal and is_kept(turn.seal, turn.text) for turn in kept.turns)


async def test_a_sealed_round_that_was_broken_off_stays_sealed_until_its_end(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN, Scenario(words=("Certainty is a wall.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair", sealed=True))
        before = []
        async with host.convene(symposium) as events:
            async for event in events:
                before.append(type(event))
                if isinstance(event, Sealed):
                    host.suspend(symposium.id)
    async with opened(endpoint, tmp_path) as host:
        told = await watched(host.convene(await host.archive.find("latest")))

    assert before.count(Sealed) == 1
    assert TurnEnded not in before
    assert isinstance(told[0], Convened)
    assert told[0].symposium.turns == ()
    kinds = [type(event) for event in told[1:]]
    assert kinds == [
        Sealed,
        TurnBegan,
        Sealed,
        TurnEnded,
        TurnEnded,
        SynthesisMade,
        Closed,
    ]
