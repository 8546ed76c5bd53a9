"""Findings that name somebody who took no part: a table cannot be about them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.domain.voice import Voice
from bot.evidence.voice_names import find_names, voice_meant

# Rows and findings are given to these too, and who is named so is nobody.
_NOBODY = re.compile(
    r"(a|all|any|any(body|one)|both|consensus|each|either|every(body|one)|most|neither"
    r"|no|no(body|ne)|one|only|others?|overall|several|some|summary|synthesis|table|the"
    r"|they|voices?|we)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LONGEST = 8  # words of a name; what is longer is none

_Name = tuple[str, ...]


def find_strangers(called: Iterable[str], voices: Sequence[Voice]) -> tuple[str, ...]:
    """Of the names that an answer gives, those of nobody who took part."""
    return tuple(
        name
        for name in dict.fromkeys(each.strip() for each in called)
        if name[:1].isupper()
        and not _NOBODY.match(name)
        and len(_words(name)) <= _LONGEST
        and voice_meant(name, voices) is None
        # "Ada and Bruno" are no stranger.
        and not any(find_names(name, voices))
    )


def drop_strangers(
    findings: Mapping[str, tuple[str, ...]],
    strangers: Iterable[str],
    voices: Sequence[Voice],
) -> Mapping[str, tuple[str, ...]]:
    """The findings without the sentences in which one of *strangers* is named."""
    names = frozenset(map(_words, strangers))
    own = frozenset(_words(voice.name) for voice in voices)
    return {
        key: tuple(each for each in sentences if not _names_one(each, names, own))
        for key, sentences in findings.items()
    }


def _names_one(sentence: str, names: Collection[_Name], own: Collection[_Name]) -> bool:
    words, at = _words(sentence), 0
    while names and at < len(words):
        # "GPT" is no stranger in a sentence on "GPT mini", who took part.
        taken = _longest(words, at, own)
        if not taken and _longest(words, at, names):
            return True
        at += taken or 1
    return False


def _longest(words: _Name, at: int, names: Collection[_Name]) -> int:
    """How many words of the longest of *names* stand there; 0 if none does."""
    sizes = range(_LONGEST, 0, -1)
    return next((size for size in sizes if words[at : at + size] in names), 0)


def _words(text: str) -> _Name:
    return tuple(_WORD.findall(text))
