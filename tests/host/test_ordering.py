"""A further table: of what is over, one at a time, and so many of one symposium."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.events import SynthesisMade, TurnBegan, TurnEnded
from bot.domain.place import Place
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.errors import Declined
from bot.host.asking import Asking, Limits
from bot.host.host import Host
from tests.hosting import ADA, BOB, FROZEN, TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario, refusal

ASKING = Asking("Why?", panel="pair")
GOES_ON = "Nothing has been said in it yet"


async def refused(host: Host, symposium: Symposium) -> str:
    """What an order is answered with; nothing of it is left."""
    before = await host.archive.find(symposium.id)
    with pytest.raises(Declined) as declined:
        await host.synthesize(symposium.id, "none", by="Eve")
    assert await host.archive.find(symposium.id) == before
    return str(declined.value)


async def test_one_is_made_as_soon_as_somebody_was_heard(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """Of what was said by then; the closing table is made all the same."""
    endpoint.plays("bob", replace(FROZEN, freeze_after=None, words=("Certainty.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING, Place(1, 2, parent=1, guild=3))
        assert (await refused(host, symposium)).startswith(GOES_ON)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, TurnEnded):
                    early = await host.synthesize(symposium.id, "none", by="Eve")
                    break
            rest = [event async for event in events]
        kept = await host.archive.find(symposium.id)

    assert early in kept.syntheses
    assert [each.act for each in kept.syntheses if each != early] == [kept.acts[0].id]
    assert [e.synthesis for e in rest if isinstance(e, SynthesisMade)] == [
        each for each in kept.syntheses if each != early
    ]


async def test_one_is_made_of_what_waits_to_go_on_and_its_own_is_made_later(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """By this process or by another, which has not heard of its opening."""
    endpoint.plays("bob", FROZEN, Scenario(words=("Certainty.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await suspended(host, TurnEnded)
        await host.synthesize(symposium.id, "none")
    async with opened(endpoint, tmp_path) as other:
        await other.synthesize(symposium.id, "none")
        await watched(other.convene(await other.archive.find(symposium.id)))
        kept = await other.archive.find(symposium.id)

    made = [(each.partial, len(each.rows)) for each in kept.syntheses]
    assert made == [(True, 1), (True, 1), (False, 2)]


async def suspended(host: Host, after: type[TurnEnded] | type[TurnBegan]) -> Symposium:
    """One that was broken off with the first such event."""
    symposium = await host.open(ASKING)
    async with host.convene(symposium) as events:
        async for event in events:
            if isinstance(event, after):
                host.suspend(symposium.id)
    return symposium


async def test_none_is_made_where_nobody_was_heard(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", refusal(400, "No."))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", voices=("Ada",)))
        await watched(host.convene(symposium))
        assert (await refused(host, symposium)).startswith("Nobody was heard in it")


async def test_a_table_made_while_voices_were_missing_is_not_the_closing_one(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """As one ordered meanwhile stands in an archive; the last is the one over all."""
    endpoint.plays("bob", FROZEN, Scenario(words=("Certainty.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await suspended(host, TurnEnded)
        early = replace(Synthesis("none", ()), act=symposium.acts[0].id)
        early = await host.archive.add_synthesis(symposium.id, early)
    async with opened(endpoint, tmp_path) as host:
        await watched(host.convene(await host.archive.find(symposium.id)))
        kept = await host.archive.find(symposium.id)

    assert kept.syntheses[0] == early
    assert kept.synthesis is not None
    assert [row.voice for row in kept.synthesis.rows] == [ADA, BOB]


async def test_a_closing_table_that_stands_is_not_made_once_more(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await suspended(host, TurnBegan)
        broken = await host.archive.find(symposium.id)
    async with opened(endpoint, tmp_path) as host:
        events_ = await watched(host.convene(broken))
        (made,) = [e.synthesis for e in events_ if isinstance(e, SynthesisMade)]
        # As if it had died between its table and its closing.
        kept = await host.archive.find(symposium.id)
        undone = replace(kept, ended=None, closings=())
        again = await watched(host.convene(undone))

    assert kept.syntheses == (made,)
    assert not [event for event in again if isinstance(event, SynthesisMade)]


async def test_a_second_one_waits_until_the_first_stands(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", FROZEN, Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING)
        await watched(host.convene(symposium))
        asked = len(endpoint.requests)
        first = asyncio.create_task(host.synthesize(symposium.id, "scribe"))
        async with asyncio.timeout(10):
            while len(endpoint.requests) == asked:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
        said = await refused(host, symposium)
        first.cancel()
        await asyncio.wait({first})
        made = await host.synthesize(symposium.id, "scribe")

    assert said == "A table of it is being made already. Wait until that one stands."
    assert made.by == "Scribe"


async def test_so_many_can_be_ordered_of_one_and_each_order_counts(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path, limits=Limits(tables=2)) as host:
        symposium = await host.open(ASKING)
        await watched(host.convene(symposium))
        await host.synthesize(symposium.id, "none")
    async with opened(endpoint, tmp_path, limits=Limits(tables=2)) as host:
        await host.synthesize(symposium.id, "none")
        said = await refused(host, symposium)

    assert said == (
        "2 further tables have been ordered of it already, and limits.tables allows 2. "
        "Its export holds them all."
    )
