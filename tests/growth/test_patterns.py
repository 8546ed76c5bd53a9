"""No pattern of the house nests repetition that may give back what it took."""

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tests.growth.house_patterns import in_passing, patterns

# Python's own reading of a pattern, the only one there is.
_parser: Any = importlib.import_module("re._parser")


def nested(pattern: str, flags: int = 0) -> list[str]:
    """Repetitions within repetitions that may give back what they took."""
    tree = _parser.parse(pattern, flags & ~re.UNICODE)
    return list(_nested(tree, within=False))


def _nested(tree: Iterable[Any], *, within: bool) -> Iterator[str]:
    for operation, value in tree:
        match str(operation):
            case "MAX_REPEAT" | "MIN_REPEAT":
                _, most, inner = value
                if most > 1 and within:
                    yield str(inner)
                yield from _nested(inner, within=within or most > 1)
            case "POSSESSIVE_REPEAT":
                yield from _nested(value[2], within=False)
            case "ATOMIC_GROUP":
                yield from _nested(value, within=False)
            case "SUBPATTERN":
                yield from _nested(value[3], within=within)
            case "BRANCH":
                for each in value[1]:
                    yield from _nested(each, within=within)
            case "ASSERT" | "ASSERT_NOT":
                yield from _nested(value[1], within=False)


def test_no_pattern_nests_repetition() -> None:
    found = [(name, nested(_text(each), each.flags)) for name, each in patterns()]
    found += [(where, nested(pattern)) for where, pattern in in_passing()]
    assert len(found) > 150
    assert [(name, inner) for name, inner in found if inner] == []


def _text(pattern: re.Pattern[Any]) -> str:
    given = pattern.pattern
    return given.decode("latin-1") if isinstance(given, bytes) else str(given)


def test_nested_repetition_is_recognised() -> None:
    assert nested(r"(?:a+)+b")
    assert nested(r"(?:[*_]{1,3}|[(])+x")
    assert not nested(r"(?:a++)+b|(?:a+b?)?|(?:a|b)*+")
