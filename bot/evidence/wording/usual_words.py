"""
What anybody says, though its words are not the most frequent ones.

Small words that hold a sentence together; stock phrases; what language models like to
say whatever they are asked; the names of models and their makers. They are listed by
hand in `seeds/wording/`: a phrase that is listed there is no shared image, one that is
missing may be listed as one.
"""

from functools import cache

from bot.text.stems import bare, stem
from bot.text.wordlists import by_language, entries


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
def model_names() -> frozenset[str]:
    """Models, their makers and what they are called, in any language."""
    return frozenset(entries("models", "names"))


def stock_phrases(language: str) -> tuple[str, ...]:
    """Those that are nobody's."""
    keys = ("phrases", "shared")
    listed = (by_language("stock_phrases", key).get(language, ()) for key in keys)
    return tuple(phrase for phrases in listed for phrase in phrases)
