"""
How many requests were announced: as the record has it, in the act that asked.

It is written down with the act, before anybody is asked; how many were made is not, as
the record holds the requests themselves (`requests_made.py`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from bot.domain.act import Act

OPTION = "requests"
"""Of an act: what was announced of its requests."""
NOT_WRITTEN = "was not asked, because that could not be written down"
"""What a turn says of which no request was made, in front of the reason."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """
    So many *answers* and *tables* are asked for where everybody can be heard, and at
    most so many *second_tries* of them.
    """

    answers: int
    tables: int
    second_tries: int

    @property
    def at_most(self) -> int:
        return self.answers + self.tables + self.second_tries


def write_announcement(announced: Announcement) -> dict[str, object]:
    """As the act's option."""
    return dict(asdict(announced))


def read_announcement(act: Act) -> Announcement | None:
    """None where nothing was announced, or nobody can tell what."""
    given = act.options.get(OPTION)
    if not isinstance(given, Mapping):
        return None
    names = ("answers", "tables", "second_tries")
    counted = [number for name in names for number in _count(given.get(name))]
    return Announcement(*counted) if len(counted) == len(names) else None


def _count(value: object) -> list[int]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return []
    return [value]
