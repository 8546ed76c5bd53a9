"""Lists and tables below an answer, whose rows begin with the voices' names."""

import re
from collections.abc import Iterable

_ITEM = re.compile(r"(?<![ \t])[ \t]*+(?:[-*+\u2022|]|\d{1,3}[.)])[ \t]*[*_`]{0,3}")
_TABLE_RULE = re.compile(r"[\s|:-]+")
_SEVERAL = 2


def tells_of_voices(text: str, voices: Iterable[str]) -> bool:
    """Rows of a list or table, each of which begins with the name of a voice."""
    rows = read_rows(text)
    names = tuple(name.casefold() for name in voices)
    named = [row for row in rows if row.strip().casefold().startswith(names)]
    is_list = len(named) >= _SEVERAL and len(named) >= len(rows) - 1
    return is_list or (bool(named) and text.lstrip().startswith("|"))


def read_rows(text: str) -> list[str]:
    """The items of a list or the rows of a table; empty for anything else."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not all(map(_ITEM.match, lines)):
        return []
    rows = [_ITEM.sub("", line, count=1) for line in lines]
    return [row for row in rows if _TABLE_RULE.fullmatch(row) is None]
