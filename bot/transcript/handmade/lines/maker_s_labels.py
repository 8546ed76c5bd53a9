"""
Bold labels that name nobody: what whoever made a document writes below answers, and
what a voice itself ends an answer with.
"""

import re
from functools import cache

from bot.text.wordlists import alternatives, entries
from bot.transcript.speaker_names import SenderPart, find_part

_MOST_PARTS = 3  # words: "question from the moderator" has more
_ANYBODY = frozenset(
    ("you", "me", "people", "person", "human", "question", "prompt", "audience", "user")
)
_SAID_TO = re.compile(r"(?:to|an|\u00e0|au|aux|al|alla|ao|aan)[ ]", re.IGNORECASE)
_BRACKETS = frozenset("[]()\u3010\u3011\uff3b\uff3d\uff08\uff09")
_INITIALS = re.compile(r"[ ](?:[^\W\d_a-z]\.?){2,3}$")
_REACTION = re.compile(
    r"(?:[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?"
    r"|:[a-z0-9_+-]{2,30}:)[ \u00a0x\u00d7]{0,3}\d{1,5}"
)
_BETWEEN_REACTIONS = " \u00a0,;\u00b7|/\t"
_LONGEST_ROW = 200


def is_coda(label: str) -> bool:
    """Such as "for discussion"; labels here are in lower case and without dots."""
    return _labels("codas").match(label) is not None


def is_rating(label: str) -> bool:
    return _labels("ratings").fullmatch(label) is not None


def is_part_label(label: str) -> bool:
    """
    Such as "Moderator" or "La modératrice": somebody who is no voice speaks; "To the
    moderator" is said to them.
    """
    words = label.split()
    is_to = _SAID_TO.match(label) is not None
    may_end = not is_to and len(words) <= _MOST_PARTS and words[-1] not in _ANYBODY
    parts = {find_part(label), find_part(words[-1] if may_end else "")}
    return not parts.isdisjoint({SenderPart.ASKS, SenderPart.ASIDE})


def is_conclusion(label: str) -> bool:
    """Such as "in short", with which a voice ends."""
    bare = label.partition("(")[0].strip()
    return _labels("conclusions").fullmatch(bare) is not None


def is_note_in_brackets(text: str) -> bool:
    """Such as "[Note: the tape ends here]"."""
    bare = text.strip(" *_")
    if bare[:1] not in _BRACKETS or bare[-1:] not in _BRACKETS:
        return False
    head, colon, _ = bare[1:].replace("\uff1a", ":").partition(":")
    called = _INITIALS.sub("", head.strip()).replace(".", "").casefold()
    return bool(colon) and called in entries("maker_lines", "editors")


def are_reactions(text: str) -> bool:
    """A row of signs with how many readers chose each: "🌱 14  😭 9 (a record)"."""
    row = text.strip()
    head, bracket, _ = row.partition("(")
    if len(row) > _LONGEST_ROW or (bracket and not row.endswith(")")):
        return False
    rest = _REACTION.sub("", head)
    return rest != head and not rest.strip(_BETWEEN_REACTIONS)


def asks_again(label: str) -> bool:
    """Such as "second prompt, after lunch"."""
    return _asks().fullmatch(label) is not None


def is_nobody_s(name: str) -> bool:
    """What stands before a colon is one of these."""
    label = name.casefold().replace("\u2019", "'").replace(".", "").replace(";", "")
    return any(is_one(label) for is_one in (is_coda, is_rating, is_conclusion))


@cache
def _labels(key: str) -> re.Pattern[str]:
    words, anywhere = alternatives("maker_lines", key)
    return re.compile(rf"(?:{words})(?!\w)|(?:{anywhere})", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    words = "|".join(entries("maker_lines", "asks_as_patterns"))
    return re.compile(words, re.IGNORECASE)
