"""
A line that holds a known model's name and little else, with or without words behind it:
what stands before the name and behind it is its dress, and may be found again around
other names.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model

_LONGEST = 90  # characters of a line that is a label, and of the look for a name
_MOST_WORDS = 4  # beside the name
_MOST_BEFORE = 3
_TOKEN = re.compile(r"[^\W_]+(?:[._+/-][^\W_]++)*\+?")
_LETTERS = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"[ ]?[(\uff08][^()\uff08\uff09\n]{1,60}[)\uff09]")
_MARK = r"(?:</?[a-z]{1,6}+/?>|[^\w\s'\u2019,.;!?(<>=&/+\u2192])"
_BEHIND = re.compile(
    rf"(?P<words>(?:(?:[ ]|['\u2019])[^\W\d_A-Z]{{1,14}}+){{0,3}})"
    rf"(?P<marks>(?:[ ]?{_MARK}{{1,8}}+){{1,3}})[ \t]+\S"
)
_SIGNED = re.compile(
    r"(?P<before>[^\w\s]{1,4}[ ]{0,2}[*_]{0,3})"
    r"(?P<name>[^\W_]{1,40}(?:[ ][^\W_]{1,40}+){0,2})"
    r"(?P<behind>[*_]{0,3}:[*_]{0,3})(?:[ ]|$)"
)
_ENDS_SENTENCE = (".", ",", ";", "!", "?", "\u2026")
_SMALL = frozenset(("a", "the", "by"))  # words of models' names, and of sentences
_DIGITS = re.compile(r"\d+")
_UNDERLINE = re.compile(r"(?:-{3,60}|={3,60})[ \t]*")
_COLONS = (":", "\uff1a")
_PICTURE = (
    r"[\u2190-\u2bff\U0001f000-\U0001faff]"
    r"[\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]{0,7}"
)
_PICTURES = re.compile(_PICTURE)
_ANY_PICTURE = "\ue000"  # in a dress, for one that each name has of its own
_NAME = (
    r"(?P<name>[^\W_](?:[^*_`:\n|<>\[\]()#,;!?]{0,40}[^\s*_`:\n|<>\[\]()#,;!?])?"
    r"(?:[ ]?\([^()\n]{1,60}\))?)"
)


class LabelDress(NamedTuple):
    """What stands around the name, each number as a nought."""

    before: str
    behind: str
    is_underlined: bool = False

    @property
    def is_heading(self) -> bool:
        return self.is_underlined or self.before[:1] == "#"

    @property
    def is_bare_heading(self) -> bool:
        """Marks of a heading, and nothing else."""
        around = self.before.strip("# ") + self.behind
        return self.before[:1] == "#" and not around and not self.is_underlined

    @property
    def ends_label(self) -> bool:
        """Words may stand behind it on the same line."""
        return not self.is_heading and any(
            not sign.isalnum() and not sign.isspace() for sign in self.behind
        )

    @property
    def is_plain(self) -> bool:
        """Words may stand behind it, and no colon says that somebody speaks them."""
        return not any(colon in self.before + self.behind for colon in _COLONS)

    @property
    def is_sure(self) -> bool:
        """Nothing but a label looks so: a picture is in it, or words and a colon."""
        return (self.has_words and not self.is_plain) or any(
            map(_is_picture, self.before)
        )

    @property
    def has_words(self) -> bool:
        return _LETTERS.search(self.before + self.behind) is not None

    @property
    def pictures(self) -> tuple[str, ...]:
        """Before the name, or else behind it: a list of names has others' there."""
        found = _PICTURES.findall(self.before) or _PICTURES.findall(self.behind)
        return tuple(found)

    def level_pictures(self) -> "LabelDress":
        """With any picture in place of each that it has."""
        before, behind = (
            _PICTURES.sub(_ANY_PICTURE, part) for part in (self.before, self.behind)
        )
        return self._replace(before=before, behind=behind)

    def pattern(self) -> re.Pattern[str]:
        """Of the same dress around any name; *rest* is what is said behind it."""
        rest = r"(?:[ \t]+(?P<rest>\S.*))?[ \t]*" if self.ends_label else r"[ \t]*"
        around = (_around(part) for part in (self.before, self.behind))
        return re.compile(_NAME.join(around) + rest, re.IGNORECASE)


