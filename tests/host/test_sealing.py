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
from bot.domain.turn import Seal, Status, Turn
from bot.host.asking import Asking
from bot.integrity.seals import is_kept
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.hosting import FROZEN, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario


def seal_of(turn: Turn) -> Seal:
    assert turn.seal is not None
    return turn.seal


def is_sealed(turn: Turn) -> bool:
    return is_kept(seal_of(turn), turn.text, turn=turn.id, voice=turn.voice)


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
    # The digest alone: no salt, with which a short answer could be guessed.
    assert {event for event in events if isinstance(event, Sealed)} == {
        Sealed(turn.id, turn.voice, seal_of(turn).sha256) for turn in kept.turns
    }
    assert all(is_sealed(turn) for turn in kept.turns)


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


async def test_who_is_dismissed_because_nobody_will_see_it_has_a_seal_too(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair", sealed=True))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Sealed):
                    host.suspend(symposium.id)
        await host.abandon(symposium)
        kept = await host.archive.find("latest")

    assert [turn.status for turn in kept.turns] == [Status.SPOKEN, Status.SILENT]
    assert all(is_sealed(turn) for turn in kept.turns)
    assert verify(to_json(kept)).whole
