"""How what reads text from outside grows with it: the worst of all hostile texts."""

from collections.abc import Iterable

from tests.bench.table import Row, milliseconds
from tests.growth.readers import READERS
from tests.growth.timing import Growth, time_reader

SIZE = 5000
_SOON = 0.02  # seconds; what takes less says nothing about growth


async def measure(
    *, size: int = SIZE, readers: Iterable[str] = tuple(READERS)
) -> list[Row]:
    return [_row(r, [*time_reader(r, size, soon=_SOON)]) for r in readers]


def _row(reader: str, all_growth: list[Growth]) -> Row:
    slowest = max(all_growth, key=lambda growth: growth.four)
    noticed = [growth for growth in all_growth if growth.four > _SOON]
    steepest = max(noticed, key=lambda growth: growth.ratio, default=None)
    ratio = (
        f"{steepest.ratio:.1f} times for four times as much ({steepest.text})"
        if steepest
        else f"all under {milliseconds(_SOON)}"
    )
    return Row(
        f"{reader}: {4 * slowest.size:,} characters",
        f"{milliseconds(slowest.four)} ({slowest.text}); {ratio}",
        "4 times",
    )
