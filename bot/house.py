"""Settings become parts: the archive, the connections, the host of everything."""

# ruff: noqa: PLC0415 - no voice that is asked waits until the rehearsal is loaded

import gc
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cache

from bot import seeds
from bot.archive import Archive, open_archive, open_archive_to_read
from bot.domain.names import VoiceName
from bot.domain.symposium import Origin
from bot.domain.voice import Voice
from bot.host.asking import Limits, Roster
from bot.host.host import Host
from bot.settings.load import Settings
from bot.voices.caller import Caller
from bot.voices.client import open_client

_PORTION = 10_000  # new objects


@asynccontextmanager
async def open_house(
    settings: Settings, *, rehearsal: bool = False, reads: bool = False
) -> AsyncGenerator[Host, None]:
    """
    A host with its archive and its connections; leaving the block closes both.

    A rehearsal has the embedded voices, and differs in its transport alone. Who only
    *reads* does so also where the archive cannot be written.
    """
    if rehearsal:
        from bot.rehearsal import open_rehearsal_client

        client = open_rehearsal_client(pace=settings.rehearsal.pace)
    else:
        client = open_client(transport=settings.transport)
    limits = settings.limits
    opening = open_archive_to_read if reads else open_archive
    async with opening(settings.database) as archive, client:
        _leave_modules_uncollected()
        caller = Caller(
            client,
            settings.keys,
            answer_characters=limits.answer_characters,
            answer_seconds=limits.answer_seconds,
            at_once=limits.requests_at_once,
        )
        host = _rehearsal_host if rehearsal else _host
        yield host(settings, archive, caller)


@cache
def _leave_modules_uncollected() -> None:
    """
    Nothing loaded by now is garbage: to look through it would hold the loop. What is
    new is looked through in small portions, each of which holds it for some 3 ms.
    """
    gc.freeze()
    gc.set_threshold(_PORTION, 10, 100)


def _host(settings: Settings, archive: Archive, caller: Caller) -> Host:
    return Host(
        archive,
        caller,
        roster=_roster(settings.configured_voices(), settings.configured_panels()),
        synthesiser=settings.synthesiser(),
        synthesis_prompts=(seeds.prompt("synthesis"), seeds.prompt("again")),
        prompts_of=seeds.prompts,
        limits=_limits(settings),
    )


def _rehearsal_host(settings: Settings, archive: Archive, caller: Caller) -> Host:
    from bot.rehearsal.cast import cast_synthesiser, cast_voices

    return Host(
        archive,
        caller,
        roster=_roster(cast_voices(), {}),
        synthesiser=cast_synthesiser(),
        synthesis_prompts=(seeds.prompt("synthesis"), seeds.prompt("again")),
        prompts_of=seeds.prompts,
        limits=_limits(settings),
        origin=Origin.REHEARSAL,
    )


def _roster(
    voices: Sequence[Voice], panels: Mapping[str, Sequence[VoiceName]]
) -> Roster:
    return Roster({voice.name: voice for voice in voices}, panels)


def _limits(settings: Settings) -> Limits:
    limits = settings.limits
    return Limits(
        per_member=limits.per_member,
        per_server=limits.per_server,
        voices=limits.voices,
        rounds=limits.rounds,
        samples=limits.samples,
        requests_per_ask=limits.requests_per_ask,
        tables=limits.tables,
        turns=limits.turns,
        follow_ups=limits.follow_ups,
    )
