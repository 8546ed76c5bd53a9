"""
A process that writes to an archive and says on standard output what is kept.

`python -m tests.archive.writer ADDRESS NAME [COUNT]`: opens the symposium NAME, then
begins and ends turns, COUNT or for ever; prints "NAME NUMBER" after each.
"""

import asyncio
import itertools
import sys
from dataclasses import replace

from bot.archive import open_archive
from bot.domain.names import SymposiumId
from bot.domain.turn import Status
from tests.archive.examples import symposium, turn


async def write(address: str, name: str, count: int | None) -> None:
    async with open_archive(address) as archive:
        await archive.open(symposium(name))
        print(name, 0, flush=True)
        for number in itertools.islice(itertools.count(1), count):
            begun = turn(number, of=name)
            await archive.begin(SymposiumId(name), begun)
            ended = replace(begun, status=Status.SPOKEN, text=f"{number} " * 400)
            await archive.end(SymposiumId(name), ended)
            print(name, number, flush=True)


if __name__ == "__main__":
    counted = int(sys.argv[3]) if len(sys.argv) > 3 else None
    asyncio.run(write(sys.argv[1], sys.argv[2], counted))
