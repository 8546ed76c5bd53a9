"""A host over a real archive, for tailored courses; its voices are at one address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import seeds
from bot.archive import open_archive
from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.host.asking import Limits, Roster
from bot.host.host import Host
from bot.voices.caller import Caller
from bot.voices.client import open_client

NAMES = tuple(
    map(VoiceName, ("Cleo", "Ada", "Bruno", "Carla", "Dario", "Edda", "Scribe"))
)


@asynccontextmanager
async def open_host(url: str, folder: Path) -> AsyncIterator[Host]:
    """The last of them makes the tables."""
    voices = {
        name: Voice(name, model=name.lower(), dialect="openai", base_url=url)
        for name in NAMES
    }
    async with (
        open_archive(str(folder / "symposium.db")) as archive,
        open_client() as client,
    ):
        yield Host(
            archive,
            Caller(client, lambda _: None),
            roster=Roster(voices, {}),
            synthesiser=NAMES[-1],
            synthesis_prompts=(seeds.prompt("synthesis"), seeds.prompt("again")),
            limits=Limits(),
            prompts_of=seeds.prompts,
        )
