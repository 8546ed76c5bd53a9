"""
What a chat shows around the words of a message, and nobody wrote: days, notices, how
many liked it, whom it answers, that it was edited.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import cache

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.arrivals import is_arrival, is_chat_mark

_LONGEST = 200  # characters of a mark
_LONGEST_SIGN = 20
_MOST_WORDS = 6  # of a name
_OF_SIGNS = frozenset({"So", "Sk", "Mn", "Cf", "Me"})  # kinds of characters
_EDITED = re.compile(r"(?P<words>.*\S)[ \t]+(?P<mark>[(\[][^()\[\]]{1,40}[)\]])[ \t]*")
_SIGN = re.compile(r":[\w+~-]{1,40}:")
_COUNT = re.compile(r"\(?\d{1,4}\)?")
_DAY = re.compile(
    r"[\s\u2014\u2013\u2500=_*-]{2,40}[^\s\u2014\u2013\u2500=_*-][^\n]{2,38}?\d"
    r"[^\n]{0,10}?[\s\u2014\u2013\u2500=_*-]{2,40}"
    r"|(?:[^\W\d_]{3,12},? )?(?:[^\W\d_]{3,12} \d{1,2},? \d{4}"
    r"|\d{1,2}\.? [^\W\d_]{3,12} \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_SECTION = re.compile(r"\{(?P<name>[^\W\d_]{3,20})\}")
_REPLY_SIGNS = "\u21aa\u250c\u256d\u2937\u21a9\u2514"


def is_day(line: str) -> bool:
    """A day by itself, between dashes or without: "— March 11, 2025 —"."""
    bare = line.strip()
    if not 0 < len(bare) <= _LONGEST:
        return False
    return _DAY.fullmatch(line.rstrip()) is not None or bare.casefold() in _unread()


def is_notice(line: str, names: Collection[str]) -> bool:
    """What the chat tells of one of these, in lower case: "Ada pinned a message"."""
    bare = line.strip()
    if not 0 < len(bare) <= _LONGEST:
        return False
    name = find_name(bare, names)
    behind = "" if name is None else bare[len(name) :].strip()
    is_told = bool(behind) and _pattern("notices").fullmatch(behind) is not None
    return is_told or is_arrival(bare, names)


def find_name(words: str, names: Collection[str]) -> str | None:
    """The longest of these names, in lower case, with which the words begin."""
    begun = words.casefold()[:_LONGEST].split(" ", _MOST_WORDS)
    for size in range(min(_MOST_WORDS, len(begun)), 0, -1):
        name = " ".join(begun[:size])
        if name in names:
            return name
    return None


def is_told_content(words: str) -> bool:
    """A message that says only what its writer did: "Pinned a message."."""
    bare = words.strip()
    return len(bare) <= _LONGEST and _pattern("contents").fullmatch(bare) is not None


def count_exported(line: str) -> int | None:
    """The number in "Exported 26 message(s)"."""
    match = _pattern("counts").fullmatch(line.strip()[:_LONGEST])
    if match is None:
        return None
    number = next(found for found in match.groupdict().values() if found)
    return int(re.sub(r"\D", "", number)[:9])


def read_section(line: str) -> str | None:
    """The name of "{Attachments}", in lower case."""
    match = _SECTION.fullmatch(line.strip())
    name = match and match["name"].casefold()
    return name if name and name in entries("channel_exports", "sections") else None


def holds_page(section: str) -> bool:
    return section in entries("channel_exports", "pages")


def read_edited(line: str) -> tuple[str, str]:
    """The line's words, and the mark behind them that it was edited, if it has one."""
    match = _EDITED.fullmatch(line) if line.rstrip()[-1:] in (")", "]") else None
    if match is None or not is_chat_mark(match["mark"]):
        return line, ""
    return match["words"], match["mark"]


def is_reply_sign(line: str) -> bool:
    return line.strip()[:1] in _REPLY_SIGNS and bool(line.strip())


def are_reactions(line: str) -> bool:
    """Signs with their numbers on one line: "👍 2 🎉 (11)"."""
    parts = line.split() if len(line) <= _LONGEST else []
    signs, counts = parts[::2], parts[1::2]
    return (
        len(signs) == len(counts) > 0
        and all(map(is_sign, signs))
        and all(map(is_count, counts))
    )


def is_count(line: str) -> bool:
    return _COUNT.fullmatch(line.strip()) is not None


def is_sign(line: str) -> bool:
    """An emoji, or its name between colons."""
    bare = line.strip()
    if not 0 < len(bare) <= 2 * _LONGEST_SIGN:
        return False
    if _SIGN.fullmatch(bare) is not None:
        return True
    kinds = {unicodedata.category(sign) for sign in bare}
    return len(bare) <= _LONGEST_SIGN and "So" in kinds and kinds <= _OF_SIGNS


@cache
def _unread() -> frozenset[str]:
    return frozenset(entries("channel_exports", "unread"))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    told = "|".join(entries("channel_exports", f"{key}_as_patterns"))
    return re.compile(told, re.IGNORECASE)
