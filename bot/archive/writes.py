"""
What is written: statements that say the same to either database.

Each is built once and then given records: building one takes longer than writing it.
"""

from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Insert, Table, Update, bindparam, update

from bot.archive.schema import posts, symposia, turns
from bot.domain.turn import Status


@cache
def put_unless_over(dialect: str) -> Insert:
    """Puts a turn, and changes none that has ended: its words are kept."""
    insert = _insert(dialect, turns)
    statement: Insert = insert.on_conflict_do_update(
        index_elements=_key(turns),
        set_=_others(turns, insert),
        where=turns.c.status == Status.SPEAKING,
    )
    return statement


@cache
def put_once(dialect: str, table: Table) -> Insert:
    """Inserts a record; a row of the same key stays as it stands."""
    statement: Insert = _insert(dialect, table).on_conflict_do_nothing()
    return statement


def change() -> Update:
    """Changes the symposium whose id is `wanted` to what the record says."""
    return update(symposia).where(symposia.c.id == bindparam("wanted"))


def close_post() -> Update:
    """Gives the post `wanted` of the symposium `of` the id of its message."""
    row = (posts.c.symposium == bindparam("of")) & (posts.c.key == bindparam("wanted"))
    return update(posts).where(row)


def finish_post() -> Update:
    """The post `wanted` of the symposium `of` holds what it is to hold in the end."""
    return close_post().values(finished=True)


def keep_words() -> Update:
    """Gives the turn `turn` of the symposium `of` the words it has `said` by now."""
    own = (turns.c.symposium == bindparam("of")) & (turns.c.id == bindparam("turn"))
    still = turns.c.status == Status.SPEAKING
    return update(turns).where(own & still).values(text=bindparam("said"))


def _key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _others(table: Table, insert: Any) -> dict[str, Any]:  # noqa: ANN401 - as below
    return {c.name: insert.excluded[c.name] for c in table.c if not c.primary_key}


def _insert(dialect: str, table: Table) -> Any:  # noqa: ANN401 - one of two classes
    """The dialect's own INSERT, which can say ON CONFLICT; loads no other's."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
