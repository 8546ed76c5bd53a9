"""
Words that tell of who gives an answer in the third person, as the voice does not:
"Twice it wrote me a letter. The third try:"; and words to whoever reads the document.
"""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.ends.answer_habits import AnswerHabits
from bot.transcript.handmade.sections.known_models import speaks_of_itself

_LONGEST = 400  # characters
_NEAR = 600  # characters of a longer text
_FEWEST = 2  # words beside a name; a label has no more
_COLONS = (":", "\uff1a")
_MARKS = "*_`\"'\u201d \t"
_IN_BOTH = re.compile(r"([*_]{1,2})(?:\[[^\[\]]+\]|\([^()]+\))\1")
_WORD = re.compile(r"[^\W\d_]{2,}")


def leads_to_answer(text: str, names: AbstractSet[str]) -> bool:
    """
    A first paragraph that ends in a colon and tells of who answers, or of the answer.
    *names* are the first words of the name of whoever speaks, in lower case.
    """
    bare = text.strip().replace("\u2019", "'")
    if len(bare) > _LONGEST or not bare.strip(_MARKS).endswith(_COLONS):
        return False
    if bare.startswith((">", "|", "#", "```", "~~~")):
        return False
    if any(_pattern(key).search(bare) for key in ("tells", "tries")):
        return True
    words = {word.casefold() for word in _WORD.findall(bare.partition("(")[0])}
    is_told = len(words) > _FEWEST and not words.isdisjoint(names)
    return is_told and not speaks_of_itself(bare)


def surely_leads(text: str) -> bool:
    """It tells of who answers and of a try: "It wrote me a letter. The third try:"."""
    bare = text.strip().replace("\u2019", "'")
    is_told = _pattern("tells").search(bare) and _pattern("tries").search(bare)
    return len(bare) <= _LONGEST and is_told is not None


def tells_of_another(text: str) -> bool:
    """Near its beginning: "I asked it twice", "it gave me", "its first try"."""
    bare = text[:_NEAR].replace("\u2019", "'")
    return any(_pattern(key).search(bare) for key in ("tells", "tries"))


def tells_what_it_did(text: str, names: AbstractSet[str]) -> bool:
    """In italics and brackets, a voice and what it did: "*[Ada replied twice]*"."""
    bare = text.strip().replace("\u2019", "'")
    if len(bare) > _LONGEST or _IN_BOTH.fullmatch(bare) is None:
        return False
    said = _pattern("says")
    return any(
        word[0].casefold() in names
        and said.match(bare[word.end() :].lstrip(" \t-0123456789.")) is not None
        for word in _WORD.finditer(bare)
    )


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = "|".join(entries("third_person", f"{key}_as_patterns"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def tells_readers(text: str, habits: AnswerHabits) -> bool:
    """
    Of what comes next, or in somebody's "I" of a voice that no answer names; or it
    thanks a person.
    """
    bare = text.replace("\u2019", "'")
    if whole_words("closing_notes", "to_readers").search(bare):
        return True
    is_named = not habits.names.isdisjoint(_WORD.findall(text.casefold()))
    is_closing = any(
        whole_words("closing_notes", key).search(bare)
        for key in ("thanked", "meets", "that_is_all")
    )
    is_told_of = habits.unnamed and is_named and speaks_of_itself(text)
    return is_told_of or (is_closing and not is_named)
