"""How long an endpoint asks to be left alone: seconds, milliseconds, or a date."""

import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

_NUMBER = re.compile(r"\d{1,9}(\.\d+)?")


def read_retry_after(
    headers: Mapping[str, str], *, now: float | None = None
) -> float | None:
    """
    Seconds from *now* (Unix time; by default the clock's), never negative, or None.

    RFC 9110, section 10.2.3; retry-after-ms is what OpenAI's own servers add.
    """
    if (value := headers.get("retry-after-ms", "").strip()) and _NUMBER.fullmatch(
        value
    ):
        return float(value) / 1000
    value = headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    if date.tzinfo is None:  # "-0000" is UTC of an unknown place
        date = date.replace(tzinfo=UTC)
    return max(0.0, date.timestamp() - (time.time() if now is None else now))
