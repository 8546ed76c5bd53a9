"""The last line of a posted message, its marker, read as anybody would read it."""

import re
from typing import NamedTuple

_MARKER = re.compile(r"-# ([A-Za-z0-9]+(?:\.\w+)?)(?: · (\d+)/(\d+))?(?: · .*)?")


class Marker(NamedTuple):
    """What the message is of, a turn's id or a table's, and which part of how many."""

    id: str
    part: int
    parts: int


def marker_of(message: str) -> Marker | None:
    matched = _MARKER.fullmatch(message.rstrip().rpartition("\n")[2])
    if matched is None:
        return None
    of, part, parts = matched.groups()
    return Marker(of, int(part or 1), int(parts or 1))
