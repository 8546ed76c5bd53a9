"""No pattern of the house nests repetition that may give back what it took."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import bot
import cogs
from bot.evidence.endings.formulas import formulas
from bot.evidence.exposure.claim_patterns import claim_patterns
from bot.evidence.plain_refusals import departure_patterns

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


def modules() -> Iterator[ModuleType]:
    for room in (bot, cogs):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if found.name != "bot.__main__" and "migrations" not in found.name:
                yield importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in modules():
        for name, value in vars(module).items():
            for each in _flat(value):
                yield f"{module.__name__}.{name}", each
    for built in (formulas(), claim_patterns()):
        for field in fields(built):
            for each in _flat(getattr(built, field.name)):
                yield f"{type(built).__name__}.{field.name}", each
    for each in _flat(departure_patterns()):
        yield "departure_patterns", each


def _flat(value: object) -> Iterator[re.Pattern[Any]]:
    """The patterns in it, however deep in tuples and tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, dict):
        yield from _flat([*value.values()])


def in_passing() -> Iterator[tuple[str, str]]:
    """What is given to `re` within a function, as far as it stands there."""
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for call in ast.walk(tree):
            match call:
                case ast.Call(
                    ast.Attribute(ast.Name("re"), str()),
                    [ast.Constant(str(pattern)), *_],
                ):
                    yield f"{module.__name__}:{call.lineno}", pattern


def test_no_pattern_nests_repetition() -> None:
    found = {name: nested(_text(each), each.flags) for name, each in patterns()}
    found |= {where: nested(pattern) for where, pattern in in_passing()}
    assert len(found) > 150
    assert {name: inner for name, inner in found.items() if inner} == {}


def _text(pattern: re.Pattern[Any]) -> str:
    given = pattern.pattern
    return given.decode("latin-1") if isinstance(given, bytes) else str(given)


def test_nested_repetition_is_recognised() -> None:
    assert nested(r"(?:a+)+b")
    assert nested(r"(?:[*_]{1,3}|[(])+x")
    assert not nested(r"(?:a++)+b|(?:a+b?)?|(?:a|b)*+")
