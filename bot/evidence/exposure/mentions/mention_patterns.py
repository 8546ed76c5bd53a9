"""
How the words around a name say that somebody knows what its voice has said.

The words stand in `seeds/wording/mentions.toml`, by language; here is how they make a
sentence: before a name, right before it, right behind it.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.text.languages import DEFAULT
from bot.text.wordlists import alternatives, entries

_NEAR = r"(?:\W+\w+){0,4}?\W*"
_MARKS = r"[\W_]*"


@dataclass(frozen=True, slots=True)
class MentionPatterns:
    """
    *before* are searched in what stands before the name, to its very end, *behind* are
    matched where it ends; *doubts*, *families* and *i* are searched in the sentence.
    """

    framing_before: re.Pattern[str]
    saying_before: re.Pattern[str]
    taking_up_before: re.Pattern[str]
    wording_before: re.Pattern[str]
    being_before: re.Pattern[str]
    article_before: re.Pattern[str]
    saying_behind: re.Pattern[str]
    wording_behind: re.Pattern[str]
    confirming_behind: re.Pattern[str]
    supposing_behind: re.Pattern[str]
    i_behind: re.Pattern[str]
    doubts: re.Pattern[str]
    families: re.Pattern[str]
    i: re.Pattern[str]
    collectives: re.Pattern[str]
    antecedents: re.Pattern[str]


@cache
def mention_patterns(language: str) -> MentionPatterns:
    """Of one language, English if it has no list; compiled once."""
    if not entries("mentions", "saying", language):
        language = DEFAULT
    listed = {key: _words(key, language) for key in _KEYS}
    saying = f"(?:{listed['saying']}|{_words('verbs', language, file='quoting')})"
    framing = f"{listed['framing']}{_MARKS}"
    # Elsewhere a name has no sign of its own, or is found with its ending.
    possessive = "['\u2019]s?" if language == DEFAULT else "['\u2019]?"
    return MentionPatterns(
        framing_before=_compiled(rf"{framing}(?:\w+\W+){{0,2}}?(?:{saying}{_MARKS})?$"),
        saying_before=_compiled(rf"{saying}{_MARKS}$"),
        taking_up_before=_compiled(rf"{listed['taking_up']}{_MARKS}$"),
        wording_before=_compiled(
            rf"{listed['wording']} (?:of|by|from|von|de|d'|di|van){_MARKS}$"
        ),
        being_before=_compiled(rf"{listed['i']}{_MARKS}{listed['being']}{_MARKS}$"),
        article_before=_compiled(rf"{listed['articles']} $"),
        saying_behind=_compiled(rf"{_NEAR}{saying}"),
        wording_behind=_compiled(
            rf"{possessive}{_MARKS}(?:\w+\W+){{0,2}}?{listed['wording']}"
        ),
        confirming_behind=_compiled(rf"{_MARKS}{listed['confirming']}"),
        supposing_behind=_compiled(rf"(?:\W+\w+){{0,1}}?{_MARKS}{listed['supposing']}"),
        i_behind=_compiled(rf"(?:,? \w+ \w+)?{_MARKS}{listed['i']}"),
        doubts=_compiled(listed["doubts"]),
        families=_compiled(listed["families"]),
        i=_compiled(listed["i"]),
        collectives=_compiled(listed["collectives"]),
        antecedents=_compiled(listed["antecedents"]),
    )


_KEYS = (
    *("saying", "wording", "framing", "taking_up", "confirming", "doubts", "supposing"),
    *("i", "being", "articles", "families", "collectives", "antecedents"),
)


def _words(key: str, language: str, *, file: str = "mentions") -> str:
    edged, anywhere = alternatives(file, key, language=language)
    return rf"(?:\b(?:{edged})(?!\w)|{anywhere})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
