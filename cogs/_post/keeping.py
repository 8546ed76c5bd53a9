"""What the archive could not keep is told once in the thread, and tried again."""

import asyncio
import itertools
import logging

from bot.archive import Archive
from bot.domain.names import SymposiumId
from bot.errors import Unwritable
from cogs._post.letter import Letter
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._show.hindrance import write_unkept

log = logging.getLogger(__name__)

_WAITS = (1, 2, 4, 8, 15, 30, 60)


async def keep_all(
    archive: Archive, symposium: SymposiumId, outbox: Outbox, mail: BotMail
) -> None:
    """Returns when all of it is written, and that it was shown."""
    waits = itertools.chain(_WAITS, itertools.repeat(_WAITS[-1]))
    if await _is_kept(archive, symposium, outbox):
        return
    await outbox.post(Letter("unkept", write_unkept(symposium)), mail)
    for wait in waits:
        await asyncio.sleep(wait)
        if await _is_kept(archive, symposium, outbox):
            log.info("what waited of %s is written now", symposium)
            return


async def _is_kept(archive: Archive, symposium: SymposiumId, outbox: Outbox) -> bool:
    try:
        if await archive.catch_up(symposium):
            await outbox.catch_up()
            await archive.mark_shown(symposium)
            return True
    except Unwritable as error:
        log.warning("%s is not kept yet: %s", symposium, error)
    return False
