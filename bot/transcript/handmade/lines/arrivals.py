"""Lines in which a chat tells who comes and goes: "[Wren joined]", "* Rook left"."""

import re
from collections.abc import Collection
from functools import cache

from bot.text.wordlists import entries

_LONGEST = 120  # characters
_NAME = r"(?P<name>[^\W_][^\s:,;!?(){}\[\]]{0,40}?(?: [^\s:,;!?(){}\[\]]{1,40}?){0,3}?)"
_SIGNS = r"*_<>\u2022\u2190\u2192\u2014\u2013=+\uff0d-"
_OPENS = rf"(?P<open>[\[(\u3010\uff08{_SIGNS}]{{1,3}})[ \t]*"
_CLOCK = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]*)?\*{0,2}"
_CLOSES = rf"[ \t]*[.!]?[ \t]*(?P<close>[\])\u3011\uff09{_SIGNS}]{{1,3}})?"
_MARKS = re.compile(rf"[\[(\u3010\uff08{_SIGNS}]")
_SLANTED = ("*", "_")
_SQUARE = ("[", "\u3010")


def read_arrival(line: str) -> str | None:
    """The name of who comes or goes, in lower case; None for any other line."""
    match = _match(line)
    return None if match is None else match["name"].strip().casefold()


def is_arrival(line: str, names: Collection[str]) -> bool:
    """
    Of one of these, in lower case; in square brackets of anybody. In italics somebody
    may act so.
    """
    match = _match(line)
    if match is None or (match["open"] in _SLANTED and match["close"]):
        return False
    is_square = match["open"] in _SQUARE and bool(match["close"])
    return is_square or match["name"].strip().casefold() in names


def is_chat_mark(line: str) -> bool:
    """What a chat shows beside a message: "(edited)", ":eyes: 2", whom it answers."""
    return len(line) <= _LONGEST and _marks().fullmatch(line.strip()) is not None


def _match(line: str) -> re.Match[str] | None:
    bare = line.strip()
    if not 0 < len(bare) <= _LONGEST or _MARKS.match(bare) is None:
        return None
    return _arrivals().fullmatch(bare)


@cache
def _arrivals() -> re.Pattern[str]:
    told = "|".join(entries("maker_lines", "arrivals_as_patterns"))
    return re.compile(
        rf"{_OPENS}{_CLOCK}{_NAME}\*{{0,2}}[ \t]*(?:{told}){_CLOSES}", re.IGNORECASE
    )


@cache
def _marks() -> re.Pattern[str]:
    told = "|".join(entries("maker_lines", "chat_marks_as_patterns"))
    signs = r"(?::[\w+-]{1,30}:[ ]?\d{0,3}[ ]?){1,9}"
    return re.compile(
        rf"[*_]{{0,2}}[(\[](?:{told})[)\]][*_]{{0,2}}|{signs}", re.IGNORECASE
    )
