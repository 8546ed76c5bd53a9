"""What is asked of the tables; each function runs in its caller's transaction."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import rows
from bot.archive.columns import Words, escape
from bot.archive.rows import Summary
from bot.archive.schema import posts, symposia, syntheses, turns
from bot.domain.names import SymposiumId
from bot.domain.place import Post
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Status
from bot.errors import NotFound

NEWEST_FIRST = symposia.c.number.desc()
_SHOWN_OF_SEVERAL = 5


async def own_row(connection: AsyncConnection, wanted: str) -> Row[Any]:
    """The row of the symposium that an id, the beginning of one, or "latest" names."""
    if wanted == "latest":
        latest = select(symposia).order_by(NEWEST_FIRST).limit(1)
        if found := (await connection.execute(latest)).one_or_none():
            return found
        raise NotFound("The archive is empty: ask a question first.")
    exact = select(symposia).where(symposia.c.id == wanted)
    if found := (await connection.execute(exact)).one_or_none():
        return found
    return await _by_beginning(connection, wanted)


async def whole(connection: AsyncConnection, own: Row[Any]) -> Symposium:
    return rows.to_symposium(
        own,
        await _all(
            connection,
            select(turns).where(turns.c.symposium == own.id).order_by(turns.c.number),
        ),
        await _all(
            connection,
            select(syntheses)
            .where(syntheses.c.symposium == own.id)
            .order_by(syntheses.c.number),
        ),
    )


async def latest_at(connection: AsyncConnection, channel: int) -> Row[Any] | None:
    wanted = select(symposia).where(symposia.c.channel == channel)
    found = await connection.execute(wanted.order_by(NEWEST_FIRST).limit(1))
    return found.one_or_none()


async def summaries(
    connection: AsyncConnection,
    limit: int,
    *,
    guild: int | None,
    channel: int | None,
) -> tuple[Summary, ...]:
    counted = (
        select(func.count())
        .where(turns.c.symposium == symposia.c.id)
        .correlate(symposia)
    )
    own = symposia.c
    wanted = select(
        *(own.id, own.title, own.question, own.format, own.origin),
        *(own.started, own.ended, own.voices),
        counted.scalar_subquery().label("turns"),
        counted.where(turns.c.status == Status.SPOKEN)
        .scalar_subquery()
        .label("spoken"),
    ).order_by(NEWEST_FIRST)
    if guild is not None:
        wanted = wanted.where(own.guild == guild)
    if channel is not None:
        wanted = wanted.where(own.channel == channel)
    found = await _all(connection, wanted.limit(limit))
    return tuple(rows.to_summary(row) for row in found)


async def unfinished(connection: AsyncConnection) -> tuple[SymposiumId, ...]:
    own = symposia.c
    wanted = select(own.id).where(
        own.origin == Origin.LIVE, own.channel.is_not(None), own.shown.is_(False)
    )
    found = await _all(connection, wanted.order_by(own.number))
    return tuple(row.id for row in found)


async def post(
    connection: AsyncConnection, symposium: SymposiumId, key: str
) -> Post | None:
    wanted = select(posts).where(posts.c.symposium == symposium, posts.c.key == key)
    found = (await connection.execute(wanted)).one_or_none()
    return None if found is None else rows.to_post(found)


async def all_posts(
    connection: AsyncConnection, symposium: SymposiumId
) -> tuple[Post, ...]:
    wanted = select(posts).where(posts.c.symposium == symposium)
    found = await _all(connection, wanted.order_by(posts.c.number))
    return tuple(rows.to_post(row) for row in found)


async def _by_beginning(connection: AsyncConnection, wanted: str) -> Row[Any]:
    kept = escape(wanted)
    beginning = func.substr(symposia.c.id, 1, len(kept), type_=Words())
    several = select(symposia).where(beginning == wanted).order_by(NEWEST_FIRST)
    found = await _all(connection, several.limit(_SHOWN_OF_SEVERAL + 1))
    if not found or not wanted:
        raise NotFound(
            f'There is no symposium "{wanted}" in the archive: '
            "take an id from the list, or say latest."
        )
    if len(found) > 1:
        ids = [row.id for row in found[:_SHOWN_OF_SEVERAL]]
        more = ", ..." if len(found) > _SHOWN_OF_SEVERAL else ""
        raise NotFound(
            f'"{wanted}" is how several ids begin ({", ".join(ids)}{more}): '
            "give more of it."
        )
    return found[0]


async def _all(
    connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]
) -> Sequence[Row[Any]]:
    return (await connection.execute(wanted)).all()
