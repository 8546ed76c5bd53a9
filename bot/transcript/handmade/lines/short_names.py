"""Voices by the short names that people use for them."""

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W_]+(?:\.\d++)*+")


def find_name_meant(short: str, names: Iterable[str]) -> str | None:
    """
    The one of *names* that is meant by *short*: the same but for case and marks, or
    the only one whose words hold all of the other's. None if there is none, or several.
    """
    wanted = _words(short)
    known = list(names)
    same = [name for name in known if "".join(_words(name)) == "".join(wanted)]
    if same:
        return same[0]
    parts = set(wanted)
    near = [
        name
        for name in known
        if parts and (w := set(_words(name))) and (parts <= w or w <= parts)
    ]
    return near[0] if len(near) == 1 else None


def _words(name: str) -> list[str]:
    return _PARTS.findall(name.casefold())
