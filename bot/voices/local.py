"""Finds model servers that run on this machine, by their usual ports."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import httpx

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.check import list_models

PORTS: Mapping[str, int] = MappingProxyType(
    {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080, "vLLM": 8000}
)


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server that answers in the openai dialect, and the models it lists."""

    name: str
    base_url: str
    models: tuple[str, ...]


async def find_local(
    client: httpx.AsyncClient,
    *,
    ports: Mapping[str, int] = PORTS,
    patience: float = 1.0,
) -> tuple[LocalServer, ...]:
    """Those that list their models within *patience* seconds, in the ports' order."""
    found = await asyncio.gather(
        *(_look(client, name, port, patience) for name, port in ports.items())
    )
    return tuple(server for server in found if server is not None)


async def _look(
    client: httpx.AsyncClient, name: str, port: int, patience: float
) -> LocalServer | None:
    url = f"http://127.0.0.1:{port}/v1"
    asked = Voice(VoiceName(name), model="any", dialect="openai", base_url=url)
    try:
        models = await list_models(client, asked, lambda _: None, patience=patience)
    except VoiceError:
        return None  # nobody there, or somebody else
    return None if models is None else LocalServer(name, url, models)
