"""
How the words around a name say that somebody knows what its voice has said.

The words stand in `seeds/wording/mentions.toml`, by language; here is how they make a
sentence: before a name, right before it, right behind it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.text.languages import DEFAULT
from bot.text.wordlists import alternatives, entries

_NEAR = r"(?:\W+\w+){0,4}?\W*"
_MARKS = r"[\W_]*"
_WORD = r"\w{1,60}"  # what is longer is no word; marks stand in it too


@dataclass(frozen=True, slots=True)
class MentionPatterns:
    """
    *before* are searched in what stands before the name, to its very end, *behind* are
    matched where it ends; *doubts*, *families* and *i* are searched in the sentence. Of
    *collective_words* each collective has one, if there are any.
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
    inverted_before: re.Pattern[str]
    identifying_before: re.Pattern[str]
    siding_before: re.Pattern[str]
    thinking_behind: re.Pattern[str]
    answers_behind: re.Pattern[str]
    beside_me_behind: re.Pattern[str]
    bearers_before: re.Pattern[str]
    bearers_behind: re.Pattern[str]
    kin_behind: re.Pattern[str]
    works: re.Pattern[str]
    long_ago: re.Pattern[str]
    i_right_behind: re.Pattern[str]
    collectives: re.Pattern[str]
    antecedents: re.Pattern[str]
    singing: re.Pattern[str]
    choir: re.Pattern[str]
    collective_words: tuple[str, ...]


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
    sources = {
        "framing_before": rf"{framing}(?:{_WORD}\W+){{0,2}}?(?:{saying}{_MARKS})?$",
        "saying_before": rf"{saying}{_MARKS}$",
        "wording_before": (
            rf"{listed['wording']} (?:of|by|from|von|de|d'|di|van){_MARKS}$"
        ),
        "article_before": rf"{listed['articles']} $",
        "saying_behind": rf"{_NEAR}{saying}",
        "wording_behind": (
            rf"{possessive}{_MARKS}(?:{_WORD}\W+){{0,2}}?{listed['wording']}"
        ),
        "answers_behind": (
            rf"{possessive}{_MARKS}(?:{_WORD}\W+){{0,2}}?{listed['answers']}"
        ),
        "confirming_behind": rf"{_MARKS}{listed['confirming']}",
        **_of_the_speaker(listed),
        **_of_namesakes(listed),
    }
    sources |= {key: listed[key] for key in _ANYWHERE}
    sources |= {f"{key}_before": rf"{listed[key]}{_MARKS}$" for key in _RIGHT_BEFORE}
    return MentionPatterns(
        **{key: _compiled(each) for key, each in sources.items()},
        collective_words=tuple(entries("mentions", "collective_words", language)),
    )


def _of_the_speaker(listed: Mapping[str, str]) -> Mapping[str, str]:
    """What says "I" beside a name."""
    i, thinking = listed["i"], listed["thinking"]
    return {
        "being_before": rf"{i}{_MARKS}{listed['being']}{_MARKS}$",
        "supposing_behind": (
            rf"(?:\W+(?!{i}){_WORD}){{0,1}}?{_MARKS}{listed['supposing']}"
        ),
        "i_behind": rf"(?:,? {_WORD} {_WORD})?{_MARKS}{i}",
        "i_right_behind": rf"{_MARKS}{i}",
        "thinking_behind": (
            rf"(?:,? {_WORD} {_WORD})?{_MARKS}{i}{_MARKS}(?:{_WORD} )?{thinking}"
            rf"|{_MARKS}{thinking} {i}"
        ),
        "beside_me_behind": (
            rf"{_MARKS}{listed['beside_me']}|(?:\W+\w+){{1,6}}?\W+{listed['than_me']}"
        ),
    }


def _of_namesakes(listed: Mapping[str, str]) -> Mapping[str, str]:
    """By what a name is somebody else's."""
    return {
        "inverted_before": rf"^{_MARKS}{listed['inverted']}{_MARKS}$",
        "bearers_behind": rf",(?: \w+){{1,3}}? {listed['bearers']}",
        "kin_behind": (
            rf"\b(?:his|her|their|son|sa|ses|su|sus|sein\w*|ihr\w*) {listed['kin']}"
        ),
        "works": (
            rf"\b(?:in|im|dans|en|under) (?:[\w'\u2019]+ ){{0,3}}?{listed['works']}"
        ),
    }


_ANYWHERE = (
    *("doubts", "families", "long_ago", "collectives", "antecedents", "singing"),
    "choir",
)
_RIGHT_BEFORE = ("taking_up", "identifying", "siding", "bearers")
_KEYS = (
    *("saying", "wording", "framing", "taking_up", "confirming", "doubts", "supposing"),
    *("i", "being", "articles", "families", "collectives", "antecedents", "singing"),
    *("inverted", "identifying", "siding", "thinking", "answers", "beside_me"),
    *("than_me", "bearers", "kin", "works", "long_ago", "choir"),
)


def _words(key: str, language: str, *, file: str = "mentions") -> str:
    edged, anywhere = alternatives(file, key, language=language)
    return rf"(?:\b(?:{edged})(?!\w)|{anywhere})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
