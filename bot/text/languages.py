"""
Which language a text is in: by its script, and by its smallest words.

A guess for looking up how usual a word is: of the languages that `wordfreq` has, those
that can be told apart by script or by their most frequent words. A longer text that has
hardly any of these is in none of them, and so is one in a script that is not listed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from bot.text.folding import fold
from bot.text.scripts import SCRIPTS
from bot.text.wordlists import by_language
from bot.text.words import words as words_of

DEFAULT = "en"
NONE_KNOWN = "und"
"""Instead of a language: one of which no frequency list is used."""
_FEWEST = 3  # small words, before a guess among one script's languages is believed
_LONG = 40  # words of a text that has small ones, if they are of its language
_LEAST = 0.02  # of the words; in Latin letters, which so many languages have, more
_LEAST_LATIN = 0.05
_KANA_IN_TEN = 1  # characters of Japanese, at least

# Scripts that tell their language, and two that tell a family of them.
_SCRIPTS = tuple(
    (name, re.compile(f"[{SCRIPTS[script]}]"))
    for name, script in (
        ("ja", "kana"),
        ("zh", "han"),
        ("ko", "hangul"),
        ("cyrillic", "cyrillic"),
        ("el", "greek"),
        ("he", "hebrew"),
        ("ar", "arabic"),
        ("hi", "devanagari"),
        ("bn", "bengali"),
        ("ta", "tamil"),
        ("latin", "latin"),
    )
)
_ASCII_LETTER = re.compile("[a-z]")
_OTHER = re.compile(rf"[^\W\d_{''.join(SCRIPTS.values())}]")  # a letter of none of them
# Which languages are told apart within a script, by their smallest words.
_TOLD_APART: Mapping[str, tuple[str, ...]] = {
    "latin": (
        *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs"),
        *("ro", "fi", "hu", "tr", "id", "ca"),
    ),
    "cyrillic": ("ru", "uk", "bg"),
    "ar": ("ar", "fa", "ur"),
    "el": ("el",),
    "he": ("he",),
    "hi": ("hi",),
}


def script_of(text: str) -> str | None:
    """The script most of a folded text is in: a language's code, latin, cyrillic."""
    if text.isascii():
        return "latin" if _ASCII_LETTER.search(text) else None
    counts = {name: len(found.findall(text)) for name, found in _SCRIPTS}
    # Japanese texts are half in Chinese characters; Chinese ones may cite some kana.
    if counts["ja"] >= _KANA_IN_TEN * (counts["ja"] + counts["zh"]) / 10:
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    # A character of these is a word or half of one.
    for dense in ("ja", "zh", "ko"):
        counts[dense] *= 3
    counts[NONE_KNOWN] = len(_OTHER.findall(text))
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def language_of(text: str, words: Sequence[str]) -> str | None:
    """
    The language of a folded text and its words; None when nothing tells it, NONE_KNOWN
    when it is none of those that are known.
    """
    script = script_of(text)
    if script is None or script not in _TOLD_APART:
        return script
    hints = _small_words(script)
    hits = Counter(name for word in words for name in hints.get(word, ()))
    # Of two that have as many the one that is listed first.
    best = max(_TOLD_APART[script], key=lambda name: hits[name])
    least = _LEAST_LATIN if script == "latin" else _LEAST
    if len(words) >= _LONG and hits[best] < least * len(words):
        return NONE_KNOWN
    return best if hits[best] >= _FEWEST else _lone(script)


@cache
def _small_words(script: str) -> Mapping[str, Sequence[str]]:
    """Of each small word the languages of the script that have it."""
    listed = by_language("small_words", "telling")
    found: dict[str, list[str]] = {}
    for name in _TOLD_APART[script]:
        for word in dict.fromkeys(words_of(fold(" ".join(listed[name])).text)):
            found.setdefault(word, []).append(name)
    return found


def _lone(script: str) -> str | None:
    return None if script == "latin" else _TOLD_APART[script][0]
