"""How long `symposium --help` takes, which imports as little as a command can."""

from statistics import median

from tests.bench.processes import seconds_of
from tests.bench.table import Row

RUNS = 10


async def measure(*, runs: int = RUNS) -> list[Row]:
    taken = [await seconds_of("--help") for _ in range(runs)]
    return [
        Row(
            f"`symposium --help` (median of {runs}; best)",
            f"{median(taken):.2f} s ({min(taken):.2f} s)",
            "0.3 s",
        )
    ]
