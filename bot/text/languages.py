"""
Which language a text is in: by its script, and by its smallest words.

A guess for looking up how usual a word is: of the languages that `wordfreq` has, those
that can be told apart by script or by some of their most frequent words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bot.text.scripts import SCRIPTS
from bot.text.wordlists import by_language

DEFAULT = "en"
_FEWEST = 3  # small words, before a guess among one script's languages is believed

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
# Which languages are told apart within a script, by their smallest words.
_TOLD_APART: Mapping[str, tuple[str, ...]] = {
    "latin": (
        *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs"),
        *("ro", "fi", "hu", "tr", "id", "ca"),
    ),
    "cyrillic": ("ru", "uk", "bg"),
}


def script_of(text: str) -> str | None:
    """The script most of a folded text is in: a language's code, latin, cyrillic."""
    counts = {name: len(found.findall(text)) for name, found in _SCRIPTS}
    if counts["ja"]:  # whose texts are half in Chinese characters
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    # A character of these is a word or half of one.
    for dense in ("ja", "zh", "ko"):
        counts[dense] *= 3
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def language_of(text: str, words: Iterable[str]) -> str | None:
    """The language of a folded text and its words; None when nothing tells it."""
    script = script_of(text)
    if script is None or script not in _TOLD_APART:
        return script
    hints = _small_words(script)
    hits = dict.fromkeys(hints, 0)
    for word in words:
        for name, small in hints.items():
            hits[name] += word in small
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= _FEWEST else _lone(script)


@cache
def _small_words(script: str) -> Mapping[str, frozenset[str]]:
    listed = by_language("small_words", "telling")
    return {name: frozenset(listed[name]) for name in _TOLD_APART[script]}


def _lone(script: str) -> str | None:
    return "ru" if script == "cyrillic" else None
