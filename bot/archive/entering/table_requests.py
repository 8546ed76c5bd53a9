"""Requests for a table are written before they go out, and kept until it has them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.archive.async_core import AsyncConnection
from bot.archive.entering.entries import EntryWriter
from bot.archive.schema import acts
from bot.archive.transactions import Transactions
from bot.domain.act import Act, ActKind
from bot.domain.names import ActId, SymposiumId
from bot.domain.synthesis import Drafting

_OWN = (acts.c.symposium == bindparam("of")) & (acts.c.id == bindparam("act"))


class TableRequests:
    """
    Of each act that a table is made for, the requests that stand in no table yet: with
    the act, which no digest covers, until the table or an act of the host has them.
    """

    def __init__(self, transactions: Transactions, entries: EntryWriter) -> None:
        self._transactions = transactions
        self._entries = entries

    async def keep(
        self, symposium: SymposiumId, act: ActId, drafts: Sequence[Drafting]
    ) -> None:
        """All of one table, as they stand before the last of them goes out."""
        record = {"of": symposium, "act": act, "made": tuple(drafts)}
        statement = update(acts).where(_OWN).values(drafts=bindparam("made"))

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(statement, record)

        await self._transactions.write(work)

    async def break_off(
        self, symposium: SymposiumId, asked: Sequence[Act], *, at: datetime
    ) -> tuple[Act, ...]:
        """
        Nobody goes on with the tables of what was *asked*: the acts of the host that
        have the requests from now on, in the chain of digests.
        """
        found = [
            Act(
                ActKind.INTERRUPTED,
                at=at,
                options={"act": act.id},
                drafts=await self._find(symposium, act.id),
            )
            for act in asked
            if act.id is not None
        ]
        return tuple(
            [
                await self._entries.add_act(symposium, act, None)
                for act in found
                if act.drafts
            ]
        )

    async def find_ordered(self) -> tuple[SymposiumId, ...]:
        """Of which a table was ordered whose requests stand in no entry."""
        none = bindparam("none", (), type_=acts.c.drafts.type)
        ordered = (acts.c.kind == ActKind.ORDERED_TABLE) & (acts.c.drafts != none)
        wanted = select(acts.c.symposium).where(ordered).distinct()

        async def work(connection: AsyncConnection) -> tuple[SymposiumId, ...]:
            found = await connection.execute(wanted)
            return tuple(SymposiumId(row.symposium) for row in found)

        return await self._transactions.read(work)

    async def _find(self, symposium: SymposiumId, act: ActId) -> tuple[Drafting, ...]:
        async def work(connection: AsyncConnection) -> tuple[Drafting, ...]:
            record = {"of": symposium, "act": act}
            found = await connection.execute(select(acts.c.drafts).where(_OWN), record)
            return tuple(found.scalar_one_or_none() or ())

        return await self._transactions.read(work)
