"""The archive as the rest of the house knows it: the only place where rows change."""

from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Insert, Update, delete, insert, select
from sqlalchemy.exc import IntegrityError

from bot.archive import queries, rows, writes
from bot.archive.async_core import AsyncConnection, AsyncEngine
from bot.archive.database_address import read_address, shown_address
from bot.archive.database_opening import open_engine, opened_to_read
from bot.archive.entering.beginnings import BeginningWriter
from bot.archive.entering.entries import EntryWriter
from bot.archive.entering.table_requests import TableRequests
from bot.archive.linking import draw_salt, insert_entries
from bot.archive.rows import RowValues, Summary
from bot.archive.schema import posts, symposia
from bot.archive.searching import Wanted, search
from bot.archive.transactions import Transactions
from bot.domain.act import Act, Closing
from bot.domain.names import SymposiumId, TurnId
from bot.domain.place import Place, Post
from bot.domain.symposium import Relative, Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn
from bot.errors import Declined, NotFound
from bot.integrity.links import NewSalt, link_symposium
from bot.integrity.seals import withhold

E = TypeVar("E", Act, Synthesis, Closing)


@asynccontextmanager
async def open_archive(
    address: str, *, new_salt: NewSalt = draw_salt
) -> AsyncIterator["Archive"]:
    """
    The archive at *address*, the setting `database`, made or migrated if need be.
    *new_salt* draws what digests are salted with.

    Leaving the block waits for what is still being written. Raises Misconfigured when
    there can be no archive.
    """
    url = read_address(address)
    engine = await open_engine(url, shown_address(url), new_salt)
    async with _closing(engine, new_salt) as archive:
        yield archive


@asynccontextmanager
async def open_archive_to_read(
    address: str, *, new_salt: NewSalt = draw_salt
) -> AsyncIterator["Archive"]:
    """The same; where it cannot be written, it is opened to be read alone."""
    url = read_address(address)
    async with (
        opened_to_read(url, shown_address(url), new_salt) as (engine, writable),
        _closing(engine, new_salt, writable=writable) as archive,
    ):
        yield archive


@asynccontextmanager
async def _closing(
    engine: AsyncEngine, new_salt: NewSalt, *, writable: bool = True
) -> AsyncIterator["Archive"]:
    transactions = Transactions(engine, writable=writable)
    archive = Archive(transactions, engine.dialect.name, new_salt)
    try:
        yield archive
    finally:
        await archive.catch_up_all()
        await transactions.close()


