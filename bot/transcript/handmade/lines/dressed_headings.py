"""
What stands around a name in a heading: a link, a comment, a number, its maker; and what
a voice is said to do there that nobody asked for.
"""

import re
from functools import cache

from bot.text.wordlists import by_language, entries

_LONGEST = 300  # characters
_COMMENT = re.compile(r"<!--[^<>]*-->")
_LINK = re.compile(r"\[(?P<name>[^\[\]]+)\]\([^()\s]*\)")
_NUMBERED = re.compile(r"#\d{1,3}[.):]?\s+")
_QUOTED = re.compile(
    r"[\"\u201c\u201e\u00ab\u300c](?P<name>[^\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]+)"
    r"[\"\u201d\u201c\u00bb\u300d]"
)
_DATED = re.compile(
    r"(?P<name>\S(?:[^\u00b7]*[^\u00b7 ])?)[ ]++\u00b7[ ]++"
    r"(?P<more>(?=[^\u00b7\d]*+\d)[^\u00b7]*+)"
)
_ADDED = re.compile(r"(?P<name>[^,()]{1,40}),\s+(?P<more>[^,?!]{1,60})")
_OF = r"(?:by|from|of|von|vom|de|par|di|da|van|od|от|від|av|fra|od firmy)"
_CLOSING = re.compile(r"\bclosing\s+(?:thoughts|words|remarks)\W*$", re.IGNORECASE)
_LONGEST_NAME = 4  # words
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = str.maketrans("\uff08\uff09", "()")


def undress_heading(words: str) -> str:
    """The words of a heading, with what stands beside a name in it in brackets."""
    if len(words) > _LONGEST:
        return words
    bare = _LINK.sub(lambda found: found["name"], _COMMENT.sub("", words))
    bare = bare.translate(_WIDE).replace("(", " (").replace("  (", " (")
    bare = _NUMBERED.sub("", bare.strip(), count=1).strip()
    if (quoted := _QUOTED.fullmatch(bare)) is not None:
        bare = quoted["name"].strip()
    for form in (_DATED, _made_by(), _ADDED):
        found = form.fullmatch(bare)
        if found is not None and _may_be_model(found["name"]):
            return f"{found['name'].strip()} ({found['more'].strip()})"
    return bare


def closes_talk(words: str) -> bool:
    """Such as "Ada's Closing Thoughts": asked by nobody."""
    return _CLOSING.search(words[:_LONGEST]) is not None


def _may_be_model(name: str) -> bool:
    words = _WORD.findall(name.casefold())
    return len(name.split()) <= _LONGEST_NAME and bool(words) and words[0] in _models()


@cache
def _models() -> frozenset[str]:
    return frozenset(entries("models", "families"))


@cache
def _made_by() -> re.Pattern[str]:
    pairs = (
        line.partition(" by ")[2] for line in by_language("makers", "models")["en"]
    )
    makers = {one.strip() for pair in pairs for one in pair.split(" or ")}
    named = "|".join(sorted(map(re.escape, makers), key=len, reverse=True))
    return re.compile(
        rf"(?P<name>\S.{{0,60}}?)\s+{_OF}\s+(?P<more>{named})", re.IGNORECASE
    )
