"""What an endpoint of each dialect insists on, as the real ones do."""

from collections.abc import Mapping
from dataclasses import dataclass

KEY_HEADERS = ("authorization", "x-api-key", "x-goog-api-key")


@dataclass(frozen=True, slots=True)
class Rules:
    """
    *path* is how the path ends that is posted to. *key* is the header that carries the
    key; a local server wants none. *said* is the field that lists what was said, each
    item with a role and, as *content*, its text.
    """

    path: str
    key: str
    required: tuple[str, ...]
    optional: frozenset[str]
    said: str
    roles: frozenset[str]
    content: str = "content"
    headers: tuple[str, ...] = ()


def key_objection(rules: Rules, headers: Mapping[str, str]) -> str | None:
    """Why nobody is known by these headers, None if somebody is, or none was meant."""
    sent = [name for name in KEY_HEADERS if name in headers]
    if sent and sent != [rules.key]:
        return f"the key belongs into {rules.key}, not into {', '.join(sent)}"
    return None


def objection(rules: Rules, headers: Mapping[str, str], body: object) -> str | None:
    """What is wrong with a request, None if nothing is."""
    if not isinstance(body, dict):
        return "the body is no JSON object"
    missing = [f"{name}: is missing" for name in rules.required if name not in body]
    missing += [f"{name}: is wanted" for name in rules.headers if name not in headers]
    unknown = body.keys() - set(rules.required) - rules.optional
    strange = [f"{name}: is no parameter" for name in sorted(unknown)]
    return next(iter([*missing, *strange]), None) or _unsaid(rules, body[rules.said])


def _unsaid(rules: Rules, said: object) -> str | None:
    if not isinstance(said, list) or not said:
        return f"{rules.said}: is no list of what was said"
    for item in said:
        if not isinstance(item, dict) or item.get("role") not in rules.roles:
            return f"{rules.said}: a role is none of {', '.join(sorted(rules.roles))}"
        if item.keys() - {"role", "type"} != {rules.content}:
            return f"{rules.said}: {rules.content} is missing, or something is beside"
        if not isinstance(
            item[rules.content], list if "part" in rules.content else str
        ):
            return f"{rules.said}: {rules.content} is of the wrong kind"
    return None
