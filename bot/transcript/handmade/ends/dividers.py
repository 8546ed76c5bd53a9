"""
Lines with words that part messages: "--- tea break ---", "— пауза —".

A voice dresses its own lines so too. It is a divider where it names a break, a time or
a part; with other words between three marks or more it may be either.
"""

import re
from collections.abc import Set as AbstractSet
from enum import Enum, auto

from bot.text.wordlists import whole_words
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_LONGEST = 80  # characters
_MOST_WORDS = 6
_STRONG = 3  # marks on a side
_MARK = r"[-=*~+_\u00b7\u2022\u2500\u2501\u2550\u2014\u2013]"
_FRAMED = re.compile(
    rf"(?P<before>(?P<mark>{_MARK})(?:[ \t]?(?P=mark)){{0,40}})(?P<gap>[ \t]*)"
    rf"(?P<words>[^\W_].*[^\W_]\)?|[^\W_])[ \t]*"
    r"(?P<after>(?P=mark)(?:[ \t]?(?P=mark)){0,40})"
)
_EMPHASIS = ("*", "_", "~")  # unless a space stands behind it
_LONE = ("\u2014", "\u2013")  # a single one is enough
_CODE = (" " * 4, "\t")
_WORD = re.compile(r"[^\W\d_]+")


class Divider(Enum):
    WEAK = auto()
    """Of few marks: the words alone say that it parts anything."""
    STRONG = auto()
    UNCLEAR = auto()


def judge_divider(line: str, names: AbstractSet[str] = frozenset()) -> Divider | None:
    """None for one without the form. *names*: first words of voices', in lower case."""
    bare = line.strip()
    if len(bare) > _LONGEST or line.startswith(_CODE):
        return None
    if (match := _FRAMED.fullmatch(bare)) is None:
        return None
    mark, words = match["mark"], match["words"]
    if mark in _EMPHASIS and not match["gap"]:
        return None
    fewest = min(match["before"].count(mark), match["after"].count(mark))
    if fewest < (1 if mark in _LONE else 2):
        return None
    told = {word.casefold() for word in _WORD.findall(words)}
    is_divider = (
        len(words.split()) <= _MOST_WORDS
        and told.isdisjoint(names)
        and not speaks_of_itself(words)
        and whole_words("dividers", "parts").search(words) is not None
        and whole_words("dividers", "ends").search(words) is None
    )
    if not is_divider:
        return Divider.UNCLEAR if fewest >= _STRONG else None
    return Divider.STRONG if fewest >= _STRONG else Divider.WEAK
