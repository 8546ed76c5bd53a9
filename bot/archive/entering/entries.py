"""How what happens gets into the archive: numbered, linked to what was before it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sqlalchemy import insert, update

from bot.archive import queries, rows, writes
from bot.archive.async_core import AsyncConnection
from bot.archive.entering.waiting import Settled, WaitingEntries, WaitingEntry
from bot.archive.schema import acts, closings, syntheses
from bot.archive.transactions import Transactions, Work
from bot.domain.act import ASKING, Act, Closing
from bot.domain.names import SymposiumId, TurnId, act_id, closing_id, table_id
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn
from bot.errors import Unwritable
from bot.integrity.links import NewSalt, Tip, link_entry

T = TypeVar("T")
E = TypeVar("E", Act, Turn, Synthesis, Closing)
K = TypeVar("K", Turn, Synthesis, Closing)
Objection = Callable[[Symposium], None]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Ends:
    """What ends in one symposium until it is written; changed by its owner alone."""

    turns: dict[TurnId, Turn] = field(default_factory=dict)
    writing: asyncio.Task[dict[TurnId, Turn]] | None = None


class EntryWriter:
    """
    Writes entries, one after the other; turns that end before it is a writer's turn in
    one transaction, since a commit takes as long for one as for all. Mutable: what a
    voice has said, a table and a closing wait here where the database fails, and are
    written before whatever comes next; what a person does is declined then.
    """

    def __init__(
        self, transactions: Transactions, dialect: str, new_salt: NewSalt
    ) -> None:
        self._transactions = transactions
        self._dialect = dialect
        self._new_salt = new_salt
        self._waiting = WaitingEntries()
        # The last that was linked here, for when the database cannot even be read.
        self._tips: dict[SymposiumId, Tip] = {}
        self._ends: dict[SymposiumId, _Ends] = {}

    def complete(self, stored: Symposium) -> Symposium:
        return self._waiting.complete(stored)

    def explain_waiting(self, symposium: SymposiumId) -> str | None:
        return self._waiting.explain(symposium)

    def remember(self, symposium: SymposiumId, *entries: Act | Settled) -> None:
        """The last of its entries, which was just written."""
        for entry in entries:
            if isinstance(entry, Closing):
                # Hardly any follow it, and there is no end to symposia.
                self._tips.pop(symposium, None)
            else:
                self._tips[symposium] = Tip(entry.place or 0, entry.sha256 or "")

    async def end(self, symposium: SymposiumId, turn: Turn) -> Turn:
        ends = self._ends.get(symposium)
        if ends is None:
            ends = self._ends[symposium] = _Ends()
            ends.writing = self._transactions.start(lambda: self._end_all(symposium))
        ends.turns.setdefault(turn.id, turn)
        assert ends.writing is not None  # noqa: S101 - as it was made
        return (await self._transactions.outwait(ends.writing))[turn.id]

    async def _end_all(self, symposium: SymposiumId) -> dict[TurnId, Turn]:
        # Who ends from now on waits for the next one.
        turns = self._ends.pop(symposium).turns.values()
        try:
            stored = await self._transactions.run(
                lambda connection: self._store_ends(connection, symposium, turns)
            )
        except Unwritable as error:
            return {t.id: await self._wait(symposium, t, error) for t in turns}
        self._waiting.forget(symposium)
        self.remember(symposium, max(stored.values(), key=lambda t: t.place or 0))
        return stored

    async def _store_ends(
        self, connection: AsyncConnection, symposium: SymposiumId, turns: Iterable[Turn]
    ) -> dict[TurnId, Turn]:
        """As they stand in the record then, each linked to the one before."""
        stored = {}
        # In one transaction with the tip: two turns that end at once would else be
        # linked to the same digest.
        tip = await self._find_tip(connection, symposium)
        for turn in turns:
            linked, next_tip = link_entry(turn, tip, self._new_salt)
            if await self._insert(connection, symposium, linked):
                stored[turn.id], tip = linked, next_tip
            else:
                known = await queries.find_turn(connection, symposium, turn.number)
                stored[turn.id] = known
        return stored

    async def add_act(
        self, symposium: SymposiumId, act: Act, check: Objection | None
    ) -> Act:
        async def work(connection: AsyncConnection) -> Act:
            # Asked first: whoever else writes here waits from now on.
            tip = await self._find_tip(connection, symposium)
            await _check(connection, symposium, check)
            if act.key is not None:
                await queries.refuse_known_key(connection, symposium, act.key)
            number = 1 + await queries.count_rows(connection, acts, symposium)
            linked = self._link(replace(act, id=act_id(symposium, number)), tip)
            record = rows.of_act(symposium, linked)
            await connection.execute(insert(acts), record)
            if act.drafts:
                await _forget_drafts(connection, symposium, act.options.get("act"))
            if act.kind in ASKING:
                again = {"wanted": symposium, "ended": None, "shown": False}
                await connection.execute(writes.change(), again)
            return linked

        return await self._write(symposium, work)

    async def add(self, symposium: SymposiumId, entry: K, check: Objection | None) -> K:
        """A table or a closing."""

        async def work(connection: AsyncConnection) -> K:
            tip = await self._find_tip(connection, symposium)
            await _check(connection, symposium, check)
            # Entries are never taken out, so the next number is free.
            number = 1 + await _count(connection, symposium, entry)
            linked = self._link(_number(entry, symposium, number), tip)
            await self._insert(connection, symposium, linked)
            return linked

        return await self._write(
            symposium, work, lambda error: self._wait(symposium, entry, error)
        )

    async def catch_up(self, symposium: SymposiumId) -> bool:
        """Whether all that waited has been written by now."""
        if self._waiting.explain(symposium) is None:
            return True

        async def work(connection: AsyncConnection) -> None:
            await self._find_tip(connection, symposium)

        try:
            await self._write(symposium, work)
        except Unwritable:
            return False
        return True

    async def catch_up_all(self) -> None:
        """Before the archive is closed."""
        for symposium in self._waiting.all():
            if not await self.catch_up(symposium):
                why = self._waiting.explain(symposium)
                log.error("what was said in %s is lost: %s", symposium, why)

    async def _write(
        self,
        symposium: SymposiumId,
        work: Work[T],
        otherwise: Callable[[Unwritable], Awaitable[T]] | None = None,
    ) -> T:
        """Do *work*, which writes what waits as well; where that fails, *otherwise*."""

        async def errand() -> T:
            try:
                made = await self._transactions.run(work)
            except Unwritable as error:
                if otherwise is None:
                    raise
                return await otherwise(error)
            self._waiting.forget(symposium)
            if isinstance(made, Act | Turn | Synthesis | Closing):
                self.remember(symposium, made)
            return made

        return await self._transactions.take_turn(errand)

    async def _wait(self, symposium: SymposiumId, entry: K, error: Unwritable) -> K:
        if self._waiting.explain(symposium) is None:
            log.warning("what is said in %s waits: %s", symposium, error)
        waiting = self._waiting.of(symposium)
        try:
            tip, stored = await self._transactions.read(
                lambda connection: _find_end(connection, symposium, entry)
            )
        except Unwritable:
            # Without knowing the last entry nothing can be linked on to it.
            if not waiting and symposium not in self._tips:
                raise error from None
            tip, stored = self._tips.get(symposium, Tip(0, "")), 0
        if waiting:
            tip = waiting[-1].tip
        kind = type(entry)
        number = 1 + stored + sum(isinstance(one.entry, kind) for one in waiting)
        linked = self._link(_number(entry, symposium, number), tip)
        self._waiting.add(symposium, linked, tip, str(error))
        return linked

    async def _find_tip(
        self, connection: AsyncConnection, symposium: SymposiumId
    ) -> Tip:
        """Where the chain goes on, when what waits has been written."""
        tip = await queries.find_tip(connection, symposium)
        for waiting in self._waiting.of(symposium):
            # Linked anew only if somebody else has written meanwhile.
            entry = waiting.entry
            if waiting.before != tip:
                entry = link_entry(entry, tip, self._new_salt)[0]
            await self._insert(connection, symposium, entry)
            tip = WaitingEntry(entry, tip).tip
        return tip

    async def _insert(
        self, connection: AsyncConnection, symposium: SymposiumId, entry: Settled
    ) -> int:
        """How many rows were written."""
        match entry:
            case Turn():
                record = rows.of_turn(symposium, entry)
                statement = writes.put_unless_over(self._dialect)
                return (await connection.execute(statement, record)).rowcount
            case Synthesis():
                record = rows.of_synthesis(symposium, entry)
                await connection.execute(insert(syntheses), record)
                await _forget_drafts(connection, symposium, entry.act)
            case Closing():
                record = rows.of_closing(symposium, entry)
                await connection.execute(insert(closings), record)
                is_open = await queries.has_open_acts(connection, symposium)
                if entry.act is None or not is_open:
                    ended = {"wanted": symposium, "ended": entry.at}
                    await connection.execute(writes.change(), ended)
        return 1

    def _link(self, entry: E, tip: Tip) -> E:
        return link_entry(entry, tip, self._new_salt)[0]


async def _forget_drafts(
    connection: AsyncConnection, symposium: SymposiumId, act: object
) -> None:
    """They stand in an entry from now on."""
    own = (acts.c.symposium == symposium) & (acts.c.id == act)
    await connection.execute(update(acts).where(own).values(drafts=()))


async def _check(
    connection: AsyncConnection, symposium: SymposiumId, check: Objection | None
) -> None:
    if check is not None:
        own = await queries.own_row(connection, symposium)
        check(await queries.whole(connection, own))


async def _find_end(
    connection: AsyncConnection, symposium: SymposiumId, entry: Settled
) -> tuple[Tip, int]:
    """The last entry, and how many there are of the kind of *entry*."""
    tip = await queries.find_tip(connection, symposium)
    return tip, await _count(connection, symposium, entry)


async def _count(
    connection: AsyncConnection, symposium: SymposiumId, entry: Settled
) -> int:
    match entry:
        case Synthesis():
            return await queries.count_rows(connection, syntheses, symposium)
        case Closing():
            return await queries.count_rows(connection, closings, symposium)
        case Turn():
            return 0  # it has its number since it began


def _number(entry: K, symposium: SymposiumId, number: int) -> K:
    """With its id, the *number*th of its kind."""
    match entry:
        case Synthesis():
            return replace(entry, id=table_id(symposium, number))
        case Closing():
            return replace(entry, id=closing_id(symposium, number))
        case Turn():
            return entry
