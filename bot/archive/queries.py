"""What is asked of the tables; each function runs in its caller's transaction."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Table, and_, func, or_, select, union_all

from bot.archive import rows
from bot.archive.async_core import AsyncConnection
from bot.archive.columns import Damage, Words, escape
from bot.archive.rows import Summary
from bot.archive.schema import acts, closings, posts, symposia, syntheses, turns
from bot.domain.act import ASKING, ActKind
from bot.domain.bounds import LONGEST_NAME
from bot.domain.names import SymposiumId
from bot.domain.place import Place, Post, Via
from bot.domain.symposium import Origin, Relative, Symposium
from bot.domain.turn import Status, Turn
from bot.errors import NotFound, Over
from bot.integrity.links import Tip

log = logging.getLogger(__name__)

# In the order of storing: "started" may be missing, or be an old document's.
NEWEST_FIRST = symposia.c.number.desc()
# A marker alone is no word; what was said before one counts.
_HAS_SPOKEN = or_(
    turns.c.status == Status.SPOKEN,
    and_(turns.c.status.in_((Status.PASSED, Status.LEFT)), turns.c.text != ""),
)
# As many ids as a sentence can hold and still be read.
_SHOWN_OF_SEVERAL = 5
# Further branches are left out of a tree: nobody reads such a one.
_MOST_RELATIVES = 500


async def own_row(connection: AsyncConnection, wanted: str) -> Row[Any]:
    """The row of the symposium that an id, the beginning of one, or "latest" names."""
    try:
        return await _own_row(connection, wanted)
    except Damage as error:
        raise Damage(f"symposium {_cut(wanted)}: {error}") from None


async def _own_row(connection: AsyncConnection, wanted: str) -> Row[Any]:
    if wanted == "latest":
        latest = select(symposia).order_by(NEWEST_FIRST).limit(1)
        if found := (await connection.execute(latest)).one_or_none():
            return found
        raise NotFound("The archive is empty: ask a question first.")
    # First, because a whole id may also be how another one begins.
    exact = select(symposia).where(symposia.c.id == wanted)
    if found := (await connection.execute(exact)).one_or_none():
        return found
    return await _by_beginning(connection, wanted)


async def whole(connection: AsyncConnection, own: Row[Any]) -> Symposium:
    try:
        return await _whole(connection, own)
    except Damage as error:
        raise Damage(f"symposium {own.id}: {error}") from None


async def _whole(connection: AsyncConnection, own: Row[Any]) -> Symposium:
    async def of_it(table: Table) -> Sequence[Row[Any]]:
        own_rows = select(table).where(table.c.symposium == own.id)
        return await _all(connection, own_rows.order_by(table.c.number))

    known = select(symposia.c.id, symposia.c.branch_turn, symposia.c.started)
    going_off = known.where(symposia.c.branch_of == own.id)
    return rows.to_symposium(
        own,
        acts=await of_it(acts),
        turns=await of_it(turns),
        syntheses=await of_it(syntheses),
        closings=await of_it(closings),
        branches=await _all(connection, going_off.order_by(symposia.c.number)),
    )


async def find_turn(
    connection: AsyncConnection, symposium: SymposiumId, number: int
) -> Turn:
    own = (turns.c.symposium == symposium) & (turns.c.number == number)
    return rows.to_turn((await connection.execute(select(turns).where(own))).one())


async def find_tip(connection: AsyncConnection, symposium: SymposiumId) -> Tip:
    """
    Where the chain of digests goes on; NotFound for an unknown symposium. Whoever
    writes there next waits until this transaction has ended.
    """
    own = select(symposia.c.sha256).where(symposia.c.id == symposium)
    # FOR UPDATE is PostgreSQL's lock. SQLAlchemy leaves it out for SQLite, where a
    # writer has taken the lock as it began (engine.py).
    frame = (await connection.execute(own.with_for_update())).one_or_none()
    if frame is None:
        raise NotFound(f"There is no symposium {symposium} in the archive.")
    # A turn that still speaks has a row, and no place in the chain.
    linked = [
        select(table.c.place, table.c.sha256).where(
            table.c.symposium == symposium, table.c.place.is_not(None)
        )
        for table in (acts, turns, syntheses, closings)
    ]
    every = union_all(*linked).subquery()
    last = select(every).order_by(every.c.place.desc()).limit(1)
    found = (await connection.execute(last)).one_or_none()
    return Tip(0, frame.sha256) if found is None else Tip(found.place, found.sha256)


async def count_rows(
    connection: AsyncConnection, table: Table, symposium: SymposiumId
) -> int:
    counted = select(func.count()).where(table.c.symposium == symposium)
    return (await connection.execute(counted)).scalar_one()


async def find_unlinked(connection: AsyncConnection) -> tuple[SymposiumId, ...]:
    """Those that an older Symposium stored, without digests, the oldest first."""
    wanted = select(symposia.c.id).where(symposia.c.sha256.is_(None))
    found = await _all(connection, wanted.order_by(symposia.c.number))
    return tuple(row.id for row in found)


async def latest_at(connection: AsyncConnection, channel: int) -> Row[Any] | None:
    wanted = select(symposia).where(symposia.c.channel == channel)
    found = await connection.execute(wanted.order_by(NEWEST_FIRST).limit(1))
    return found.one_or_none()


async def summaries(
    connection: AsyncConnection,
    limit: int,
    *,
    guild: int | None = None,
    channel: int | None = None,
    parents: Collection[int] | None = None,
    numbers: Collection[int] | None = None,
    skip: int = 0,
) -> tuple[Summary, ...]:
    # Counted apart: joined, a symposium would be a row for each of its turns, and
    # the limit would count those.
    counted = (
        select(func.count())
        .where(turns.c.symposium == symposia.c.id)
        .correlate(symposia)
    )
    own = symposia.c
    wanted = select(
        *(own.id, own.title, own.question, own.format, own.origin, own.source),
        *(own.started, own.ended, own.voices, own.branch_turn, own.ancestors),
        *(own[name] for name in rows.PLACE),
        counted.scalar_subquery().label("turns"),
        counted.where(_HAS_SPOKEN).scalar_subquery().label("spoken"),
    ).order_by(NEWEST_FIRST)
    if guild is not None:
        wanted = wanted.where(own.guild == guild)
    if channel is not None:
        wanted = wanted.where(own.channel == channel)
    if parents is not None:
        wanted = wanted.where(own.parent.in_(parents))
    if numbers is not None:
        wanted = wanted.where(own.number.in_(numbers))
    shown = wanted.limit(limit).offset(skip)
    try:
        found = await _all(connection, shown)
    except Damage:
        found = await _all_readable(connection, shown)
    return tuple(rows.to_summary(row) for row in found)


async def _all_readable(
    connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]
) -> Sequence[Row[Any]]:
    """One by one, without those that are damaged."""
    readable: list[Row[Any]] = []
    for found in await _all(connection, wanted.with_only_columns(symposia.c.number)):
        one = wanted.limit(None).offset(None).where(symposia.c.number == found.number)
        try:
            readable += await _all(connection, one)
        except Damage:
            log.warning("a symposium in the archive is damaged and cannot be listed")
    return readable


async def find_unfinished(connection: AsyncConnection) -> tuple[SymposiumId, ...]:
    own = symposia.c
    wanted = select(own.id).where(
        own.origin == Origin.LIVE, own.channel.is_not(None), own.shown.is_(False)
    )
    found = await _all(connection, wanted.order_by(own.number))
    return tuple(row.id for row in found)


async def refuse_known_key(
    connection: AsyncConnection, symposium: SymposiumId, key: str
) -> None:
    """Over if an act of that key is stored: it was done already."""
    there = (acts.c.symposium == symposium) & (acts.c.key == key)
    counted = select(func.count()).select_from(acts).where(there)
    if (await connection.execute(counted)).scalar_one():
        raise Over("This was done already.")


async def has_open_acts(connection: AsyncConnection, symposium: SymposiumId) -> bool:
    """Whether something is still being answered: an asking that no closing names."""
    closed = select(closings.c.act).where(
        closings.c.symposium == symposium, closings.c.act.is_not(None)
    )
    asked = select(func.count()).where(
        acts.c.symposium == symposium,
        acts.c.kind.in_(ASKING),
        acts.c.id.not_in(closed),
    )
    return (await connection.execute(asked)).scalar_one() > 0


async def places(connection: AsyncConnection) -> tuple[Place, ...]:
    """Each once; of which some may be in the same channel, for others who asked."""
    known = (symposia.c.channel, symposia.c.asker, symposia.c.parent, symposia.c.guild)
    wanted = select(*known).where(symposia.c.channel.is_not(None))
    found = await connection.execute(wanted.order_by(NEWEST_FIRST))
    return tuple(dict.fromkeys(Place(*row) for row in found))


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


async def posts_by_webhook(
    connection: AsyncConnection, channel: int, since: datetime
) -> tuple[Post, ...]:
    wanted = select(posts).join(symposia, symposia.c.id == posts.c.symposium)
    there = wanted.where(
        symposia.c.parent == channel,
        posts.c.via == Via.WEBHOOK,
        posts.c.intended >= since,
    )
    return tuple(rows.to_post(row) for row in await _all(connection, there))


async def _by_beginning(connection: AsyncConnection, wanted: str) -> Row[Any]:
    # Not LIKE: "%" and "_" would be wildcards in what a person typed, and SQLite's
    # takes "A" for "a".
    kept = escape(wanted)
    beginning = func.substr(symposia.c.id, 1, len(kept), type_=Words())
    several = select(symposia).where(beginning == wanted).order_by(NEWEST_FIRST)
    # One more than are shown tells whether there are more.
    found = await _all(connection, several.limit(_SHOWN_OF_SEVERAL + 1))
    # Every id begins with nothing.
    if not found or not wanted:
        raise NotFound(
            f'There is no symposium "{_cut(wanted)}" in the archive: '
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


def _cut(wanted: str) -> str:
    """As much of it as is an id; more was typed by mistake."""
    return wanted if len(wanted) <= LONGEST_NAME else f"{wanted[:LONGEST_NAME]}…"


async def _all(
    connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]
) -> Sequence[Row[Any]]:
    return (await connection.execute(wanted)).all()


async def find_family(
    connection: AsyncConnection, symposium: SymposiumId
) -> tuple[Relative, ...]:
    """Each after its parent; NotFound for an unknown symposium."""
    own = await own_row(connection, symposium)
    line = [SymposiumId(str(frame["id"])) for frame in own.ancestors]
    found: dict[SymposiumId, Row[Any]] = {}
    due = [*line, SymposiumId(own.id)]
    first = due[0]
    while due and len(found) < _MOST_RELATIVES:
        found.update((row.id, row) for row in await _find_rows(connection, due))
        known = [row.id for row in await _find_branches(connection, due)]
        due = [each for each in known if each not in found]
    asked = await _find_questions(connection, [*found])
    unknown = {name: at for at, name in enumerate(line) if name not in found}
    gone = [
        Relative(name, "", line[at - 1] if at else None, is_known=False)
        for name, at in unknown.items()
    ]
    stored = sorted(found.values(), key=lambda row: row.number)
    kept = [_to_relative(row, asked) for row in stored]
    return _in_order([*gone, *kept], first)


def _to_relative(row: Row[Any], asked: Mapping[SymposiumId, str]) -> Relative:
    # A branch without a question of its own is not told by that of its parent.
    own = "" if row.branch_of else row.title or row.question
    called = asked.get(row.id) or own
    return Relative(row.id, called, row.branch_of, row.branch_turn)


def _in_order(kin: Sequence[Relative], first: SymposiumId) -> tuple[Relative, ...]:
    below: dict[SymposiumId | None, list[Relative]] = {}
    for one in kin:
        below.setdefault(one.parent, []).append(one)
    ordered = [one for one in kin if one.id == first]
    for one in ordered:
        ordered += below.get(one.id, ())  # those behind it come to their turn here
    return tuple(ordered)


async def _find_rows(
    connection: AsyncConnection, ids: Sequence[SymposiumId]
) -> Sequence[Row[*tuple[Any, ...]]]:
    own = symposia.c
    named = (own.number, own.id, own.title, own.question)
    wanted = select(*named, own.branch_of, own.branch_turn)
    return await _all(connection, wanted.where(own.id.in_(ids)))


async def _find_branches(
    connection: AsyncConnection, ids: Sequence[SymposiumId]
) -> Sequence[Row[Any]]:
    wanted = select(symposia.c.id).where(symposia.c.branch_of.in_(ids))
    return await _all(connection, wanted.order_by(symposia.c.number))


async def _find_questions(
    connection: AsyncConnection, ids: Sequence[SymposiumId]
) -> Mapping[SymposiumId, str]:
    """Of each branch what was asked in it first, where something was."""
    joined = select(acts.c.symposium, acts.c.text).join(
        symposia, symposia.c.id == acts.c.symposium
    )
    asked = joined.where(
        acts.c.symposium.in_(ids),
        acts.c.kind == ActKind.FOLLOWED_UP,
        acts.c.place > symposia.c.branch_place,
    ).order_by(acts.c.place.desc())
    # Backwards, so that the first of each is the one that stays.
    return {row.symposium: row.text for row in await connection.execute(asked)}
