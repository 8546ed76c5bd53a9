"""What is going on: from when on, until when, and for whom it counts."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.domain.turn import Reason
from bot.errors import Declined
from bot.host.asking import Asking, Limits
from tests.hosting import FROZEN, opened, watched
from tests.loopback.endpoint import Endpoint

ONE = Limits(per_member=1)
ASKING = Asking("?", voices=("Ada",))
PLACE = Place(1, asker=7, guild=9)


async def test_what_is_shown_counts_until_nobody_speaks_and_goes_on_until_its_end(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    shown = asyncio.Event()
    async with opened(endpoint, tmp_path, limits=ONE) as host:
        symposium = await host.open(ASKING, PLACE)

        async def show() -> None:
            await watched(host.convene(symposium))
            shown.set()
            await asyncio.Event().wait()

        host.show(symposium.id, PLACE, show)
        with pytest.raises(Declined, match="as many as one member may have"):
            await host.open(ASKING, PLACE)
        await shown.wait()
        await host.open(ASKING, PLACE)
        (showing,) = (t for t in asyncio.all_tasks() if t.get_name() == symposium.id)
        await host.suspend_all()
        assert showing.cancelled()


async def test_what_another_process_has_opened_counts_while_it_is_shown(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    go = asyncio.Event()
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING, PLACE)
    async with opened(endpoint, tmp_path, limits=ONE) as host:

        async def show() -> None:
            await go.wait()

        host.show(symposium.id, PLACE, show)
        with pytest.raises(Declined, match="as many as one member may have"):
            await host.open(ASKING, PLACE)
        go.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await host.open(ASKING, PLACE)


async def test_the_same_is_shown_once_at_a_time(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    begun: list[SymposiumId] = []
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING, PLACE)

        async def show() -> None:
            begun.append(symposium.id)
            await asyncio.Event().wait()

        host.show(symposium.id, PLACE, show)
        host.show(symposium.id, PLACE, show)
        await asyncio.sleep(0)
        await host.suspend_all()
    assert begun == [symposium.id]


async def test_one_that_is_abandoned_is_shown_no_more_and_counts_no_more(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", FROZEN)
    async with opened(endpoint, tmp_path, limits=ONE) as host:
        never_shown = await host.open(ASKING, PLACE)
        await host.abandon(never_shown)
        symposium = await host.open(ASKING, PLACE)

        async def show() -> None:
            async with host.convene(symposium) as events:
                async for _ in events:
                    pass

        host.show(symposium.id, PLACE, show)
        await asyncio.wait_for(spoken_to(endpoint), 10)
        await host.abandon(symposium, by="Eve", why="was stopped by Eve")
        assert not host.is_running(symposium.id)
        kept = await host.archive.find(symposium.id)
        await host.open(ASKING, PLACE)

    assert kept.ended is not None
    assert [turn.reason for turn in kept.turns] == [Reason.DISMISSED]


async def test_who_shows_it_may_abandon_it(endpoint: Endpoint, tmp_path: Path) -> None:
    async with opened(endpoint, tmp_path, limits=ONE) as host:
        symposium = await host.open(ASKING, PLACE)
        over = asyncio.Event()

        async def show() -> None:
            await host.abandon(symposium)
            over.set()

        host.show(symposium.id, PLACE, show)
        await asyncio.wait_for(over.wait(), 10)
        await asyncio.sleep(0)
        assert (await host.archive.find(symposium.id)).ended is not None
        await host.open(ASKING, PLACE)


async def spoken_to(endpoint: Endpoint) -> None:
    while not endpoint.requests:  # noqa: ASYNC110 - the endpoint tells nobody
        await asyncio.sleep(0.01)
