"""How single values stand in a column so that they come back equal, on any database."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL's text cannot hold NUL, and UTF-8 has no lone surrogates, which JSON from
# an endpoint may well contain. U+001A, "substitute", was made to stand for such.
_UNKEEPABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_SUBSTITUTE = re.compile("\x1a([0-9A-F]{4})")


class Damage(ValueError):
    """The database does not hold what was written there."""


@contextmanager
def _as_written() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        # Not the value: it may be somebody's words.
        raise Damage("a value in it is not what was written there") from None


def escape(text: str) -> str:
    """
    The same text without NUL and lone surrogates: each is written as U+001A and four
    hexadecimal digits, and so is U+001A itself. All other text stands as it is.
    """
    return _UNKEEPABLE.sub(lambda found: f"\x1a{ord(found[0]):04X}", text)


def unescape(text: str) -> str:
    """The text that `escape` was given."""
    return _SUBSTITUTE.sub(lambda found: chr(int(found[1], 16)), text)


def to_json(value: object) -> str:
    """JSON text; dataclasses are objects of their fields, the order of keys is kept."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


class Words(TypeDecorator[str]):
    """Text, kept to the last character whatever it contains."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        with _as_written():
            return None if value is None else unescape(value)


class Moment(TypeDecorator[datetime]):
    """An instant, written as ISO 8601 in UTC with microseconds; sorts as text."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> str | None:
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone is not an instant")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> datetime | None:
        del dialect
        with _as_written():
            return None if value is None else datetime.fromisoformat(value)


class Kind(TypeDecorator[StrEnum]):
    """A member of one enumeration, written as its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else self.members(value).value

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> StrEnum | None:
        del dialect
        with _as_written():
            return None if value is None else self.members(value)


class Document(TypeDecorator[object]):
    """A value as JSON text; *load* turns the parsed JSON into the value again."""

    impl = Text
    cache_ok = True

    def __init__(self, load: Callable[..., object]) -> None:
        super().__init__()
        self.load = load

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else escape(to_json(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        del dialect
        with _as_written():
            return None if value is None else self.load(json.loads(unescape(value)))
