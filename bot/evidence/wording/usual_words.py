"""
What anybody says, though its words are not the most frequent ones.

Small words that hold a sentence together; stock phrases; what language models like to
say whatever they are asked; the names of models and their makers. They are listed by
hand in `seeds/wording/`: a phrase that is listed there is no shared image, one that is
missing may be listed as one.
"""

from collections.abc import Mapping
from functools import cache
from math import log10

from bot.text.stems import bare, stem
from bot.text.wordlists import by_language, entries

_FAVOURITE = 5.3  # on the Zipf scale: of those that are listed by hand
_PER_MILLION = (20, 50, 100, 200, 500)
_THOUSAND = 1000  # million words, of which the Zipf scale is the logarithm


@cache
def small_words(language: str) -> frozenset[str]:
    """Stems, and the words as they are."""
    listed = by_language("small_words", "left_out").get(language, ())
    return frozenset(
        form
        for word in listed
        for form in (bare(word.casefold()), stem(word.casefold(), language))
    )


@cache
def favourites() -> frozenset[str]:
    """English stems of what models like to say whatever they are asked."""
    listed = by_language("models", "favourites").get("en", ())
    return frozenset(stem(word, "en") for word in listed)


@cache
def models_usage() -> Mapping[str, float]:
    """The Zipf frequency in models' answers of English stems that they are fond of."""
    found = dict.fromkeys(favourites(), _FAVOURITE)
    for often in _PER_MILLION:
        for word in by_language("models_usage", f"at_least_{often}")["en"]:
            base, usual = stem(word, "en"), log10(often * _THOUSAND)
            found[base] = max(usual, found.get(base, 0.0))
    return found


@cache
def model_names() -> frozenset[str]:
    """Models, their makers and what they are called, in any language."""
    return frozenset(entries("models", "names"))


def stock_phrases(language: str) -> tuple[str, ...]:
    """Those that are nobody's."""
    keys = ("phrases", "shared")
    listed = (by_language("stock_phrases", key).get(language, ()) for key in keys)
    return tuple(phrase for phrases in listed for phrase in phrases)
