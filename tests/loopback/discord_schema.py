"""
Discord's own description of its API, asked whether it would take a body. Reads the
description once; without the file beside the checkout nothing is checked.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import (  # type: ignore[import-untyped]  # no stubs in the lock file
    Draft202012Validator,
)
from jsonschema.exceptions import (  # type: ignore[import-untyped]  # as above
    best_match,
)

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "discord-openapi.json"
SCHEMA_AVAILABLE = DESCRIPTION.is_file()


@cache
def _description() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    # Described as strings, but numbers are taken: discord.py so numbers attachments.
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
    return Draft202012Validator({**schema, "components": {"schemas": parts}})


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
    described = _with_text_ids(body)
    if validator.is_valid(described):
        return None
    error = best_match(validator.iter_errors(described))
    return f"{error.json_path}: {error.message[:300]}"


def _with_text_ids(body: object) -> object:
    """
    The ids of attached files as text. The description wants that; Discord's own
    examples, and discord.py, number them (reference: uploading files).
    """
    if not isinstance(body, dict):
        return body
    told = {key: _with_text_ids(value) for key, value in body.items()}
    files = body.get("attachments")
    if isinstance(files, list):
        told["attachments"] = [
            file | {"id": str(file["id"])}
            if isinstance(file, dict) and isinstance(file.get("id"), int)
            else file
            for file in files
        ]
    return told
