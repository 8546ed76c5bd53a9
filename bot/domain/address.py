"""An address as it may be shown and kept: without the parts that may be secret."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

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


def is_open_to_listeners(address: str) -> bool:
    """
    Whether what is sent there can be read on the way: it goes over http, and leaves
    the machine and the networks that are somebody's own, as far as a name tells.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "http" or not host:
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        # A name without a dot is one of a network of containers or of a house.
        return "." in host and not host.endswith(_OWN)


# RFC 6761, RFC 6762, RFC 8375, what ICANN has reserved (2024), and what routers use.
_OWN = (".localhost", ".local", ".home.arpa", ".internal", ".lan")
