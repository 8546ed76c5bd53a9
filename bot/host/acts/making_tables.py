"""What is asked for a table stands in the archive first, however its making ends."""

import functools
from collections.abc import Sequence
from dataclasses import replace

from bot.archive import Archive
from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Drafting, Synthesis
from bot.host.clock import Clock
from bot.host.synthesiser import Synthesiser, add_evidence


async def keep_drafts(
    archive: Archive, symposium: SymposiumId, act: Act, drafts: Sequence[Drafting]
) -> None:
    """The requests for the table of what *act* asks, before the last goes out."""
    if act.id is not None:
        await archive.table_requests.keep(symposium, act.id, drafts)


async def make_ordered_table(
    archive: Archive,
    synthesiser: Synthesiser,
    symposium: Symposium,
    order: Act,
    clock: Clock,
) -> Synthesis:
    """
    The table that was ordered, as the archive has it; one that is broken off leaves its
    requests in the record, and so do those whose program had ended.
    """
    ordered = [a for a in symposium.acts if a.kind is ActKind.ORDERED_TABLE]
    await archive.table_requests.break_off(symposium.id, ordered, at=clock())
    keep = functools.partial(keep_drafts, archive, symposium.id, order)
    try:
        made = await synthesiser.begin(symposium, keep).run()
        made = replace(await add_evidence(made, symposium), act=order.id)
        return await archive.add_synthesis(symposium.id, made)
    except BaseException:
        await archive.table_requests.break_off(symposium.id, [order], at=clock())
        raise
