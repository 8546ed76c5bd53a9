"""Part b: CPU for each streamed chunk, ours and a bare reader's, turn by turn."""

from statistics import median

from tests.bench.listeners import WAYS
from tests.bench.processes import serving, told_by
from tests.bench.table import Row

STREAMS = 200
WORDS = 240
RUNS = 3
OURS = ("caller", "performance")
FLOOR = "bare"
_NAMES = {
    "caller": "a voice alone (`Caller.speak`: request, HTTP, SSE, dialect, checks)",
    "performance": "the same within a symposium, up to its `Spoke` events",
    "bare": "aiohttp alone, which reads the same JSON",
}


async def measure(
    *, streams: int = STREAMS, words: int = WORDS, runs: int = RUNS
) -> list[Row]:
    told: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    more = ("--streams", str(streams), "--words", str(words))
    async with serving("tests.loopback.endpoint") as url:
        for _ in range(runs):
            for way, results in told.items():
                one = await told_by("tests.bench.listeners", way, url, *more)
                results.append((one["microseconds"], one["chunks_per_second"]))
    return [_row(way, told, streams) for way in WAYS]


def _row(way: str, told: dict[str, list[tuple[float, float]]], streams: int) -> Row:
    costs = [cost for cost, _ in told[way]]
    rate = median(rate for _, rate in told[way])
    cost = f"{median(costs):.1f} µs ({min(costs):.1f}-{max(costs):.1f}"
    ours = way in OURS
    return Row(
        f"(b) CPU for a chunk, {streams} streams of 60 a second: {_NAMES[way]}",
        f"{cost}; {rate:,.0f} chunks/s heard)"
        + (f" · {_ratio(told, way):.2f} times that of aiohttp alone" if ours else ""),
        "at most 1.15 times" if ours else "",
    )


def _ratio(told: dict[str, list[tuple[float, float]]], way: str) -> float:
    """Of neighbours in time, so that a noisy minute befalls both."""
    pairs = zip(told[FLOOR], told[way], strict=True)
    return median(ours / floor for (floor, _), (ours, _) in pairs)
