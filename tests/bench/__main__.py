"""`python -m tests.bench` measures everything, `python -m tests.bench a` one part."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable

from tests.bench import (
    chunks,
    crowd,
    freshness,
    growing,
    growth,
    long_records,
    overhead,
    posts,
    startup,
    turns,
    waiting,
)
from tests.bench.table import Row, as_markdown

PARTS: dict[str, Callable[[], Awaitable[list[Row]]]] = {
    "a": overhead.measure,
    "b": chunks.measure,
    "c": freshness.measure,
    "d": posts.measure,
    "e": turns.measure,
    "f": growing.measure,
    "g": growth.measure,
    "h": long_records.measure,
    "i": waiting.measure,
    "j": crowd.measure,
    "start": startup.measure,
}


async def measured(parts: list[str]) -> list[Row]:
    rows = []
    for part in parts:
        print(f"measuring {part} ...", file=sys.stderr, flush=True)
        found = await PARTS[part]()
        for row in found:
            print(f"  {row.what}: {row.measured}", file=sys.stderr, flush=True)
        rows += found
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=" | ".join(PARTS))
    wanted = parser.parse_args().parts
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    rows = asyncio.run(measured(wanted or list(PARTS)))
    command = " ".join(["python -m tests.bench", *wanted])
    print(as_markdown(rows, command))


if __name__ == "__main__":
    main()
