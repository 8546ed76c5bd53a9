"""An endpoint with every fault, and a caller for it over each transport."""

from collections.abc import AsyncIterator
from typing import Literal

import httpx
import pytest

from bot.voices.client import open_client
from bot.wire.dialects import DIALECTS
from tests.loopback.endpoint import Endpoint
from tests.voices.asking import Asking

TRANSPORTS: tuple[Literal["aiohttp", "httpx"], ...] = ("aiohttp", "httpx")


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    async with Endpoint() as endpoint:
        yield endpoint


@pytest.fixture(params=TRANSPORTS)
async def client(
    request: pytest.FixtureRequest,
) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(transport=request.param) as client:
        yield client


@pytest.fixture(params=list(DIALECTS))
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def asking(endpoint: Endpoint, client: httpx.AsyncClient, dialect: str) -> Asking:
    return Asking(endpoint, client, dialect)
