"""Opening the database: its folder, its tables, and what to say when that fails."""

import asyncio
import sqlite3
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive.engine import BUSY_SECONDS, make_engine
from bot.archive.transactions import reason_of
from bot.archive.upgrade import bring_to_head
from bot.errors import Misconfigured
from bot.integrity.links import NewSalt

_PAUSE = 0.02


async def open_engine(url: URL, shown: str, new_salt: NewSalt) -> AsyncEngine:
    """
    An engine whose database is at HEAD; *shown* names it in a sentence.

    Raises Misconfigured when it cannot be made, read, reached or understood.
    """
    engine = make_engine(url)
    try:
        if url.database and url.get_backend_name() == "sqlite":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
            # A connection that aiosqlite cannot open leaves a thread behind, which
            # answers when the loop may be closed; so it is asked for one that opens.
            sqlite3.connect(url.database).close()
        await _patiently(engine, shown, new_salt)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        await engine.dispose()
        raise Misconfigured(_sentence(url, shown, error)) from error
    except BaseException:
        await engine.dispose()
        raise
    return engine


async def _patiently(engine: AsyncEngine, shown: str, new_salt: NewSalt) -> None:
    """
    Two processes that make one file at the same time may both be told "locked", at
    once: SQLite does not wait for the busy time-out where that could be a deadlock.
    """
    for _ in range(round(BUSY_SECONDS / _PAUSE)):
        try:
            return await bring_to_head(engine, shown, new_salt)
        except (DBAPIError, sqlite3.Error) as error:
            if "locked" not in str(error):
                raise
            await asyncio.sleep(_PAUSE)
    return await bring_to_head(engine, shown, new_salt)


def _sentence(url: URL, shown: str, error: Exception) -> str:
    reason = reason_of(error)
    if url.get_backend_name() == "postgresql":
        return (
            f"database: {shown} cannot be used ({reason}); see that the server runs, "
            "that it has this database, and that PGPASSWORD holds the password."
        )
    if "not a database" in reason or "malformed" in reason:
        return f"database: {shown} is no database; name another file."
    return (
        f"database: {shown} cannot be opened or made ({reason}); "
        "name a file in a folder that can be written."
    )
