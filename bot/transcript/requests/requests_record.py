"""Requests as plain JSON values: `requests` of an export."""

from collections.abc import Sequence

from bot.formats.requests.announcement import write_announcement
from bot.formats.requests.requests_made import RequestsMade
from bot.integrity.record import Record


def requests_record(found: Sequence[RequestsMade]) -> list[Record]:
    return [
        {
            "act": each.asking.id,
            "announced": write_announcement(each.announced),
            "made": {
                "answers": each.answers,
                "tables": each.tables,
                "second_tries": each.second_tries,
                "again": each.again,
                **_some(turned_away=each.turned_away, under_way=each.under_way),
            },
        }
        for each in found
    ]


def _some(**counts: int) -> Record:
    """Those that are there; most of the time none is."""
    return {name: many for name, many in counts.items() if many}
