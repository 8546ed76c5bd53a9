"""Labels and headings of questions and answers in languages other than English."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.text.wordlists import alternatives, entries

_LONGEST = 200  # characters of a label
_MOST_COUNTED = 3  # words such as "second" before what is asked or answered
_COLONS = re.compile(r"(?:[ \u00a0\u202f]?\uff1a|[\u00a0\u202f]:)(?P<apart>[*_ \t]|$)?")


@dataclass(frozen=True, slots=True)
class ForeignLabel:
    """*is_answer*, or else a question; by *who* it is, and *to* whom it was put."""

    is_answer: bool
    who: str | None = None
    to: str | None = None


def with_plain_colon(line: str) -> str:
    """Its first colon as ASCII has it, as French and Chinese do not write it."""
    if line.isascii():
        return line
    return _COLONS.sub(lambda m: f":{m['apart'] or ' '}", line, count=1)


@lru_cache(maxsize=1000)  # a dialogue has few labels, thousands of times
def read_foreign_label(words: str) -> ForeignLabel | None:
    """*words* are the whole label, without a colon or marks of emphasis."""
    if len(words) > _LONGEST:
        return None
    bare = _without_count(words)
    return _read(bare) or (_read(words) if bare != words else None)


def _without_count(words: str) -> str:
    """Of "Adas zweite Antwort" "Adas Antwort"."""
    for _ in range(_MOST_COUNTED):
        words, times = _counting().subn("", words, count=1)
        if not times:
            break
    return words


def _read(words: str) -> ForeignLabel | None:
    for is_answer in (False, True):
        for pattern in _patterns(is_answer=is_answer):
            if (found := pattern.fullmatch(words)) is not None:
                groups = {k: v.strip() for k, v in found.groupdict().items() if v}
                who = groups.get("who") or groups.get("asker")
                return ForeignLabel(is_answer, who, groups.get("to"))
    return None


def is_foreign_container(words: str) -> bool:
    """Such as "Die Antworten": each heading below it is a voice's."""
    return words.strip("*: ").casefold() in _listed("containers")


def foreign_lists() -> frozenset[str]:
    """What a line begins with that lists who speaks."""
    return _listed("lists")


@cache
def _counting() -> re.Pattern[str]:
    """Which of several questions or answers it is, right before the word for them."""
    which, anywhere = alternatives("labels", "which")
    spaced, unspaced = alternatives("labels", "counted")
    return re.compile(
        rf"(?<!\w)(?:{which})\s+(?=(?:{spaced}))|(?:{anywhere})\s*(?=(?:{unspaced}))",
        re.IGNORECASE,
    )


@cache
def _patterns(*, is_answer: bool) -> tuple[re.Pattern[str], ...]:
    key = "answers_as_patterns" if is_answer else "questions_as_patterns"
    return tuple(re.compile(one, re.IGNORECASE) for one in entries("labels", key))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(entries("labels", key))
