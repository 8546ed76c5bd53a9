"""Stopping at every moment: what it stops, and what is over already."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from bot.domain.act import ActKind
from bot.domain.events import Closed, Event, SynthesisBegan, TurnBegan, TurnEnded
from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Turn
from bot.host.asking import Asking
from bot.host.host import Host
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.hosting import BOB, FROZEN, TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

ASKING = Asking("Why?", panel="pair")


async def test_what_is_closed_is_over_also_while_it_is_still_being_shown(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Closed):
                    assert not await host.stop(symposium.id, by="Eve")
        assert not await host.stop(symposium.id, by="Eve")
        kept = await host.archive.find(symposium.id)

    assert [act.kind for act in kept.acts] == [ActKind.ASKED]


async def test_a_stop_that_comes_with_the_closing_is_one_or_the_other(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """Both wait to be written: what is written first counts."""
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING)
        writer = host.archive._transactions._one_writer
        async with host.convene(symposium, synthesis=False) as events:
            ended = 0
            async for event in events:
                ended += isinstance(event, TurnEnded)
                if ended == 2:
                    break
            async with writer:
                await asyncio.sleep(0.05)  # the closing waits by now
                stopping = asyncio.create_task(host.stop(symposium.id, by="Eve"))
                await asyncio.sleep(0.05)
            assert not await stopping
            assert [event async for event in events]
        kept = await host.archive.find(symposium.id)

    assert [act.kind for act in kept.acts] == [ActKind.ASKED]
    assert len(kept.closings) == 1


async def test_one_that_has_not_begun_ends_and_asks_nobody(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING, Place(1, 2, parent=1, guild=3))
        assert await host.stop(symposium.id, by="Eve", why="was stopped by Eve")
        kept = await host.archive.find(symposium.id)
        assert not await host.stop(symposium.id, by="Eve")
        assert await host.archive.find(symposium.id) == kept

    assert kept.ended is not None
    assert [(act.kind, act.by) for act in kept.acts[1:]] == [(ActKind.STOPPED, "Eve")]
    assert endpoint.requests == []


async def test_a_stop_names_whom_it_dismisses(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    endpoint.plays("scribe", FROZEN)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(ASKING)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, TurnEnded) and event.turn.voice != BOB:
                    await host.stop(symposium.id, by="Eve")
                elif isinstance(event, SynthesisBegan):
                    await host.stop(symposium.id, by="Mo")
        kept = await host.archive.find(symposium.id)

    assert [(act.by, act.options) for act in kept.acts[1:]] == [
        ("Eve", {"turns": [f"{symposium.id}.2"]}),
        ("Mo", {"turns": []}),
    ]
    assert verify(to_json(kept)).whole


async def test_a_stop_whose_voices_were_not_written_down_stops_no_table(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """The second round has just been called when Eve stops it, and the bot dies."""
    endpoint.plays("scribe", Scenario(words=(TABLE,)))
    asking = Asking("Why?", panel="pair", format="rounds", rounds=2)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(asking)
        await stop_between_rounds(host, symposium)
        broken = await host.archive.find(symposium.id)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        await watched(host.convene(broken))
        kept = await host.archive.find(symposium.id)

    assert [turn.round for turn in broken.turns] == [1, 1]
    assert max(t.place or 0 for t in broken.turns) < (broken.acts[-1].place or 0)
    assert [turn.round for turn in kept.turns] == [1, 1]
    assert kept.synthesis is not None
    assert kept.synthesis.by == "Scribe"


async def stop_between_rounds(host: Host, symposium: Symposium) -> None:
    begin, died = host.archive.begin, asyncio.Event()

    async def write_no_second_round(symposium: SymposiumId, turn: Turn) -> None:
        if turn.round == 1:
            await begin(symposium, turn)
            return
        died.set()
        await asyncio.Event().wait()

    host.archive.begin = write_no_second_round  # type: ignore[method-assign]  # a crash
    async with host.convene(symposium) as events:
        reading = asyncio.create_task(_read(events))
        await asyncio.wait_for(died.wait(), 10)
        session = host._register.session(symposium.id)
        assert session is not None
        session.stop = lambda act: None  # type: ignore[method-assign]  # noqa: ARG005 - a crash
        assert await host.stop(symposium.id, by="Eve")
        host.suspend(symposium.id)
        await reading


async def _read(events: AsyncIterator[Event]) -> None:
    async for _ in events:
        pass


async def test_who_is_abandoned_while_a_turn_is_being_written_leaves_none_open(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", voices=("Bob",)))
        writer = host.archive._transactions._one_writer
        async with writer:
            async with host.convene(symposium) as events:
                await anext(aiter(events))
                await asyncio.sleep(0.05)  # Bob's turn waits to be written by now
                host.suspend(symposium.id)
            abandoning = asyncio.create_task(host.abandon(symposium))
            await asyncio.sleep(0.05)
        await abandoning
        kept = await host.archive.find(symposium.id)

    assert kept.ended is not None
    assert [turn.reason for turn in kept.turns] == [Reason.DISMISSED]
    assert (kept.turns[0].place, kept.closings[0].place) == (2, 3)


async def test_abandoning_it_twice_at_once_closes_it_once(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """While somebody speaks, and while the archive is slow to write that they end."""
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", voices=("Bob",)))
        begun = asyncio.Event()

        async def show() -> None:
            async with host.convene(symposium) as events:
                async for event in events:
                    if isinstance(event, TurnBegan):
                        begun.set()

        host.show(symposium.id, Place(1, 2), show)
        await asyncio.wait_for(begun.wait(), 10)
        async with host.archive._transactions._one_writer:
            first = asyncio.create_task(host.abandon(symposium))
            await asyncio.sleep(0.05)
            second = asyncio.create_task(host.abandon(symposium))
            await asyncio.sleep(0.05)
            # Whoever was to be heard no more is still being written down.
            assert host.is_running(symposium.id)
        await asyncio.gather(first, second)
        kept = await host.archive.find(symposium.id)

    assert [turn.reason for turn in kept.turns] == [Reason.DISMISSED]
    assert [(one.place, one.act) for one in kept.closings] == [(3, kept.acts[0].id)]


async def test_stopped_twice_at_once_before_it_began_it_is_closed_once(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING, Place(1, 2))
        async with host.archive._transactions._one_writer:
            stops = [asyncio.create_task(host.stop(symposium.id)) for _ in range(2)]
            await asyncio.sleep(0.05)
        assert True in await asyncio.gather(*stops)
        kept = await host.archive.find(symposium.id)

    assert len(kept.closings) == 1
    assert kept.closings[0].place == len(kept.acts) + 1
