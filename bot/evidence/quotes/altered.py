"""
Quotations that are not verbatim: put together, changed, or not the voice's.

The rules speak of words of folded text (see `folding.py`); a character of a script
without spaces counts as a word. A quotation of fewer than three words is neither.

* spliced: the quotation holds only words of the voice, in the voice's order, and some
  were left out: within two neighbouring sentences, or where the quotation shows a break
  (... or [...] or /), each piece of it then standing so in the same text, in order. A
  sentence of one or two words counts as the beginning of the next.
* altered: in some stretch of the text hardly longer than itself, most of its words are
  found again, in any order, the same or in another form. Most: two thirds of its
  letters (65 %), or all words but one if more than half of the letters are left; in
  any case eight. Or three quarters of its letters, among them two words of five or
  more, stand scattered over two neighbouring sentences. Or the pieces that a break
  shows stand in the text in another order. Or only the punctuation was changed. A
  character that counts as a word counts as three letters.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from bot.domain.synthesis import Check
from bot.evidence.quotes.prepared_text import PreparedText
from bot.text.scripts import is_character
from bot.text.words import words

_BREAK = re.compile(r"\s*[(\[]?\u2026[)\]]?\s*|\s+/+\s+")

# The numbers below were set by hand, on texts written for the tests.
_FEWEST = 3  # words; two may meet anywhere by chance
_SHARE = 0.65  # of the letters that must be found again
_SCATTERED_SHARE = 0.75
_BUT_ONE_SHARE = 0.55  # with one word changed
_LEAST = 8  # letters that must be found again
_TELLING = 5  # letters of a word that is not a mere joint
_SLACK = 2  # words that may have been put between
_ROOT = 5  # letters by which inflected forms of a word are held to be the same
_ENDING = re.compile(r"(?<=...)(?:ing|ed|es|s|ly|er|en|e|d)$")


def check_inexact(said: str, texts: Sequence[PreparedText]) -> Check:
    """The check for a folded quotation that stands in none of the texts."""
    quotation = words(said)
    if len(quotation) < _FEWEST:
        return Check.NOT_FOUND
    pieces = [tuple(found) for p in _BREAK.split(said) if (found := words(p))]
    if any(_is_spliced(pieces, text) for text in texts):
        return Check.SPLICED
    is_altered = any(
        _is_altered(quotation, text.words)
        or _is_scattered(quotation, text)
        or _are_reordered(pieces, text)
        for text in texts
    )
    return Check.ALTERED if is_altered else Check.NOT_FOUND


def _is_spliced(pieces: Sequence[tuple[str, ...]], text: PreparedText) -> bool:
    """Each piece stands there, whole or with words left out, after the one before."""
    whole = tuple(word for piece in pieces for word in piece)
    if _stands(whole, text.words):
        return False  # only the punctuation was changed
    if _held(whole, text, 0) is not None:
        return True
    at: int | None = 0
    for piece in pieces if len(pieces) > 1 else ():
        at = _held(piece, text, at or 0)
        if at is None:
            return False
    return len(pieces) > 1


def _held(piece: tuple[str, ...], text: PreparedText, at: int) -> int | None:
    """Where the piece ends within two neighbouring sentences, from word *at* on."""
    if (start := _find(piece, text.words, at)) is not None:
        return start + len(piece)
    # Of two words in their order, each may belong to another thought.
    if len(piece) < _FEWEST:
        return None
    for number, sentence in enumerate(text.sentences):
        last = text.sentences[min(number + 1, len(text.sentences) - 1)].stop
        first = max(sentence.start, at)
        if (end := _end_of(piece, text.words, first, last)) is not None:
            return end
    return None


def _end_of(
    piece: Sequence[str], text: Sequence[str], first: int, last: int
) -> int | None:
    """Where the words of the piece, in order, have all been met."""
    met = 0
    for at in range(first, last):
        if text[at] == piece[met]:
            met += 1
            if met == len(piece):
                return at + 1
    return None


def _find(piece: tuple[str, ...], text: tuple[str, ...], at: int) -> int | None:
    for start in range(at, len(text) - len(piece) + 1):
        if text[start] == piece[0] and text[start : start + len(piece)] == piece:
            return start
    return None


def _stands(piece: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return _find(piece, text, 0) is not None


def _are_reordered(pieces: Sequence[tuple[str, ...]], text: PreparedText) -> bool:
    """All stand in the text, though not in this order; one word is no piece."""
    enough = len(pieces) > 1 and all(len(piece) > 1 for piece in pieces)
    return enough and all(_stands(piece, text.words) for piece in pieces)


def _is_altered(quotation: Sequence[str], text: Sequence[str]) -> bool:
    """Whether most of it meets in one stretch; the first that is enough ends it."""
    roots = [root(word) for word in quotation]
    wanted = Counter(roots)
    letters = dict(zip(roots, map(_letters, quotation), strict=True))
    # A window of so many words moves along the text. A word counts in it as often as
    # the quotation has it, and no oftener: every stretch is full of "the".
    stretch = len(quotation) + _SLACK
    seen: Counter[str] = Counter()
    words_found = letters_found = 0
    total = sum(map(_letters, quotation))
    others = [root(word) for word in text]
    for at, other in enumerate(others):
        if other in wanted:
            seen[other] += 1
            if seen[other] <= wanted[other]:
                words_found += 1
                letters_found += letters[other]
        if at >= stretch and (left := others[at - stretch]) in wanted:
            # Only then did it count; of more than are wanted the surplus leaves first.
            if seen[left] <= wanted[left]:
                words_found -= 1
                letters_found -= letters[left]
            seen[left] -= 1
        if _is_most(len(quotation) - words_found, letters_found, total):
            return True
    return False


def _is_scattered(quotation: Sequence[str], text: PreparedText) -> bool:
    letters = {root(word): _letters(word) for word in quotation}
    due = _SCATTERED_SHARE * sum(letters.values())
    # Two neighbouring sentences at a time, as the rule says.
    before: set[str] = set()
    for sentence in text.sentences:
        here = {root(w) for w in text.words[sentence.start : sentence.stop]}
        both = here | before
        found = [size for each, size in letters.items() if each in both]
        telling = sum(size >= _TELLING for size in found)
        if sum(found) >= due and telling > 1:
            return True
        before = here
    return False


def _is_most(missing: int, letters: int, total: int) -> bool:
    """
    Whether *letters* of a quotation's *total* are enough, *missing* of its words not
    being found in the stretch.
    """
    share = _BUT_ONE_SHARE if missing <= 1 else _SHARE
    return letters >= max(_LEAST, share * total)


def _letters(word: str) -> int:
    # A character says about as much as a short word; see the rule at the head.
    return 3 if is_character(word) else len(word)


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """
    What a word's forms have in common, roughly, in languages with endings.

    Rougher than `bot/text/roots.py`, which needs to know the language: a quotation is a
    few words, and the shares above were tuned on this.
    """
    # "remembers", "remembered" and "remember" are all "remem".
    return _ENDING.sub("", word)[:_ROOT]
