"""
What inflected forms of a word have in common, lightly: only endings are cut.

Two more cut words, and stay apart, because the thresholds beside them were tuned on
them: `evidence/quotes/altered.py` with one short list of endings for any language, and
`evidence/endings/content_items.py` after six letters.

Accents are dropped, of a word with an apostrophe the longer part is kept, and then the
longest ending of the language's list that leaves four letters (in Cyrillic three) is
cut, once; in English -s, -ed and -ing that leave three, a doubled consonant, and a last
"e". Irregular forms (dwelt, forgotten) are those of their first form by a list, in
English; in languages without a list of endings only accents are dropped. Light on
purpose: what it misses is missed, but it joins few words that are not the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.text.scripts import has_signs
from bot.text.wordlists import by_language, entries

_LEFT = 4  # letters that must be left
_LEFT_CYRILLIC = 3
_ACCENTS = re.compile("[\u0300-\u036f]+")
_CYRILLIC = ("ru", "uk", "bg")
_VOWEL = re.compile("[aeiouy]")
# Ends like an inflected word, and is none.
_UNINFLECTED = ("ss", "us", "is", "eed", "ssed")


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; a function of the word and the language only."""
    return stem_of(word, language)


def stem_of(word: str, language: str) -> str:
    """The same, not remembered."""
    plain = word if word.isascii() and "'" not in word else bare(word)
    if language == "en":
        return _english(_irregular().get(plain, plain))
    if plain.endswith("ss"):
        return plain
    longest, suffixes = _suffixes(language)
    left = _LEFT_CYRILLIC if language in _CYRILLIC else _LEFT
    for length in range(min(longest, len(plain) - left), 0, -1):
        if plain[-length:] in suffixes:
            return plain[:-length]
    return plain


@cache
def _suffixes(language: str) -> tuple[int, frozenset[str]]:
    """How long the longest is, and all; none for a language without a list."""
    listed = by_language("suffixes", "suffixes").get(language, ())
    return max(map(len, listed), default=0), frozenset(listed)


@cache
def _irregular() -> Mapping[str, str]:
    """The first form of each irregular one."""
    groups = (group.split() for group in entries("irregular_forms", "forms", "en"))
    return {form: first for first, *forms in groups for form in forms}


def bare(word: str) -> str:
    """Without accents and vowel signs, and without what an apostrophe adds."""
    if "'" in word:
        head, _, tail = word.partition("'")
        word = head if len(head) >= len(tail) else tail
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", word))
    if not has_signs(plain):
        return plain
    # Scripts whose signs are no letters by themselves keep their consonants only.
    return "".join(c for c in plain if unicodedata.category(c)[0] != "M")


def _english(plain: str) -> str:
    if plain.endswith(_UNINFLECTED):
        return plain
    if plain.endswith(("ies", "ied")) and len(plain) > _LEFT:
        return plain[:-3] + "y"
    cut = plain
    for ending in ("s", "ing", "ed"):
        shorter = plain[: -len(ending)]
        if plain.endswith(ending) and len(shorter) > 2 and _VOWEL.search(shorter):  # noqa: PLR2004 - as the docstring says
            cut = shorter
            break
    if cut is not plain and cut[-1] == cut[-2] and cut[-1] not in "lsze":
        return cut[:-1]
    return cut[:-1] if cut[-1:] == "e" and len(cut) >= _LEFT else cut
