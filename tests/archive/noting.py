"""A small thing to write and to write over: the title of a symposium of that name."""

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import Archive, rows
from bot.archive.schema import symposia
from tests.archive.examples import symposium


async def note(archive: Archive, key: str, value: str) -> None:
    async def work(connection: AsyncConnection) -> None:
        known = update(symposia).where(symposia.c.id == key).values(title=value)
        if not (await connection.execute(known)).rowcount:
            record = rows.of_symposium(symposium(key, title=value, sha256="0"), None)
            await connection.execute(insert(symposia), record)

    await archive._transactions.write(work)


async def noted(archive: Archive, key: str) -> str:
    return (await archive.find(key)).title
