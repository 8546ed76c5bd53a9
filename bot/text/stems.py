"""
What inflected forms of a word have in common, lightly: only endings are cut. No I/O.

Accents are dropped, of a word with an apostrophe the longer part is kept, and then the
longest ending of the language's list that leaves four letters (in Cyrillic three) is
cut, once; in English -s, -ed and -ing that leave three, a doubled consonant, and a last
"e". Irregular forms stay apart (forget, forgotten), and in languages without a list
only accents are dropped. Light on purpose: what it misses is missed, but it joins few
words that are not the same.
"""

# ruff: noqa: RUF001 - letters of many scripts are the subject

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from bot.text.scripts import has_signs

_LEFT = 4  # letters that must be left
_LEFT_CYRILLIC = 3
_ENDINGS: Mapping[str, str] = {
    "de": "ern em en er es e s",
    "fr": "ements ement ees ee es e s x er ent ait ant",
    "es": "aciones ando iendo amos as os es a o e s ar er ir",
    "it": "ando endo ano ono a e i o",
    "pt": "ando endo as os es a o e s ar er ir",
    "nl": "en e s t",
    "sv": "arna erna orna en et ar er or a e n t s",
    "da": "erne ene en et er e s t",
    "nb": "ene en et er e a s t",
    "pl": "ami ach om ow ego emu ej ym ich a e i o u y",
    "cs": "ami ach ech um ou eho emu a e i o u y",
    "ca": "ant es s a e o ar",
    # The short i and the yo lose their marks, so that they are spelt without here.
    "ru": (
        "иями ями ами ого его ому ему ыми ими иях ях ах ов ев еи ои ыи ии ая яя ое ее "
        "ые ие их ых ую юю ом ем ам ям ия ию ает ают ет ют ит ят ал ала али ть а я о е "
        "ы и у ю ь"
    ),
    "uk": "ями ами ого ому ими ах ях ів ою ею ии ая а я о е и і у ю ь",
    "bg": "ите ата ото ият та то те ът а я о е и",
}
_SUFFIXES = {
    language: (max(map(len, listed.split())), frozenset(listed.split()))
    for language, listed in _ENDINGS.items()
}
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
        return _english(plain)
    if plain.endswith("ss"):
        return plain
    longest, suffixes = _SUFFIXES.get(language, (0, frozenset()))
    left = _LEFT_CYRILLIC if language in _CYRILLIC else _LEFT
    for length in range(min(longest, len(plain) - left), 0, -1):
        if plain[-length:] in suffixes:
            return plain[:-length]
    return plain


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
