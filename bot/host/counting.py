"""How many requests an asking comes to at most, and whether that may be. Pure."""

from dataclasses import dataclass

from bot.domain.act import Act, ActKind
from bot.domain.symposium import Symposium
from bot.errors import Declined
from bot.formats import format_named

PER_TABLE = 2
"""The synthesiser is asked once, and once more where what it quoted was not exact."""


@dataclass(frozen=True, slots=True)
class RequestCount:
    """
    At most so many: a voice may end early, and a table be exact at once. What an
    endpoint turns away and is sent again is counted once.
    """

    answers: int
    tables: int

    @property
    def total(self) -> int:
        return self.answers + self.tables

    def describe(self) -> str:
        """For the middle of a sentence."""
        if not self.tables:
            return f"at most {_count(self.answers)}"
        return (
            f"at most {_count(self.total)}, {self.answers:,} for the answers and "
            f"{self.tables} for the table{'s' if self.tables > PER_TABLE else ''}"
        )


def count_requests(symposium: Symposium, *, asks_synthesiser: bool) -> RequestCount:
    """As the format's own line says, for the act that is being answered."""
    act = symposium.current_act
    format_ = format_named(act.format or symposium.format)
    makes_tables = asks_synthesiser and act.kind is ActKind.ASKED
    tables = PER_TABLE * format_.tables(act) if makes_tables else 0
    return RequestCount(count_answers(act, symposium.format), tables)


def count_answers(act: Act, format_name: str) -> int:
    """Of an act that names no format itself, by that of its symposium."""
    return format_named(act.format or format_name).requests(act)


def refuse_too_many_requests(count: RequestCount, most: int) -> None:
    if count.total > most:
        raise Declined(
            f"This takes {count.describe()}, and limits.requests_per_ask allows "
            f"{most}. Take fewer voices, rounds or samples."
        )


def _count(many: int) -> str:
    return "1 request" if many == 1 else f"{many:,} requests"
