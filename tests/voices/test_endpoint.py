"""The loopback's endpoint itself, as the journeys and benchmarks use it."""

import asyncio
import subprocess
import sys
import time
from dataclasses import replace

import httpx

from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import WORDS
from tests.voices.asking import Asking, outcome


async def test_the_endpoint_runs_as_a_process_of_its_own(
    endpoint: Endpoint, client: httpx.AsyncClient
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.loopback.endpoint", stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        asking = Asking(endpoint, client, "openai")
        voice = replace(asking.voice("acme/fine@2"), base_url=url)
        heard = await outcome(asking.caller(), voice)
    finally:
        process.kill()
        await process.wait()

    assert heard.words == "".join(WORDS)


async def test_an_address_chooses_a_scenario_for_every_model(asking: Asking) -> None:
    voice = replace(
        asking.voice("acme/one"), base_url=asking.endpoint.playing("cut-by-length")
    )

    assert (await outcome(asking.caller(), voice)).finish_reason == "length"


async def test_a_steady_voice_keeps_its_rate(asking: Asking) -> None:
    began = time.monotonic()
    heard = await asking.hear("steady:n=20,rate=100,chars=5")

    assert heard.words == "xxxx " * 20
    assert 0.19 <= time.monotonic() - began < 5
