"""Voices by the short names that people use for them."""

import re
from collections.abc import Iterable

_MOST = 500  # names of which short forms are found
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


class NameIndex:
    """
    Names that are looked for often, by whole or short forms; more may be added. Beyond
    so many names, a short form among thousands, only whole ones are found.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._whole: dict[str, str] = {}
        self._near: dict[str, frozenset[str]] = {}  # their words
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        self._whole.setdefault("".join(_words(name)), name)
        if len(self._near) < _MOST:
            self._near[name] = frozenset(_words(name))

    def find(self, short: str) -> str | None:
        """As `find_name_meant` does."""
        wanted = _words(short)
        if (same := self._whole.get("".join(wanted))) is not None:
            return same
        parts = frozenset(wanted)
        near = [
            name
            for name, words in self._near.items()
            if parts and words and (parts <= words or words <= parts)
        ]
        return near[0] if len(near) == 1 else None


def _words(name: str) -> list[str]:
    return _PARTS.findall(name.casefold())
