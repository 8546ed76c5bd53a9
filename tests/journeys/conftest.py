"""A loopback Discord with a server, and endpoints, for every journey."""

from collections.abc import AsyncIterator

import pytest

from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    """Whatever the journey: nothing was sent that no correct client would send."""
    async with LoopbackDiscord() as served:
        yield served
        assert served.violations == []


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    async with Endpoint() as served:
        yield served
