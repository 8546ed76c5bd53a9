"""
Discord's own description of its API, asked whether it would take a body. Reads the
description once; without the file beside the checkout nothing is checked.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import (  # type: ignore[import-untyped]  # no stubs in the lock file
    Draft202012Validator,
)
from jsonschema.exceptions import (  # type: ignore[import-untyped]  # as above
    ValidationError,
    best_match,
)
from jsonschema.validators import (  # type: ignore[import-untyped]  # as above
    extend,
)

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "discord-openapi.json"
SCHEMA_AVAILABLE = DESCRIPTION.is_file()


@cache
def _description() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    # Described as text, but numbers are taken: Discord's own examples number attached
    # files so (reference: uploading files), and discord.py messages replied to.
    snowflake = document["components"]["schemas"]["SnowflakeType"]
    snowflake |= {"type": ["string", "integer"], "minimum": 0}
    return document


def _referred(part: object, found: set[str]) -> None:
    """Adds the names of all schemas that *part* leads to."""
    if isinstance(part, list):
        for item in part:
            _referred(item, found)
    if not isinstance(part, dict):
        return
    reference = part.get("$ref")
    if isinstance(reference, str):
        name = reference.rpartition("/")[2]
        if name not in found:
            found.add(name)
            _referred(_description()["components"]["schemas"][name], found)
    for item in part.values():
        _referred(item, found)


def _may_mean(alternative: dict[str, Any], instance: object) -> bool:
    """Whether *alternative* can be meant, by null and by a component's type alone."""
    if alternative.get("type") == "null":
        return instance is None
    name = alternative.get("$ref", "").rpartition("/")[2]
    kinds = _kinds(name) if name else None
    if kinds is None or not isinstance(instance, dict):
        return True
    return instance.get("type") in kinds


@cache
def _kinds(name: str) -> tuple[int, ...] | None:
    schema = _description()["components"]["schemas"][name]
    kinds = schema.get("properties", {}).get("type", {}).get("enum")
    return None if kinds is None else tuple(kinds)


def _narrowed(keyword: str) -> Callable[..., Iterator[ValidationError]]:
    """
    The keyword oneOf or anyOf, trying only what can be meant: trying all seven kinds
    for each of forty nested components takes 80 ms, this 7.
    """
    usual = Draft202012Validator.VALIDATORS[keyword]

    def check(
        validator: Draft202012Validator,
        alternatives: list[dict[str, Any]],
        instance: object,
        schema: dict[str, Any],
    ) -> Iterator[ValidationError]:
        meant = [each for each in alternatives if _may_mean(each, instance)]
        if len(meant) == 1:
            yield from validator.descend(instance, meant[0])
        else:
            yield from usual(validator, alternatives, instance, schema)

    return check


@cache
def _validator_class() -> type[Draft202012Validator]:
    narrowed = {keyword: _narrowed(keyword) for keyword in ("oneOf", "anyOf")}
    made: type[Draft202012Validator] = extend(Draft202012Validator, narrowed)
    return made


@cache
def _validator(method: str, route: str) -> Draft202012Validator | None:
    operation = _description()["paths"].get(route, {}).get(method.lower(), {})
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return None
    names: set[str] = set()
    _referred(schema, names)
    known = _description()["components"]["schemas"]
    # Only what is reachable: the whole description takes a second to index.
    parts = {name: known[name] for name in names}
    return _validator_class()({**schema, "components": {"schemas": parts}})


def described(method: str, route: str) -> bool:
    """Whether Discord's description knows the route at all."""
    return method.lower() in _description()["paths"].get(route, {})


def objection(method: str, route: str, body: object) -> str | None:
    """Why the description would refuse *body*, or None if it would take it."""
    if not SCHEMA_AVAILABLE:
        return None
    validator = _validator(method, route)
    if validator is None:
        return None
    if validator.is_valid(body):
        return None
    error = best_match(validator.iter_errors(body))
    return f"{error.json_path}: {error.message[:300]}"
