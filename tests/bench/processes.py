"""Other processes of the benchmark: what is measured is never alone in its own CPU."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def serving(module: str, *arguments: str) -> AsyncIterator[str]:
    """A server in a process of its own; the address that it prints."""
    process = await _started(module, *arguments)
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.kill()
        await process.wait()


async def told_by(module: str, *arguments: str) -> dict[str, Any]:
    """The JSON that a process prints."""
    process = await _started(module, *arguments)
    printed, _ = await process.communicate()
    assert process.returncode == 0, f"{module} {' '.join(arguments)} failed"
    told: dict[str, Any] = json.loads(printed)
    return told


async def seconds_of(*arguments: str) -> float:
    """How long `symposium ARGUMENTS` takes, from its start to its end."""
    began = time.perf_counter()
    process = await _started("bot", *arguments)
    await process.communicate()
    assert process.returncode == 0
    return time.perf_counter() - began


async def seconds_between_lines(*arguments: str) -> tuple[float, float]:
    """From the first line of `symposium ARGUMENTS` to its last, and to its exit."""
    process = await _started("bot", *arguments, stderr=asyncio.subprocess.STDOUT)
    assert process.stdout is not None
    moments = [time.perf_counter() async for _ in process.stdout]
    assert await process.wait() == 0
    return moments[-1] - moments[0], time.perf_counter() - moments[0]


async def _started(
    module: str, *arguments: str, stderr: int | None = None
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=stderr,
    )
