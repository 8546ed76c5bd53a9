"""A form (modal) as a person fills it in; NotOffered where they could not. Pure."""

from typing import Any

from tests.loopback.discord_commands import NotOffered

ROW, STRING_SELECT, TEXT_INPUT, LABEL, UPLOAD = 1, 3, 4, 18, 19
RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23
SEVERAL = frozenset({STRING_SELECT, 5, 6, 7, 8, UPLOAD, CHECKBOXES})

Part = dict[str, Any]


def filled_form(components: list[Part], values: dict[str, Any]) -> list[Part]:
    """The components of a modal submission; *values* by custom_id or label."""
    left = dict(values)
    sent = [_filled(part, left) for part in components if part["type"] in {ROW, LABEL}]
    if left:
        raise NotOffered(f"the form has no {sorted(left)}")
    return sent


def _filled(part: Part, left: dict[str, Any]) -> Part:
    if part["type"] == ROW:
        return {
            "type": ROW,
            "components": [_field(p, "", left) for p in part["components"]],
        }
    held = _field(part["component"], part.get("label") or "", left)
    return {"type": LABEL, "component": held}


def _field(part: Part, label: str, left: dict[str, Any]) -> Part:
    for name in (part["custom_id"], label, part.get("label") or ""):
        if name in left:
            value = left.pop(name)
            break
    else:
        value = _untouched(part)
    _check(part, value)
    sent = {"type": part["type"], "custom_id": part["custom_id"]}
    if part["type"] in SEVERAL:
        several = value if isinstance(value, list) else [value]
        return sent | {"values": [one for one in several if one]}
    return sent | {"value": value}


def _untouched(part: Part) -> Any:  # noqa: ANN401 - whatever stands in the form
    if part["type"] in SEVERAL or part["type"] == RADIO:
        chosen = [o["value"] for o in part.get("options") or [] if o.get("default")]
        return (chosen or [None])[0] if part["type"] == RADIO else chosen
    if part["type"] == CHECKBOX:
        return bool(part.get("default"))
    return part.get("value") or ""


def _check(part: Part, value: Any) -> None:  # noqa: ANN401 - see above
    name, required = part["custom_id"], part.get("required", True)
    if part["type"] == CHECKBOX:
        return
    if required and not value:
        raise NotOffered(f"{name} is required")
    if part["type"] == TEXT_INPUT and value:
        least, most = part.get("min_length") or 0, part.get("max_length") or 4000
        if not least <= len(value) <= most:
            raise NotOffered(f"{name}: {least} to {most} characters can be typed")
    options = [option["value"] for option in part.get("options") or []]
    picked = value if isinstance(value, list) else [value]
    if options and any(one and one not in options for one in picked):
        raise NotOffered(f"{name}: {value!r} is none of {options}")
