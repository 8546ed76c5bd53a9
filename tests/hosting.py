"""A host over a real archive, whose voices are played by a loopback endpoint."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot import seeds
from bot.archive import open_archive
from bot.domain.events import (
    Event,
)
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.host.asking import Limits, Roster
from bot.host.clock import Clock, tell_time
from bot.host.host import Host
from bot.voices.caller import Caller
from bot.voices.client import open_client
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

ADA, BOB = VoiceName("Ada"), VoiceName("Bob")
FROZEN = Scenario(words=("half ", "a"), freeze_after=1)
TABLE = """{"voices": [{"voice": "Ada", "position": "doubts",
"formulation": "Doubt is a door."}], "consensus": ["none"]}"""


@pytest.fixture(name="endpoint")
async def played() -> AsyncIterator[Endpoint]:
    async with Endpoint() as served:
        served.plays("ada", Scenario(words=("Doubt is ", "a door.")))
        served.plays("bob", Scenario(words=("Certainty is ", "a wall.")))
        yield served


@asynccontextmanager
async def opened(
    endpoint: Endpoint,
    folder: Path,
    *,
    synthesiser: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
    clock: Clock = tell_time,
) -> AsyncIterator[Host]:
    voices = [
        Voice(name, model=name.lower(), dialect="openai", base_url=endpoint.url)
        for name in (ADA, BOB, VoiceName("Scribe"))
    ]
    async with (
        open_archive(str(folder / "symposium.db")) as archive,
        open_client() as client,
    ):
        yield Host(
            archive,
            Caller(client, lambda _: None),
            roster=Roster(
                {voice.name: voice for voice in voices}, {"pair": [ADA, BOB]}
            ),
            synthesiser=None if synthesiser is None else VoiceName(synthesiser),
            synthesis_prompts=(seeds.prompt("synthesis"), seeds.prompt("again")),
            limits=limits,
            clock=clock,
        )


async def watched(
    convened: AbstractAsyncContextManager[AsyncIterator[Event]],
) -> list[Event]:
    async with convened as events:
        return [event async for event in events]


def said(symposium: Symposium) -> list[tuple[str, str, Reason | None]]:
    return [(turn.voice, turn.text, turn.reason) for turn in symposium.turns]
