"""
What Google adds to a refusal: when to ask again, and whether a day's quota is used up.

https://cloud.google.com/apis/design/errors#error_details
"""

import re
from collections.abc import Iterator, Mapping

from bot.wire.reading import as_rows, as_table, as_text

_DELAY = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s")


def read_delay(error: Mapping[str, object]) -> float | None:
    """The seconds of its RetryInfo; None where there is none."""
    delays = (as_text(row.get("retryDelay")) for row in _details(error))
    found = (match for delay in delays if (match := _DELAY.fullmatch(delay)))
    return next((float(match[1]) for match in found), None)


def is_used_up(error: Mapping[str, object]) -> bool:
    """Its QuotaFailure names a quota of the day, whatever the delay beside it says."""
    quotas = (
        as_text(as_table(violation).get("quotaId"))
        for row in _details(error)
        for violation in as_rows(row.get("violations"))
    )
    return any("PerDay" in quota for quota in quotas)


def _details(error: Mapping[str, object]) -> Iterator[dict[str, object]]:
    return map(as_table, as_rows(error.get("details")))
