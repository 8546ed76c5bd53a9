"""What time it is: an argument of whoever needs to know, so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def tell_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
