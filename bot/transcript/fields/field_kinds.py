"""What a field of a record or a column of a table holds, as its name says it."""

import re
from enum import Enum
from functools import cache, lru_cache

from bot.text.wordlists import entries

_PARTS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LONGEST = 80  # characters of a name
_MOST_WORDS = 4


class FieldKind(Enum):
    """The value is the key under which its words stand in `seeds/wording/fields`."""

    REMARK = "remarks"
    EXPECTED = "expected"
    CRITERION = "criteria"
    ERROR = "errors"
    THOUGHT = "thoughts"
    SYSTEM = "systems"
    QUESTION = "questions"
    ANSWER = "answers"
    PERSON = "persons"
    MODEL = "models"
    VOICE = "voices"
    TIME = "times"
    WORDING = "wordings"
    NUMBER = "numbers"
    UNKNOWN = ""


NOT_SAID = frozenset({FieldKind.REMARK, FieldKind.EXPECTED})
"""Whoever made the document wrote it."""

# What stands before a neutral word, wherever: "prompt_text", "text_of_prompt".
_HEADS = (
    *(FieldKind.EXPECTED, FieldKind.THOUGHT, FieldKind.SYSTEM, FieldKind.ERROR),
    *(FieldKind.QUESTION, FieldKind.ANSWER, FieldKind.PERSON, FieldKind.REMARK),
    *(FieldKind.MODEL, FieldKind.VOICE, FieldKind.TIME),
)
_OF_MODEL = frozenset({"id", "version"})
_FIRST = frozenset({FieldKind.EXPECTED, FieldKind.THOUGHT, FieldKind.SYSTEM})


@lru_cache(maxsize=4000)
def find_kind(name: str) -> FieldKind:
    """
    The last word decides ("answer_note" is a note, "question_id" an id) unless it says
    nothing by itself ("prompt_text"); a word for what was expected, thought or told
    before decides wherever it stands.
    """
    parts = part_name(name)
    if len(parts) > _MOST_WORDS or name.rstrip()[-1:] == "?":
        return FieldKind.UNKNOWN  # a sentence
    kinds = [
        _kind_of(part) if len(part) > 1 or len(parts) == 1 else FieldKind.UNKNOWN
        for part in parts
    ]
    for kind in _FIRST:
        if kind in kinds:
            return kind
    while len(kinds) > 1 and kinds[-1] in (FieldKind.WORDING, FieldKind.UNKNOWN):
        rest = [kind for kind in kinds[:-1] if kind in _HEADS]
        if kinds[-1] is FieldKind.UNKNOWN and not rest:
            break
        kinds.pop()
    last = kinds[-1] if kinds else FieldKind.UNKNOWN
    if last is FieldKind.NUMBER and FieldKind.MODEL in kinds and parts[-1] in _OF_MODEL:
        return FieldKind.MODEL
    return FieldKind.QUESTION if last is FieldKind.PERSON else last


def part_name(name: str) -> list[str]:
    """The words of a name, in lower case: of "myNote_2" "my" and "note"."""
    return [one.casefold() for one in _PARTS.findall(_CAMEL.sub("_", name[:_LONGEST]))]


@cache
def _kinds() -> dict[str, FieldKind]:
    """Of a word that two languages have, the kind that comes first in `FieldKind`."""
    found: dict[str, FieldKind] = {}
    for kind in FieldKind:
        for word in entries("fields", kind.value) if kind.value else ():
            found.setdefault(word.casefold(), kind)
    return found


def _kind_of(part: str) -> FieldKind:
    return _kinds().get(part, FieldKind.UNKNOWN)
