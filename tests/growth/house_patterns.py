"""Every pattern of the house, and by which methods the code asks each."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import bot
import cogs
from bot.evidence.endings.formulas import Formulas, formulas
from bot.evidence.exposure.claim_patterns import ClaimPatterns, claim_patterns
from bot.evidence.exposure.mentions.mention_patterns import MentionPatterns
from bot.evidence.plain_refusals import departure_patterns

_GOING_ON = ("finditer", "findall", "search", "split", "sub", "subn")
_METHODS = ("match", "fullmatch", *_GOING_ON)
Named = Iterator[tuple[str, re.Pattern[Any]]]


def modules() -> Iterator[ModuleType]:
    for room in (bot, cogs):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if found.name != "bot.__main__" and "migrations" not in found.name:
                yield importlib.import_module(found.name)


def patterns() -> Named:
    for module in modules():
        for name, value in vars(module).items():
            for each in _flat(value):
                yield f"{module.__name__}.{name}", each
    for built in (formulas(), claim_patterns()):
        yield from patterns_of(built)
    for each in _flat(departure_patterns()):
        yield "bot.evidence.plain_refusals.departure_patterns", each


def patterns_of(built: Formulas | ClaimPatterns | MentionPatterns) -> Named:
    """Those of a value that was built of word lists, by its fields."""
    for name in _fields(built):
        for each in _flat(getattr(built, name)):
            yield f"{type(built).__module__}.{name}", each


def _fields(built: Formulas | ClaimPatterns | MentionPatterns) -> list[str]:
    if isinstance(built, Formulas):
        every = vars(Formulas).items()
        return [name for name, each in every if isinstance(each, cached_property)]
    return [field.name for field in fields(built)]


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
        for call in ast.walk(_read(module)):
            match call:
                case ast.Call(
                    ast.Attribute(ast.Name("re"), str()),
                    [ast.Constant(str(pattern)), *_],
                ):
                    yield f"{module.__name__}:{call.lineno}", pattern


def _read(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


class Uses:
    """
    By which of *match*, *fullmatch* and *finditer* (for all that look on and on) a
    pattern is asked: what is called of its name anywhere, or of the name that it has in
    a loop, or where one of two is chosen; where nothing is found, as of one that is
    handed on, what its module calls of names that are no constants; else all.
    """

    def __init__(self) -> None:
        self._called: dict[tuple[str, str], set[str]] = {}
        self._named: dict[str, set[str]] = {}
        for module in modules():
            for name, how in _asked(_read(module)):
                self._called.setdefault((module.__name__, name), set()).add(how)
                self._named.setdefault(name, set()).add(how)

    def of(self, name: str) -> set[str]:
        module, _, own = name.rpartition(".")
        found = self._called.get((module, own), set())
        # A private name is another pattern in another module.
        if not own.startswith("_"):
            found = found | self._named.get(own, set())
        return found or self._handed_on(module) or {"match", "fullmatch", "finditer"}

    def _handed_on(self, module: str) -> set[str]:
        called = [
            hows
            for (where, name), hows in self._called.items()
            if where == module and not name.isupper()
        ]
        return set().union(*called)


def _asked(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for part in ast.walk(tree):
        if isinstance(part, ast.Attribute) and part.attr in _METHODS:
            how = "finditer" if part.attr in _GOING_ON else part.attr
            yield from ((name, how) for name in _names(part.value))
        elif isinstance(part, ast.For):
            yield from _asked_of([part.target], part.iter, part)
        elif isinstance(part, ast.Assign) and isinstance(part.value, ast.IfExp):
            yield from _asked_of(part.targets, part.value, tree)
        for each in getattr(part, "generators", ()):
            yield from _asked_of([each.target], each.iter, part)


def _asked_of(
    names: Iterable[ast.AST], value: ast.AST, within: ast.AST
) -> Iterator[tuple[str, str]]:
    """What is called of these names is called of all that the value names."""
    parts = (part for name in names for part in ast.walk(name))
    own = {part.id for part in parts if isinstance(part, ast.Name)}
    given = {name for part in ast.walk(value) for name in _names(part)}
    for part in ast.walk(within):
        if isinstance(part, ast.Attribute) and part.attr in _METHODS:
            how = "finditer" if part.attr in _GOING_ON else part.attr
            if own.intersection(_names(part.value)):
                yield from ((name, how) for name in given)


def _names(part: ast.AST) -> Iterator[str]:
    """By what a value is named: `a`, `b.a`, `a[0]`, `a()`, and `a or b` by both."""
    match part:
        case ast.Name(name) | ast.Attribute(_, name):
            yield name
        case ast.Subscript(inner) | ast.Call(inner):
            yield from _names(inner)
        case ast.BoolOp(_, either):
            yield from (name for each in either for name in _names(each))
        case ast.IfExp(_, one, other):
            yield from (name for each in (one, other) for name in _names(each))
