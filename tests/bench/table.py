"""What was measured, as one markdown table with the machine it was measured on."""

import os
import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    measured: str
    target: str = ""


def as_markdown(rows: Iterable[Row], command: str) -> str:
    lines = [f"| {row.what} | {row.measured} | {row.target} |" for row in rows]
    return "\n".join(
        [
            f"`{command}` on {machine()}",
            "",
            "| what | measured | target |",
            "|---|---|---|",
            *lines,
        ]
    )


def machine() -> str:
    cores = os.cpu_count()
    busy = os.getloadavg()[0]
    python = f"{sys.implementation.name} {platform.python_version()}"
    return f"{cores} cores, {python}, {platform.system()}; load {busy:.1f} at the end"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def percentile(values: list[float], hundredth: int) -> float:
    """The value that so many in a hundred do not exceed."""
    return quantiles(values, n=100, method="inclusive")[hundredth - 1]