class DressedModel(NamedTuple):
    dress: LabelDress
    name: str
    stands_alone: bool = False  # no words behind it


def read_dressed_model(line: str, below: str) -> DressedModel | None:
    """
    The first known model's name in the line, and its dress; None where too much else
    stands there, or nothing. *below* is the line below it.
    """
    head = line[:_LONGEST]
    found = find_model_name(head)
    if found is None or line[:1] in (" ", "\t", ">", "|"):
        return None
    before, tail = head[: found[0]], line[found[1] :]
    if len(_LETTERS.findall(before)) > _MOST_BEFORE or before[-1:].isalnum():
        return None
    behind = None if before[:1] == "#" else _find_behind(tail)
    if behind is not None:
        return DressedModel(LabelDress(_level(before), behind), head[slice(*found)])
    dress = _read_alone(before, tail) if len(line) <= _LONGEST else None
    if dress is not None and is_underline(below):
        dress = dress._replace(is_underlined=True)
    if dress is None or not any(dress):
        return None
    return DressedModel(dress, head[slice(*found)], stands_alone=True)


def read_signed(line: str) -> DressedModel | None:
    """A picture, a name, whosever, and a colon: "🦉 Ada: words"."""
    match = _SIGNED.match(line[:_LONGEST])
    if match is None or not any(map(_is_picture, match["before"])):
        return None
    dress = LabelDress(_level(match["before"]), match["behind"])
    return DressedModel(dress, match["name"], match.end() == len(line.rstrip()))


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) == "So"


def find_model_name(words: str) -> tuple[int, int] | None:
    """Where the first name of a known model begins and ends, its maker with it."""
    tokens = list(_TOKEN.finditer(words))
    for at, token in enumerate(tokens):
        if _families().isdisjoint(_split(token[0])) or not _is_known(token[0]):
            continue
        begin, end, last, first = token.start(), token.end(), at, at
        while last + 1 < len(tokens) and _goes_on(words, begin, end, tokens[last + 1]):
            last += 1
            end = tokens[last].end()
        while first and _goes_before(words, begin, end, tokens[first - 1]):
            first -= 1
            begin = tokens[first].start()
        brackets = _BRACKETS.match(words, end)
        return begin, end if brackets is None else brackets.end()
    return None


def is_underline(line: str) -> bool:
    """The second line of a heading that is underlined."""
    return _UNDERLINE.fullmatch(line) is not None


def _find_behind(tail: str) -> str | None:
    """The marks between the name and words; None where there are no words, or marks."""
    found = _BEHIND.match(tail)
    if found is None or (found["words"] and not _has_colon(found["marks"])):
        return None
    return _level(found[0][:-1].rstrip())


def _read_alone(before: str, tail: str) -> LabelDress | None:
    bare = tail.rstrip()
    beside = len(_LETTERS.findall(before)) + len(_LETTERS.findall(bare))
    if beside > _MOST_WORDS or bare.endswith(_ENDS_SENTENCE):
        return None
    return LabelDress(_level(before), _level(bare))


def _goes_on(words: str, begin: int, end: int, after: re.Match[str]) -> bool:
    is_near = words[end : after.start()] in (" ", "-")
    more = words[begin : after.end()]
    return is_near and after[0].casefold() not in _SMALL and _is_known(more)


def _goes_before(words: str, begin: int, end: int, above: re.Match[str]) -> bool:
    is_near = words[above.end() : begin] == " " and above[0][0].isupper()
    more = words[above.start() : end]
    return is_near and above[0].casefold() not in _SMALL and _is_known(more)


def _is_known(name: str) -> bool:
    return is_known_model(read_speaker(name))


def _has_colon(words: str) -> bool:
    return any(colon in words for colon in _COLONS)


def _split(words: str) -> list[str]:
    return _LETTERS.findall(words.casefold())


def _level(words: str) -> str:
    return _DIGITS.sub("0", words.casefold())


def _around(part: str) -> str:
    leveled = re.escape(part).replace("0", r"\d{1,9}")
    return leveled.replace(_ANY_PICTURE, f"(?:{_PICTURE})")


@cache
def _families() -> frozenset[str]:
    return frozenset(entries("models", "families"))
