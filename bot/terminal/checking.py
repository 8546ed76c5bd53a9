"""`voices --check`: does each endpoint answer, and what answers on this machine?"""

import asyncio
import sys
from collections.abc import Sequence

from bot.domain.voice import Voice
from bot.errors import Misconfigured
from bot.settings.load import Settings
from bot.terminal.exit_status import NOBODY_SPOKE, OK
from bot.terminal.output import one_line
from bot.terminal.prose import print_columns
from bot.voices.check import Checked, check
from bot.voices.client import open_client
from bot.voices.local import LocalServer, find_local

_MODELS_NAMED = 3


def check_all(settings: Settings, *, nobody: str) -> int:
    """
    0 if at least one voice or local server answers, otherwise 1.

    With no voice configured and no server found, Misconfigured says *nobody*.
    """
    checked, found = asyncio.run(_ask(settings))
    if not checked and not found:
        raise Misconfigured(nobody)
    if checked:
        print_columns(
            ("Voice", "Answers", "What it said"), [_cells(one) for one in checked]
        )
    known = {voice.base_url for voice in settings.configured_voices()}
    for server in found:
        if server.base_url not in known:
            sys.stdout.write(offer(server))
    return OK if found or any(one.ok for one in checked) else NOBODY_SPOKE


async def _ask(
    settings: Settings,
) -> tuple[Sequence[Checked], Sequence[LocalServer]]:
    voices: Sequence[Voice] = settings.configured_voices()
    async with open_client(transport=settings.transport) as client:
        return await asyncio.gather(
            check_voices(client, voices, settings.keys), find_local(client)
        )


def _cells(one: Checked) -> tuple[str, str, str]:
    yes = "yes" if one.ok else "no"
    return one_line(one.voice.name), yes, one_line(one.sentence)


def offer(server: LocalServer) -> str:
    """That it is there, and the lines of symposium.toml by which it gets a voice."""
    if not server.models:
        return f"{server.name} answers at {server.base_url}, with no model loaded.\n"
    named = ", ".join(one_line(model) for model in server.models[:_MODELS_NAMED])
    more = len(server.models) - _MODELS_NAMED
    others = f" and {more} more" if more > 0 else ""
    return (
        f"{server.name} answers at {server.base_url}, with {named}{others}. "
        "To hear it, write into symposium.toml:\n"
        "    [[voices]]\n"
        f'    name = "{server.name}"\n'
        f'    model = "{one_line(server.models[0])}"\n'
        '    dialect = "openai"\n'
        f'    base_url = "{server.base_url}"\n'
    )
