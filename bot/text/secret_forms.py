"""How a secret may stand written in a text: as it is, or escaped by who quotes it."""

import json
import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote, quote_plus

_DIGITS = re.compile(r"(?<=\\u)[0-9A-Fa-f]{4}|(?<=%)[0-9A-Fa-f]{2}")
_JSON: dict[str, str | int | None] = {"\\": "\\\\", '"': '\\"'}
_SLASHES = {**_JSON, "/": "\\/"}  # as PHP writes it
_IN_HTML = {**_JSON, **{each: f"\\u{ord(each):04x}" for each in "<>&"}}  # as Go does
_GUARDED = {
    **_JSON,
    **{each: f"\\u{ord(each):04x}" for each in "\"<>&'+`"},
}  # as .NET does


def secret_forms(secret: str) -> tuple[str, ...]:
    """
    *secret* as it is, as in a JSON string, in one within another, in a URL and in HTML;
    the longest first, each once. () for an empty one.
    """
    if not secret:
        return ()
    forms = {
        _in_digits(form, small=small)
        for form in _forms(secret)
        for small in (True, False)
    }
    return tuple(sorted({secret, *forms}, key=lambda form: (-len(form), form)))


def _forms(secret: str) -> Iterator[str]:
    for table in (_JSON, _SLASHES, _IN_HTML, _GUARDED):
        once = secret.translate(str.maketrans(table))
        yield from (once, once.translate(str.maketrans(_JSON)))
    yield json.dumps(secret)[1:-1]  # other than the first only beyond ASCII
    yield from (quote(secret), quote(secret, safe=""), quote_plus(secret))
    yield escape(secret)


def _in_digits(form: str, *, small: bool) -> str:
    """The digits of escapes are written in either case."""
    return _DIGITS.sub(
        lambda digits: digits[0].lower() if small else digits[0].upper(), form
    )
