"""Keeping the key, and what surrounds it, out of whatever is said."""

import re
from urllib.parse import urlsplit

from bot.domain.address import hide_secrets
from bot.text.lines import shortened
from bot.text.secret_forms import secret_forms

HIDDEN = "[key]"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def hide_secret(text: str, secret: str | None) -> str:
    """*text* without *secret*, also where it stands escaped as in JSON or a URL."""
    for form in secret_forms(secret or ""):
        text = text.replace(form, HIDDEN)
    return text


def quote_briefly(text: str, secret: str | None, *, length: int = 240) -> str:
    """
    At most *length* characters of *text* on one line, without the secret.

    Redacted before it is cut: half a key is still half a key.
    """
    return shortened(_CONTROL.sub(" ", hide_secret(text, secret)), length)


def show_address(url: str | None) -> str:
    """A URL as it may be shown to a person, or what is wrong with it."""
    if not url:
        return "an address that is not set"
    try:
        _ = urlsplit(url).port  # it may be none
    except ValueError:
        return "an address that cannot be read"
    return hide_secrets(url).removesuffix("/")


def show_host(url: str | None) -> str:
    """The host of a URL, with its port if one is given."""
    whole = show_address(url)
    return whole.partition("://")[2].partition("/")[0] or whole
