"""
Whether wording is anybody's, or so particular that using it again is quoting.

Measured by how often words are used (the Zipf scale of `wordfreq`: 3 is once in a
million words, 6 once in a thousand; the highest of several languages). A word's weight
is 9 less its Zipf frequency. Words of a stock phrase, and names, weigh little.

* A run of six words or more is particular when it weighs 16 or more and holds a word
  rarer than 5.0 or two rarer than 5.3; any run of ten words that weighs 24 is. The
  numbers part thirty stock phrases from as many lines of prose (see the tests).
* A shorter phrase, which somebody set in quotation marks, is when it has two words or
  more, weighs 9.5, and holds a word rarer than 4.7.
* A single word in quotation marks, or two to four characters of a script without
  spaces, is where it is rarer than 4.7 and a voice that said it is named beside it.
* A character of a script without spaces counts as half a word of middling weight.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from bot.text.folding import fold
from bot.text.frequency import word_zipf
from bot.text.scripts import has_unspaced, is_character
from bot.text.wordlists import entries
from bot.text.words import words as words_of

RUN = 6  # words
_LONG_RUN = 10
_RUN_WEIGHT, _LONG_WEIGHT, _PHRASE_WEIGHT = 16, 24.0, 9.5
_RARE, _UNCOMMON, _PHRASE_RARE = 9 - 5.0, 9 - 5.3, 9 - 4.7
_CHARACTER = 2.6  # five in quotation marks are a phrase, twelve a run
_TERM = (2, 4)  # characters that are one word
_NAME = 2.0
_STOCK = 2.0
_NUMBER = 3.5


def is_particular_run(words: Sequence[str], names: Collection[str] = ()) -> bool:
    """Whether six words or more in a row are hardly met twice by chance."""
    if (size := length(words)) < RUN:
        return False
    found = weights(words, names)
    if size >= _LONG_RUN and sum(found) >= _LONG_WEIGHT:
        return True
    rare = sum(weight > _RARE for weight in found)
    uncommon = sum(weight > _UNCOMMON for weight in found)
    characters = all(map(is_character, words))
    return sum(found) >= _RUN_WEIGHT and (rare >= 1 or uncommon > 1 or characters)


def is_particular_phrase(words: Sequence[str], names: Collection[str] = ()) -> bool:
    """Whether a phrase that stands in quotation marks is more than a usual one."""
    found = weights(words, names)
    if all(map(is_character, words)):
        return sum(found) >= 5 * _CHARACTER
    rarest = max(found, default=0.0)
    heavy = sum(found) >= _PHRASE_WEIGHT and rarest > _PHRASE_RARE
    return len(words) > 1 and heavy


def is_particular_term(words: Sequence[str], names: Collection[str] = ()) -> bool:
    """Whether one word in quotation marks, beside a name, is more than a usual one."""
    if all(map(is_character, words)):
        return _TERM[0] <= len(words) <= _TERM[1]
    return len(words) == 1 and weights(words, names)[0] > _PHRASE_RARE


def is_rare(word: str) -> bool:
    """Whether it is rarer than 4.7."""
    return not is_character(word) and weight(word) > _PHRASE_RARE


def is_uncommon(word: str) -> bool:
    """Whether it is rarer than 5.3."""
    return not is_character(word) and weight(word) > _UNCOMMON


def length(words: Sequence[str]) -> float:
    if not has_unspaced("".join(words)):
        return len(words)
    return sum(0.5 if is_character(word) else 1 for word in words)


def weights(words: Sequence[str], names: Collection[str] = ()) -> list[float]:
    """How much each word weighs where it stands."""
    found = [_NAME if word in names else weight(word) for word in words]
    stocks = _stock_phrases()
    for at in [at for at, word in enumerate(words) if word in stocks]:
        for stock in stocks[words[at]]:
            end = at + len(stock)
            if tuple(words[at:end]) == stock:
                found[at:end] = [min(w, _STOCK) for w in found[at:end]]
    return found


@cache
def weight(word: str) -> float:
    """9 less the word's Zipf frequency; 9 for one that is in no list."""
    if is_character(word):
        return _CHARACTER
    if word.isdigit():
        return _NUMBER
    plain = unicodedata.normalize("NFC", word)
    # Lists hold "it's" as it is; a word they lack may be one with its possessive.
    found = word_zipf(plain) or word_zipf(plain.rpartition("'")[0])
    return 9 - found


@cache
def _stock_phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Those that count for little as they stand, by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in ("phrases", "quoted"):
        for phrase in entries("stock_phrases", key):
            listed = tuple(words_of(fold(phrase).text))
            found.setdefault(listed[0], []).append(listed)
    return found
