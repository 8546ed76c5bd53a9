"""Keeping the key, and what surrounds it, out of whatever is said. No I/O."""

import json
import re
from urllib.parse import quote, quote_plus, urlsplit

HIDDEN = "[key]"
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def redacted(text: str, secret: str | None) -> str:
    """*text* without *secret*, also where it stands escaped as in JSON or a URL."""
    if not secret:
        return text
    json_forms = (json.dumps(secret, ensure_ascii=plain) for plain in (True, False))
    escaped = (form[1:-1] for form in json_forms)
    for form in (secret, *escaped, quote(secret, safe=""), quote_plus(secret)):
        text = text.replace(form, HIDDEN)
    return text


def excerpt(text: str, secret: str | None, *, length: int = 240) -> str:
    """
    At most *length* characters of *text* on one line, without the secret.

    Redacted before it is cut: half a key is still half a key.
    """
    line = _UNSEEN.sub(" ", redacted(text, secret)).strip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def address(url: str | None) -> str:
    """A URL without the parts in which people keep secrets: user, query, fragment."""
    if not url:
        return "an address that is not set"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "an address that cannot be read"
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{port}{parts.path}".removesuffix("/")


def host(url: str | None) -> str:
    """The host of a URL, with its port if one is given."""
    whole = address(url)
    return whole.partition("://")[2].partition("/")[0] or whole
