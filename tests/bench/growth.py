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
    noticed = [growth for growth in all_growth if growth.four > _SOON]
    told = f"all under {milliseconds(_SOON)}"
    if noticed:
        slowest = max(noticed, key=lambda growth: growth.four)
        steepest = max(noticed, key=lambda growth: growth.ratio)
        told = (
            f"{milliseconds(slowest.four)} ({slowest.text}); {steepest.ratio:.1f} "
            f"times for four times as much ({steepest.text})"
        )
    return Row(f"{reader}: {4 * all_growth[0].size:,} characters", told, "4 times")
