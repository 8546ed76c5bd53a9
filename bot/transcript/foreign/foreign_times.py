"""When a message was written, as programs give it."""

from datetime import UTC, datetime, timedelta

from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.handmade.lines.times import GivenTime, read_time

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = 1e11  # more than seconds will count until the year 5138
_LATEST = 4e12  # in milliseconds: the year 2096


def read_foreign_time(value: JsonValue) -> GivenTime | None:
    """Seconds or milliseconds since 1970, or ISO 8601; None if it is neither."""
    number = value.number
    if number is None:
        return read_time(value.words) if value.words else None
    if not 0 < number < _LATEST:
        return None
    seconds = number / 1000 if number > _MILLISECONDS else number
    return GivenTime(_EPOCH + timedelta(seconds=seconds), zoned=True)
