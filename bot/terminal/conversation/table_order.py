"""`synthesize`: a table of a symposium once more, beside those that it has."""

import asyncio
from pathlib import Path

from bot.domain.symposium import Origin
from bot.house import open_house
from bot.terminal.conversation.acting import find_before
from bot.terminal.drawn.consoles import open_console
from bot.terminal.exit_status import OK
from bot.terminal.opening import open_settings
from bot.terminal.output import say
from bot.terminal.prose import print_table


def order_table(config: Path | None, symposium_id: str, voice: str | None) -> int:
    """*voice* writes it, else who writes the closing tables; "none": no model does."""
    settings = open_settings(config)
    before = find_before(settings, symposium_id)

    async def run() -> None:
        rehearsal = before.origin is Origin.REHEARSAL
        async with open_house(settings, rehearsal=rehearsal) as host:
            made = await host.synthesize(before.id, voice)
            after = await host.archive.find(before.id)
        print_table(open_console(), made, after)

    asyncio.run(run())
    say(f"It is kept beside those before it: symposium show {before.id}")
    return OK
