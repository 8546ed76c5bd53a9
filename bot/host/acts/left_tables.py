"""Tables in the middle of which a program had ended leave their requests."""

import logging

from bot.archive import Archive
from bot.domain.act import ASKING, ActKind
from bot.domain.symposium import Symposium
from bot.errors import Unwritable
from bot.host.clock import Clock, find_latest, steady, tell_time
from bot.host.register import Register

log = logging.getLogger(__name__)


async def break_off_tables(
    archive: Archive, register: Register, symposium: Symposium, clock: Clock
) -> Symposium:
    """
    With the requests of tables in the middle of which a program had ended, also of
    those that were ordered, unless one is being made just now.
    """
    makes_one = register.makes_table(symposium.id)
    kinds = ASKING if makes_one else ASKING | {ActKind.ORDERED_TABLE}
    asked = [act for act in symposium.acts if act.kind in kinds and act.drafts]
    if not asked:
        return symposium
    await archive.table_requests.break_off(symposium.id, asked, at=clock())
    return await archive.find_unsealed(symposium.id)


async def break_off_ordered(archive: Archive, clock: Clock = tell_time) -> None:
    """
    At the start, before anybody can order one: nobody would go on with the symposia
    whose ordered tables a program had ended in the middle of.
    """
    try:
        for id_ in await archive.table_requests.find_ordered():
            found = await archive.find_unsealed(id_)
            at = steady(clock, find_latest(found))
            await break_off_tables(archive, Register(), found, at)
    except Unwritable as error:
        log.warning("the requests of tables wait for the next start: %s", error)
