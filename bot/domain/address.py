"""An address as it may be shown and kept: without the parts that may be secret."""

import re

_USER_PART = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?[^/?#]*@")


def hide_user(address: str) -> str:
    """*address* without user and password."""
    return _USER_PART.sub(lambda match: match[1] or "", address)


def hide_secrets(address: str) -> str:
    """
    *address* without user, password, query and fragment: some providers want the key
    in the query.
    """
    return re.split(r"[?#]", hide_user(address), maxsplit=1)[0]
