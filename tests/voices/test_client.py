"""What the connections are like."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Literal

import httpx
import pytest

from bot.voices.client import CONNECT_TIMEOUT, open_client
from tests.loopback.endpoint import Endpoint
from tests.voices.asking import Asking, outcome


async def test_hundreds_of_voices_speak_at_once(
    endpoint: Endpoint, client: httpx.AsyncClient
) -> None:
    asking = Asking(endpoint, client, "openai")
    caller, voice = asking.caller(at_once=300), asking.voice("freeze-between")
    async with asyncio.timeout(20):
        calls = [asyncio.create_task(outcome(caller, voice)) for _ in range(250)]
        # None of them ends, so none has waited for another to make room.
        while len(endpoint.requests) < 250:  # noqa: ASYNC110 - a list rings no bell
            await asyncio.sleep(0.01)
    for call in calls:
        call.cancel()
    await asyncio.wait(calls)


async def test_no_more_voices_speak_at_once_than_are_allowed(
    endpoint: Endpoint, client: httpx.AsyncClient
) -> None:
    asking = Asking(endpoint, client, "openai")
    caller, voice = asking.caller(at_once=2), asking.voice("freeze-between")
    calls = [asyncio.create_task(outcome(caller, voice)) for _ in range(5)]
    await asyncio.sleep(0.1)

    assert len(endpoint.requests) == 2
    for call in calls:
        call.cancel()
    await asyncio.wait(calls)


async def test_the_client_leaves_patience_to_the_caller(
    client: httpx.AsyncClient,
) -> None:
    assert client.timeout == httpx.Timeout(None, connect=CONNECT_TIMEOUT)
    assert not client.follow_redirects


@pytest.mark.parametrize("transport", ["aiohttp", "httpx"])
async def test_the_certificates_that_the_environment_names_are_the_ones_trusted(
    transport: Literal["aiohttp", "httpx"],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_client(transport=transport):
        pass
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(FileNotFoundError):
        open_client(transport=transport)
    monkeypatch.delenv("SSL_CERT_FILE")
    async with open_client(transport=transport):
        pass


@pytest.mark.parametrize("transport", ["aiohttp", "httpx"])
async def test_a_proxy_from_the_environment_is_used_but_not_for_this_machine(
    transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.test:3128")
    async with open_client(transport=transport) as client:  # type: ignore[arg-type]  # both of its two
        direct = client._transport
        far = client._transport_for_url(httpx.URL("https://acme.test/v1"))
        near = client._transport_for_url(httpx.URL("http://127.0.0.1:11434/v1"))

    assert far is not direct
    assert near is direct


def test_plain_httpx_needs_no_aiohttp() -> None:
    code = (
        "import sys; from bot.voices.client import open_client;"
        "open_client(transport='httpx'); assert 'aiohttp' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own words
