"""A loopback Discord for each test, and clients that talk to it."""

from collections.abc import AsyncIterator

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord


@pytest.fixture
async def server() -> AsyncIterator[LoopbackDiscord]:
    """Without rate limits, so that a table of cases takes no time."""
    async with LoopbackDiscord(limits=False) as served:
        yield served


@pytest.fixture
def town(server: LoopbackDiscord) -> Town:
    return server.town()


@pytest.fixture
async def raw(server: LoopbackDiscord) -> AsyncIterator[Raw]:
    async with Raw(server) as client:
        yield client
