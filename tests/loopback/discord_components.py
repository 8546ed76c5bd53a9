"""
The rules of a message's components, old and V2 (docs/discord.md, Sizes). Pure: raises
Refusal for what Discord refuses.
"""

from collections.abc import Sequence
from typing import Any

from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_state import walk

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = frozenset({3, 5, 6, 7, 8})
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL = 17, 18
ONLY_IN_LAYOUTS = frozenset({SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, 17})
LINK, PREMIUM = 5, 6
MAX_COMPONENTS, MAX_TEXT, MAX_BYTES, BYTES_EACH = 40, 4000, 10_170, 12
MAX_ROWS, MAX_BUTTONS, MAX_OPTIONS, MAX_SECTION_TEXTS = 5, 5, 25, 3

Component = dict[str, Any]


def texts(components: Sequence[Component]) -> list[str]:
    """What stands in the TextDisplays, in reading order."""
    parts = walk(list(components))
    return [str(part.get("content", "")) for part in parts if part["type"] == TEXT]


def is_layout(components: Sequence[Component]) -> bool:
    """Whether anything there needs the V2 flag."""
    return any(part["type"] in ONLY_IN_LAYOUTS for part in walk(list(components)))


def check_components(components: Sequence[Component], *, layout: bool) -> None:
    parts = walk(list(components))
    if any(not isinstance(part.get("type"), int) for part in parts):
        raise malformed("a component without a type")
    if layout:
        _check_layout(components, parts)
    else:
        _check_rows(components)
    _check_identities(parts)
    for part in parts:
        _check_part(part)


def _check_layout(components: Sequence[Component], parts: list[Component]) -> None:
    if len(parts) > MAX_COMPONENTS:
        raise malformed(f"{len(parts)} components, nested ones counted, at most 40")
    words = texts(components)
    length = sum(len(text) for text in words)
    if length > MAX_TEXT:
        raise malformed(f"{length} characters over all TextDisplays, at most 4000")
    size = sum(len(text.encode("utf-8", "replace")) + BYTES_EACH for text in words)
    if size > MAX_BYTES:
        # discord-api-docs#8554, open: not a 400 but an internal error.
        fault = f"TextDisplays of {size} bytes, about 10170 make Discord fail"
        raise Refusal(0, status=500, fault=fault)


def _check_rows(components: Sequence[Component]) -> None:
    if is_layout(components):
        raise malformed("components of V2 without the flag 1 << 15")
    if any(part["type"] != ROW for part in components):
        raise malformed("outside V2 every component stands in an action row")
    if len(components) > MAX_ROWS:
        raise malformed(f"{len(components)} action rows, at most 5")


def _check_identities(parts: list[Component]) -> None:
    customs = [part["custom_id"] for part in parts if part.get("custom_id")]
    if len(set(customs)) != len(customs):
        raise malformed(f"custom_ids are not unique: {customs}")
    numbers = [part["id"] for part in parts if part.get("id")]
    if len(set(numbers)) != len(numbers):
        raise malformed(f"component ids are not unique: {numbers}")


def _check_part(part: Component) -> None:
    if len(part.get("custom_id") or "") > 100:
        raise malformed(f"custom_id {part['custom_id']!r:.120} is longer than 100")
    kind = part["type"]
    if kind == ROW:
        _check_row(part.get("components") or [])
    elif kind == BUTTON:
        _check_button(part)
    elif kind in SELECTS:
        _check_select(part)
    elif kind == TEXT and not str(part.get("content", "")).strip():
        raise malformed("a blank TextDisplay")
    elif kind == SECTION:
        _check_section(part)
    elif kind == CONTAINER:
        _check_container(part)


def _check_row(held: list[Component]) -> None:
    kinds = [part["type"] for part in held]
    buttons = kinds.count(BUTTON)
    if buttons == len(kinds) and 1 <= buttons <= MAX_BUTTONS:
        return
    if len(kinds) == 1 and kinds[0] in SELECTS:
        return
    raise malformed(f"an action row of {kinds}: 1 to 5 buttons or one select are due")


def _check_button(part: Component) -> None:
    label = part.get("label") or ""
    if len(label) > 80:
        raise malformed(f"button label {label!r:.100} is longer than 80")
    if part.get("style") == PREMIUM:
        return
    if not label and not part.get("emoji"):
        raise malformed("a button without label and emoji")
    if (part.get("style") == LINK) != bool(part.get("url")):
        raise malformed("a link button has a url, another button has none")
    if bool(part.get("url")) == bool(part.get("custom_id")):
        raise malformed("a button has either a url or a custom_id")
    url = part.get("url") or "https://"
    if not url.startswith(("http://", "https://", "discord://")):
        raise malformed(f"button url {url!r:.100}")


def _check_select(part: Component) -> None:
    if not part.get("custom_id"):
        raise malformed("a select without custom_id")
    if len(part.get("placeholder") or "") > 150:
        raise malformed("a select's placeholder is longer than 150")
    if part["type"] != STRING_SELECT:
        return
    options = part.get("options") or []
    if not 1 <= len(options) <= MAX_OPTIONS:
        raise malformed(f"a select of {len(options)} options: 1 to 25 are due")
    values = [option.get("value") for option in options]
    if len(set(values)) != len(values):
        raise malformed("a select's values are not unique")
    if any(
        not 1 <= len(option.get(key) or "") <= 100
        for option in options
        for key in ("label", "value")
    ):
        raise malformed("a select option's label or value: 1 to 100 characters")
    if (part.get("max_values") or 1) > len(options):
        raise malformed("a select's max_values is more than its options")


def _check_section(part: Component) -> None:
    held = part.get("components") or []
    if not 1 <= len(held) <= MAX_SECTION_TEXTS or any(c["type"] != TEXT for c in held):
        raise malformed("a section holds 1 to 3 TextDisplays")
    if (part.get("accessory") or {}).get("type") not in {BUTTON, THUMBNAIL}:
        raise malformed("a section has a button or a thumbnail as its accessory")


def _check_container(part: Component) -> None:
    held = part.get("components") or []
    if not held:
        raise malformed("an empty container")
    if any(inner["type"] == CONTAINER for inner in held):
        raise malformed("a container in a container")
