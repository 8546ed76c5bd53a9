"""No pattern of the text, the evidence and the synthesis nests repetition."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import bot.evidence
import bot.synthesis
import bot.text
from bot.evidence.endings.formulas import formulas
from bot.evidence.exposure.claim_patterns import claim_patterns

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


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for room in (bot.text, bot.evidence, bot.synthesis):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, re.Pattern):
                        yield f"{module.name}.{name}", each
    for built in (formulas(), claim_patterns()):
        for field in fields(built):
            each = getattr(built, field.name)
            if isinstance(each, re.Pattern):
                yield f"{type(built).__name__}.{field.name}", each


def test_no_pattern_nests_repetition() -> None:
    found = {name: nested(each.pattern, each.flags) for name, each in patterns()}
    assert len(found) > 30
    assert {name: inner for name, inner in found.items() if inner} == {}


def test_nested_repetition_is_recognised() -> None:
    assert nested(r"(?:a+)+b")
    assert nested(r"(?:[*_]{1,3}|[(])+x")
    assert not nested(r"(?:a++)+b|(?:a+b?)?|(?:a|b)*+")