class Archive:
    """
    Symposia, and what was posted of them.

    Every method returns when what it wrote is committed, and may be cancelled: what
    was asked to be written is written then all the same. Raises NotFound for an
    unknown symposium, Unwritable when the database fails; nothing was changed then.
    """

    def __init__(
        self, transactions: Transactions, dialect: str, new_salt: NewSalt
    ) -> None:
        self._transactions = transactions
        self._dialect = dialect
        self._new_salt = new_salt
        self._beginnings = BeginningWriter(transactions, dialect)
        self._entries = EntryWriter(transactions, dialect, new_salt)
        self.table_requests = TableRequests(transactions, self._entries)

    async def open(self, symposium: Symposium, place: Place | None = None) -> Symposium:
        """
        Stores a new one, with all that has happened in it, and links it into a chain of
        digests: as it is returned. Declined if its id is known.
        """
        # Outside of the transaction: nobody else can link on to what is not stored yet.
        linked = link_symposium(symposium, self._new_salt)

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(insert(symposia), rows.of_symposium(linked, place))
            await insert_entries(connection, linked)

        try:
            await self._transactions.write(work)
        except IntegrityError as error:
            raise Declined(
                f"Symposium {symposium.id} is in the archive already and stays so."
            ) from error
        self._entries.remember(linked.id, *linked.acts[-1:])
        return linked

    async def begin(self, symposium: SymposiumId, turn: Turn) -> None:
        """
        Stores a turn that begins, or begins again, in one transaction with those of
        that symposium that begin at the same time. Declined if it has ended before:
        words once said are not written over.
        """
        with _refuse_unknown(symposium):
            if not await self._beginnings.begin(symposium, turn):
                raise _over(turn)

    async def end(self, symposium: SymposiumId, turn: Turn) -> Turn:
        """
        Stores a turn that has ended, and links it into the chain: as it is returned.
        One that has ended before stays as it is, and is returned so. Where the database
        fails, it waits here, and is found all the same; so do a table and a closing.
        """
        return await self._entries.end(symposium, turn)

    async def add_act(
        self,
        symposium: SymposiumId,
        act: Act,
        *,
        check: Callable[[Symposium], None] | None = None,
    ) -> Act:
        """
        Stores what a person does, before it has effect: as it is returned.

        *check* is given the symposium as it stands then: nobody changes it in between.
        What it raises is raised here, and nothing is stored.
        """
        return await self._entries.add_act(symposium, act, check)

    async def add_synthesis(
        self, symposium: SymposiumId, synthesis: Synthesis
    ) -> Synthesis:
        """Stores one more table: as it is returned."""
        return await self._entries.add(symposium, synthesis, None)

    async def close(
        self,
        symposium: SymposiumId,
        closing: Closing,
        *,
        check: Callable[[Symposium], None] | None = None,
    ) -> Closing:
        """
        Nobody will speak any more in answer to an act: as it is returned. *check* as
        for an act.
        """
        return await self._entries.add(symposium, closing, check)

    def explain_waiting(self, symposium: SymposiumId) -> str | None:
        """Why something of it could not be written yet; None if all is."""
        return self._entries.explain_waiting(symposium)

    async def catch_up(self, symposium: SymposiumId) -> bool:
        """Whether all of it has been written by now: what waited is tried again."""
        return await self._entries.catch_up(symposium)

    async def catch_up_all(self) -> None:
        """The same for every one, before the archive is closed."""
        await self._entries.catch_up_all()

    async def move(self, symposium: SymposiumId, place: Place) -> None:
        await self._change(symposium, rows.of_place(place))

    async def delete(self, symposium: SymposiumId) -> None:
        """It and all that has happened in it; branches of it stay as they are."""
        gone = delete(symposia).where(symposia.c.id == symposium)

        async def work(connection: AsyncConnection) -> int:
            return (await connection.execute(gone)).rowcount

        if not await self._transactions.write(work):
            raise _unknown(symposium)

    async def mark_shown(self, symposium: SymposiumId) -> None:
        """The face has posted everything: nothing is left to resume."""
        await self._change(symposium, {"shown": True})

    async def find(self, id: str) -> Symposium:  # noqa: A002 - the record's word
        """
        By its id, by the only id that begins so, or "latest"; NotFound otherwise.
        Without the words of a sealed round that still goes on.
        """
        return withhold(await self.find_unsealed(id))

    async def find_unsealed(self, id: str) -> Symposium:  # noqa: A002 - as above
        """The same with all words, for who holds the round and for no face."""
        found = await self._transactions.read(lambda it: _find(it, id))
        return self._entries.complete(found)

    async def find_written(self, id: SymposiumId) -> Symposium:  # noqa: A002 - as above
        """As it stands once all is written that was asked to be written before."""
        # Writers wait for one another in the order in which they came.
        found = await self._transactions.write(lambda it: _find(it, id))
        return self._entries.complete(found)

    async def family(self, symposium: SymposiumId) -> tuple[Relative, ...]:
        """All that go back to the same beginning, each after its parent."""
        return await self._transactions.read(
            lambda it: queries.find_family(it, symposium)
        )

    async def at(self, channel: int) -> Symposium | None:
        """
        The latest that is shown in this channel or thread; of a sealed round as `find`
        gives it.
        """

        async def work(connection: AsyncConnection) -> Symposium | None:
            own = await queries.latest_at(connection, channel)
            return None if own is None else await queries.whole(connection, own)

        found = await self._transactions.read(work)
        return None if found is None else withhold(self._entries.complete(found))

    async def place(self, symposium: SymposiumId) -> Place | None:
        async def work(connection: AsyncConnection) -> Place | None:
            wanted = select(symposia).where(symposia.c.id == symposium)
            own = (await connection.execute(wanted)).one_or_none()
            if own is None:
                raise _unknown(symposium)
            return rows.to_place(own)

        return await self._transactions.read(work)

    async def recent(
        self,
        limit: int,
        *,
        guild: int | None = None,
        channel: int | None = None,
        parents: Collection[int] | None = None,
        skip: int = 0,
    ) -> tuple[Summary, ...]:
        """
        At most *limit*, the newest first but for *skip*, without loading their texts:
        of a *guild*, shown in a *channel*, or in any of the *parents* or its threads.
        """
        return await self._transactions.read(
            lambda connection: queries.summaries(
                connection,
                limit,
                guild=guild,
                channel=channel,
                parents=parents,
                skip=skip,
            )
        )

    async def search(self, wanted: Wanted, limit: int) -> tuple[Summary, ...]:
        """At most *limit* of those that are *wanted*, the newest first."""
        return await self._transactions.read(lambda it: search(it, wanted, limit))

    async def unfinished(self) -> tuple[SymposiumId, ...]:
        """Live ones with a place that are not all shown yet, the oldest first."""
        return await self._transactions.read(queries.find_unfinished)

    async def intend(self, post: Post) -> Post:
        """Stores a post before it is sent; one of the same key stands as it is."""
        once = writes.put_once(self._dialect, posts)

        async def work(connection: AsyncConnection) -> Post:
            await connection.execute(once, rows.of_post(post))
            # Read back, as a row that was there before has its own nonce and channel.
            found = await queries.post(connection, post.symposium, post.key)
            return found or post

        with _refuse_unknown(post.symposium):
            return await self._transactions.write(work)

    async def record_post(self, symposium: SymposiumId, key: str, message: int) -> None:
        """The post stands on Discord as that message."""
        record: RowValues = {"of": symposium, "wanted": key, "message": message}
        if not await self._write(symposium, writes.close_post(), record):
            raise NotFound(f'No post "{key}" of symposium {symposium} was intended.')

    async def finish_post(self, symposium: SymposiumId, key: str) -> None:
        """What it is to hold in the end stands there."""
        record: RowValues = {"of": symposium, "wanted": key}
        await self._write(symposium, writes.finish_post(), record)

    async def keep_words(self, symposium: SymposiumId, turn: TurnId, said: str) -> None:
        """
        What a turn that is under way has said by now, before it is shown: what a crash
        leaves of it. Nothing changes of one that has ended.
        """
        record: RowValues = {"of": symposium, "turn": turn, "said": said}
        await self._write(symposium, writes.keep_words(), record)

    async def posts(self, symposium: SymposiumId) -> tuple[Post, ...]:
        """All of them, in the order in which they were intended."""
        return await self._transactions.read(
            lambda connection: queries.all_posts(connection, symposium)
        )

    async def messages_in(self, channel: int) -> frozenset[int]:
        """All that stand there, as far as it is known, of whichever symposium."""
        there = select(posts.c.message).where(
            posts.c.channel == channel, posts.c.message.is_not(None)
        )

        async def work(connection: AsyncConnection) -> frozenset[int]:
            return frozenset((await connection.execute(there)).scalars())

        return await self._transactions.read(work)

    async def places(self) -> tuple[Place, ...]:
        """Where symposia are shown on Discord, the latest one's place first."""
        return await self._transactions.read(queries.places)

    async def post_of(self, message: int) -> Post | None:
        """What that message of Discord was posted as; None if it was not posted."""
        wanted = select(posts).where(posts.c.message == message).limit(1)

        async def work(connection: AsyncConnection) -> Post | None:
            found = (await connection.execute(wanted)).one_or_none()
            return None if found is None else rows.to_post(found)

        return await self._transactions.read(work)

    @asynccontextmanager
    async def served_alone(self) -> AsyncIterator[None]:
        """
        Misconfigured if another bot serves it, as far as the database can tell: of a
        file, a lock beside it does.
        """
        async with self._transactions.locked():
            yield

    async def posts_by_webhook(self, channel: int, since: datetime) -> tuple[Post, ...]:
        """Of all symposia in the threads of *channel*, those intended *since* then."""
        return await self._transactions.read(
            lambda connection: queries.posts_by_webhook(connection, channel, since)
        )

    async def _change(self, symposium: SymposiumId, record: RowValues) -> None:
        named = {"wanted": symposium, **record}
        if not await self._write(symposium, writes.change(), named):
            raise _unknown(symposium)

    async def _write(
        self, symposium: SymposiumId, statement: Insert | Update, record: RowValues
    ) -> int:
        """How many rows were written."""

        async def work(connection: AsyncConnection) -> int:
            return (await connection.execute(statement, record)).rowcount

        with _refuse_unknown(symposium):
            return await self._transactions.write(work)


async def _find(connection: AsyncConnection, wanted: str) -> Symposium:
    return await queries.whole(connection, await queries.own_row(connection, wanted))


@contextmanager
def _refuse_unknown(symposium: SymposiumId) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        # What these writes can break is the foreign key: the row without its symposium.
        raise _unknown(symposium) from error


def _over(turn: Turn) -> Declined:
    return Declined(f"Turn {turn.id} has ended already; its words are kept.")


def _unknown(symposium: SymposiumId) -> NotFound:
    return NotFound(f"There is no symposium {symposium} in the archive.")
