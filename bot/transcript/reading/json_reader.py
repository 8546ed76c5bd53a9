"""Reading JSON values one by one: the value wanted, or where it is wrong."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar

from bot.domain.bounds import (
    DEEPEST,
    LONGEST_NAME,
    LONGEST_SENTENCE,
    MOST,
    MOST_COUNTED,
)
from bot.errors import Unreadable
from bot.text.lines import is_encodable

WHITE = 0xFFFFFF

_DIGEST = re.compile("[0-9a-f]{64}")
_SALT = re.compile("[0-9a-f]{32}")

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and where it stands, as "turns[2].usage"."""

    value: object
    path: str = ""

    def key(self, name: str) -> "Node":
        if name not in self._object():
            self.refuse(f'"{name}" is missing')
        return self.key_or_none(name)

    def key_or_none(self, name: str) -> "Node":
        return Node(self._object().get(name), self._below(name))

    def fields(self) -> dict[str, "Node"]:
        pairs = self._object().items()
        return {name: Node(part, self._below(name)) for name, part in pairs}

    def items(self) -> list["Node"]:
        if not isinstance(self.value, list):
            self.refuse(f"a list is due here, not {kind(self.value)}")
        return [Node(part, f"{self.path}[{n}]") for n, part in enumerate(self.value)]

    def refuse(self, sentence: str) -> NoReturn:
        raise Unreadable(f"{self.path}: {sentence}" if self.path else sentence)

    def _object(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.refuse(f"an object is due here, not {kind(self.value)}")
        return self.value

    def _below(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def parse_json(text: str, *, first_line: int = 1) -> Node:
    """The JSON document in *text*; Unreadable if there is none, with the line."""
    try:
        return Node(
            json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        )
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise Unreadable(f"this is no JSON ({error.msg})", line=line) from error
    except RecursionError as error:
        raise Unreadable("this JSON is nested too deeply") from error
    except ValueError as error:
        raise Unreadable("a number in this JSON has too many digits") from error


def maybe(node: Node, read: Callable[[Node], T]) -> T | None:
    return None if node.value is None else read(node)


def text(node: Node) -> str:
    if not isinstance(node.value, str):
        node.refuse(f"a text is due here, not {kind(node.value)}")
    if not is_encodable(node.value):
        node.refuse("the text holds half of a surrogate pair")
    return node.value


def name(node: Node) -> str:
    """A text no longer than names and ids are."""
    return _short_text(node, LONGEST_NAME)


def sentence(node: Node) -> str:
    """A text no longer than why a voice is silent, or where it is asked."""
    return _short_text(node, LONGEST_SENTENCE)


def _short_text(node: Node, most: int) -> str:
    if (length := len(text(node))) > most:
        node.refuse(f"this is {length:,} characters long, and {most:,} are the most")
    return text(node)


def sha256(node: Node) -> str:
    if not _DIGEST.fullmatch(text(node)):
        node.refuse("a SHA-256 digest of 64 small hexadecimal digits is due here")
    return text(node)


def salt(node: Node) -> str:
    if not _SALT.fullmatch(text(node)):
        node.refuse("a salt of 32 small hexadecimal digits is due here")
    return text(node)


def whole(node: Node) -> int:
    """A whole number from 0 on."""
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        node.refuse(f"a whole number is due here, not {kind(node.value)}")
    if not 0 <= node.value <= MOST:
        node.refuse(f"a number from 0 to {MOST} is due here")
    return node.value


def count(node: Node) -> int:
    """A whole number from 1 on, as far as databases count."""
    if not 1 <= whole(node) <= MOST_COUNTED:
        node.refuse(f"a number from 1 to {MOST_COUNTED} is due here")
    return whole(node)


def colour(node: Node) -> int:
    if whole(node) > WHITE:
        node.refuse(f"a colour from 0 to {WHITE} (0xFFFFFF) is due here")
    return whole(node)


def number(node: Node) -> float:
    if not isinstance(node.value, int | float) or isinstance(node.value, bool):
        node.refuse(f"a number is due here, not {kind(node.value)}")
    if not abs(node.value) <= MOST:
        node.refuse(f"a number up to {MOST} is due here")
    return float(node.value)


def flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        node.refuse(f"true or false is due here, not {kind(node.value)}")
    return node.value


def time(node: Node) -> datetime:
    """A time in UTC; one without a zone is taken as UTC."""
    try:
        found = datetime.fromisoformat(text(node))
        zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
        return zoned.astimezone(UTC)
    except (ValueError, OverflowError):
        node.refuse("an ISO 8601 time is due here")


def one_of(node: Node, choices: type[E]) -> E:
    try:
        return choices(text(node))
    except ValueError:
        node.refuse(f"one of {', '.join(choices)} is due here")


def free(node: Node) -> object:
    """Any JSON value whose texts are whole, as it is."""
    return node.value if _is_free(node.value) else _found(node)


def _is_free(value: object, depth: int = 0) -> bool:
    """Whether `_found` refuses nothing in it, without asking where each part stands."""
    if depth > DEEPEST:
        return False
    if isinstance(value, str):
        return is_encodable(value)
    if isinstance(value, dict):
        return all(map(is_encodable, value)) and all(
            _is_free(part, depth + 1) for part in value.values()
        )
    if isinstance(value, list):
        return all(_is_free(part, depth + 1) for part in value)
    return not isinstance(value, float) or math.isfinite(value)


def _found(node: Node, depth: int = 0) -> object:
    if depth > DEEPEST:
        node.refuse("this is nested too deeply")
    if isinstance(node.value, dict):
        return {
            text(Node(k, n.path)): _found(n, depth + 1)
            for k, n in node.fields().items()
        }
    if isinstance(node.value, list):
        return [_found(part, depth + 1) for part in node.items()]
    if isinstance(node.value, float) and not math.isfinite(node.value):
        node.refuse("this number is too large")
    return text(node) if isinstance(node.value, str) else node.value


def mapping(node: Node) -> dict[str, object]:
    node.fields()
    found = free(node)
    return dict(found) if isinstance(found, dict) else {}


def unique(nodes: Iterable[tuple[Node, Hashable]]) -> None:
    """Refuses the first value, read already, that is there for the second time."""
    seen: set[Hashable] = set()
    for node, value in nodes:
        if value in seen:
            node.refuse(f"{value!r} is there twice")
        seen.add(value)


def kind(value: object) -> str:
    """What a JSON value is, as a person would say it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a number"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise Unreadable(f"{twice!r} is there twice in one object")
    return found


def _no_number(name: str) -> NoReturn:
    raise Unreadable(f"{name} is no JSON number")
