"""Times and days as people write them: "2025-05-03 10:12", "3 May", "le 3 mai"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from bot.text.wordlists import alternatives

_TIME = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GivenTime:
    """A time in UTC; *zoned* says whether the document named its zone."""

    time: datetime
    zoned: bool


def read_time(words: str) -> GivenTime | None:
    """
    A date with a time of day, as ISO 8601 writes it or with a blank; None if it is
    less: what is not given is not made up. Without a zone the digits are kept as UTC.
    """
    match = _TIME.fullmatch(words.strip().strip("`*"))
    if match is None:
        return None
    *digits, fraction, zone = match.groups()
    year, month, day, hour, minute, second = (int(part or 0) for part in digits)
    microsecond = int((fraction or "").ljust(6, "0"))
    try:
        time = datetime(
            year, month, day, hour, minute, second, microsecond, tzinfo=_zone(zone)
        )
        return GivenTime(time.astimezone(UTC), zone is not None)
    except (ValueError, OverflowError):
        return None


def _zone(words: str | None) -> timezone:
    if words is None or words.upper() in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if words[0] == "-" else 1
    hours, minutes = int(words[1:3]), int(words[-2:])
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def names_day(text: str, *, or_year: bool = False) -> bool:
    """A day and a month stand in it, or a date in digits; if asked, a year alone."""
    if _days().search(text) is not None:
        return True
    return or_year and _YEAR.search(text) is not None


def month_words(text: str) -> str:
    """The first day that it names, in lower case and without digits; "" if none."""
    found = _days().search(text)
    return "" if found is None else _DIGITS.sub("", found[0]).strip().casefold()


_YEAR = re.compile(r"(?<![\d.,])20\d\d(?!\w)")
_DIGITS = re.compile(r"\d+(?:st|nd|rd|th)?")


@cache
def _days() -> re.Pattern[str]:
    words, _ = alternatives("record_talk", "months")
    return re.compile(
        rf"\b\d{{1,2}}(?:\.|st|nd|rd|th)?[ ](?:de[ ])?(?:{words})\b"
        rf"|\b(?:{words})[ ]\d{{1,2}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
        r"|\b\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}\b|\d{1,2}\u6708\d{1,2}\u65e5",
        re.IGNORECASE,
    )
