"""
Remarks of whoever made a transcript: what they say of the record, and of several voices
at once.
"""

import re
from functools import cache

from bot.text.wordlists import alternatives, entries, whole_words

_LONGEST = 2000  # characters of a remark
_LONGEST_CLOSING = 80
_MARKS = "*_()[]{} \t.!\u2026:\u2014\u2013-~=#"


def speaks_of_record(text: str) -> bool:
    """It says how the record was made, or of several answers what they have."""
    if len(text) > _LONGEST:
        return False
    bare = text.replace("\u2019", "'")
    return any(
        whole_words("record_talk", key).search(bare)
        for key in ("of_the_record", "of_several")
    )


def speaks_of_several(text: str) -> bool:
    """It speaks of the answers of several voices at once."""
    bare = text[:_LONGEST].replace("\u2019", "'")
    return whole_words("record_talk", "of_several").search(bare) is not None


def speaks_of_answers(text: str) -> bool:
    """The same, in words that cannot be meant of anything else that several are."""
    bare = text[:_LONGEST].replace("\u2019", "'")
    return speaks_of_several(whole_words("record_talk", "of_them").sub("", bare))


def is_closing_line(line: str) -> bool:
    """What stands below an end by itself: "*Curtain.*", "FIN", "[end of log]"."""
    return len(line) < _LONGEST_CLOSING and line.strip(_MARKS).casefold() in _closings()


def is_button(line: str) -> bool:
    """What stands below an answer on a page and is copied with it: "Retry"."""
    return len(line) < _LONGEST_CLOSING and line.strip().casefold() in _buttons()


def announces_remarks(words: str) -> bool:
    """A heading or label such as "My Take", "Editor's note": whoever made it speaks."""
    bare = words[:_LONGEST].replace("\u2019", "'").strip(_MARKS)
    return _headings().fullmatch(bare) is not None


@cache
def _headings() -> re.Pattern[str]:
    words, anywhere = alternatives("record_talk", "headings")
    return re.compile(
        rf"(?:\d++[.)]\s++)?(?:{words}|{anywhere})(?:\s++(?:\d++|\([^()]*\))|\s*+[:,\u2013\u2014-].*)?",
        re.IGNORECASE,
    )


@cache
def _closings() -> frozenset[str]:
    return frozenset(entries("record_talk", "closings"))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(entries("record_talk", "buttons"))
