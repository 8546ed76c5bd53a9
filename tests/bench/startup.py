"""
How long `symposium --help` takes, which imports as little as a command can, and `list`,
which looks into the archive: on the clock, and of the processor.

The floor of the same run is a process that loads what reads commands and archives.
"""

import resource
from asyncio import create_subprocess_exec, subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from sys import executable
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.configured import configured
from tests.bench.processes import ROOT
from tests.bench.table import Row, milliseconds

RUNS = 10
_FLOOR = ("-c", "import sqlalchemy.ext.asyncio, pydantic_settings, typer")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one process: on the clock, and of the processor."""

    clock: float
    processor: float


async def measure(*, runs: int = RUNS) -> list[Row]:
    with TemporaryDirectory() as folder:
        config = str(configured(Path(folder), "http://localhost", ("speaker-1",)))
        program = ("-m", "bot", "--config", config)
        # The archive is there already, as it is for whoever looks a second time.
        await _run(*program, "list")
        floor, help_, list_ = [], [], []
        for _ in range(runs):
            floor.append(await _run(*_FLOOR))
            help_.append(await _run(*program, "--help"))
            list_.append(await _run(*program, "list"))
    return [
        Row(f"`symposium --help` (median of {runs}; best)", _tell(help_), "0.3 s"),
        Row(
            f"`symposium list` (median of {runs}; best)",
            f"{_tell(list_)}; loading the libraries alone {_tell(floor)}",
            "0.4 s",
        ),
    ]


def _tell(taken: list[Taken]) -> str:
    clock = [each.clock for each in taken]
    least = min(each.processor for each in taken)
    told = f"{milliseconds(median(clock))} ({milliseconds(min(clock))})"
    return f"{told}, of the processor {milliseconds(least)}"


async def _run(*arguments: str) -> Taken:
    before, began = _processor(), perf_counter()
    process = await create_subprocess_exec(
        executable, *arguments, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    assert await process.wait() == 0
    return Taken(perf_counter() - began, _processor() - before)


def _processor() -> float:
    """Of all processes of this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
