"""Going on with a symposium that is in the archive: what people do in it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from bot.domain.symposium import Origin, Symposium
from bot.errors import Declined
from bot.host.acts.challenging import Challenging
from bot.host.acts.following import Following
from bot.host.acts.interventions import Taken
from bot.host.acts.repeating import repeat_asking
from bot.host.counting import wants_table
from bot.host.host import Host
from bot.house import open_house
from bot.settings.load import Settings
from bot.terminal.ask import Begun, hold, list_ids, split_names
from bot.terminal.exit_status import OK
from bot.terminal.opening import open_settings
from bot.terminal.options import DeliveryOptions
from bot.terminal.output import say
from bot.terminal.upkeep.unfinished import choose_unfinished

Deed = Callable[[Host, Symposium], Awaitable[Taken | None]]
"""What is done to a symposium; None where nothing was to be done."""


def act_and_go_on(
    config: Path | None,
    symposium_id: str,
    deed: Deed,
    delivery: DeliveryOptions,
    *,
    chat: bool = False,
) -> int:
    """Do it, and let whoever is due speak, to the end."""
    settings = open_settings(config)
    before = find_before(settings, symposium_id)

    async def begin(host: Host) -> Begun:
        await deed(host, before)
        found = await host.archive.find(before.id)
        if found.is_paused:
            raise Declined(f"It is paused. To go on: symposium resume {found.id}")
        if not found.open_acts:
            raise Declined("Nothing in it is left to be answered.")
        say(f"This takes {host.count_requests(found).describe()}.")
        return Begun(found, table=wants_table(found), earlier=list_ids(before))

    rehearsal = before.origin is Origin.REHEARSAL
    return hold(settings, begin, delivery, rehearsal=rehearsal, chat=chat)


def act_only(config: Path | None, symposium_id: str, deed: Deed, *, said: str) -> int:
    """Do it, and say what was done; nobody is asked."""
    settings = open_settings(config)
    before = find_before(settings, symposium_id)

    async def run() -> None:
        rehearsal = before.origin is Origin.REHEARSAL
        async with open_house(settings, rehearsal=rehearsal) as host:
            await deed(host, before)

    asyncio.run(run())
    say(said)
    return OK


def hold_again(
    config: Path | None,
    symposium_id: str,
    voices: str | None,
    changes: dict[str, object],
    delivery: DeliveryOptions,
    *,
    times: int,
) -> int:
    """Its course once more, or several times, one after the other."""
    settings = open_settings(config)
    before = find_before(settings, symposium_id)
    asking = repeat_asking(before, by=None, voices=split_names(voices), changes=changes)
    if delivery.no_synthesis:
        asking = replace(asking, table=False)

    async def begin(host: Host) -> Begun:
        symposium = await host.again(before.id, asking)
        count = host.count_requests(symposium, table=asking.table)
        say(f"This takes {count.describe()}.")
        return Begun(symposium, asking.table)

    rehearsal = before.origin is Origin.REHEARSAL
    return max(
        hold(settings, begin, delivery, rehearsal=rehearsal) for _ in range(times)
    )


def follow_up(following: Following) -> Deed:
    async def do(host: Host, symposium: Symposium) -> Taken:
        return await host.follow(symposium.id, following)

    return do


def challenge(challenging: Challenging) -> Deed:
    async def do(host: Host, symposium: Symposium) -> Taken:
        return await host.challenge(symposium.id, challenging)

    return do


def ask_failed(turn: str | None, voice: str | None) -> Deed:
    async def do(host: Host, symposium: Symposium) -> Taken:
        return await host.retry(symposium.id, by=None, turn=turn, voice=voice)

    return do


def find_broken_off(config: Path | None) -> str:
    """The id of the latest that has not ended; Declined where there is none."""
    settings = open_settings(config)

    async def find() -> str:
        async with open_house(settings, reads=True) as host:
            return await choose_unfinished(host.archive)

    return asyncio.run(find())


async def go_on(host: Host, symposium: Symposium) -> Taken | None:
    """A pause ends; what was broken off needs nothing but to be convened."""
    if symposium.is_paused:
        return await host.resume(symposium.id, by=None)
    return None


def find_before(settings: Settings, symposium_id: str) -> Symposium:
    async def find() -> Symposium:
        async with open_house(settings, reads=True) as host:
            return await host.archive.find(symposium_id)

    return asyncio.run(find())
