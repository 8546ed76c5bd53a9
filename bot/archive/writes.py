"""What is written: statements that say the same to either database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Insert, Table, Update, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.rows import Record
from bot.archive.schema import symposia, turns
from bot.domain.names import SymposiumId
from bot.domain.turn import Status

_INSERTS: dict[str, Callable[[Table], Any]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


def put(
    dialect: str,
    table: Table,
    record: Record,
    *,
    key: tuple[str, ...],
    unless: ColumnElement[bool] | None = None,
) -> Insert:
    """Inserts the record, or overwrites the row of the same key *unless* it is so."""
    insert = _INSERTS[dialect](table).values(record)
    others = {name: insert.excluded[name] for name in record if name not in key}
    where = None if unless is None else ~unless
    statement: Insert = insert.on_conflict_do_update(
        index_elements=key, set_=others, where=where
    )
    return statement


def put_turn(dialect: str, record: Record) -> Insert:
    return put(dialect, turns, record, key=("symposium", "number"))


def put_beginning(dialect: str, record: Record) -> Insert:
    """As `put_turn`, but changes no turn that is over: its words are kept."""
    over = turns.c.status != Status.SPEAKING
    return put(dialect, turns, record, key=("symposium", "number"), unless=over)


def insert_once(dialect: str, table: Table, record: Record) -> Insert:
    """Inserts the record; a row of the same key stays as it stands."""
    statement: Insert = _INSERTS[dialect](table).values(record).on_conflict_do_nothing()
    return statement


def change(symposium: SymposiumId, record: Record) -> Update:
    return update(symposia).where(symposia.c.id == symposium).values(record)
