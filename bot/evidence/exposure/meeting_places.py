"""Where words of a turn were met: what exposure is made of, before it is told."""

from dataclasses import dataclass

from bot.evidence.exposure.turn_exposure import How, Where


@dataclass(frozen=True, slots=True)
class MetPlace:
    """Words *first* to before *last* of the turn *source*, met at *where*."""

    source: int
    first: int
    last: int
    where: Where
    passage: str
    how: How = "quoted"
