"""
Quotations that are not verbatim: put together, changed, or not the voice's. No I/O.

Both rules speak of words of folded text (see `folding.py`); a character of a script
without spaces counts as a word.

* spliced: the quotation holds only words of the voice, in the voice's order, and some
  were left out: either within two neighbouring sentences, or where the quotation
  shows a break (... or [...]), each piece of it then standing in one piece in the
  same text, in order. It has at least three words. A sentence of one or two words
  counts as the beginning of the next.
* altered: it has at least three words; in some stretch of the text hardly longer than
  itself, words that make up three quarters of its letters are found again, in any
  order, the same or with another ending.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.domain.synthesis import Check
from bot.evidence.words import words

_SENTENCE_END = re.compile("(?<=[.!?\u2026\u3002\uff01\uff1f])['\")\\]]*\\s*")
_BREAK = re.compile("\\s*[(\\[]?\u2026[)\\]]?\\s*")

_FEWEST = 3  # words; two may meet anywhere by chance
_SHARE = 0.75  # of the letters that must be found again
_SLACK = 2  # words that may have been put between
_STEM = 5  # letters by which inflected forms of a word are held to be the same


def near(said: str, texts: Sequence[str]) -> Check:
    """The check for a quotation that stands in none of the texts; all are folded."""
    quotation = words(said)
    if len(quotation) < _FEWEST:
        return Check.NOT_FOUND
    if any(_is_spliced(said, quotation, text) for text in texts):
        return Check.SPLICED
    if any(_is_altered(quotation, words(text)) for text in texts):
        return Check.ALTERED
    return Check.NOT_FOUND


def _is_spliced(said: str, quotation: list[str], text: str) -> bool:
    pieces = [found for p in _BREAK.split(said) if (found := words(p))]
    if len(pieces) > 1 and _follow(pieces, text):
        return True
    return any(
        _holds(window, quotation) and not _stands(quotation, window)
        for window in _neighbours(text)
    )


def _follow(pieces: list[list[str]], text: str) -> bool:
    """Each piece stands in one piece in the text, after the one before it."""
    joined = _joined(words(text))
    at = 0
    for piece in pieces:
        at = joined.find(_joined(piece), at)
        if at < 0:
            return False
        at += len(_joined(piece)) - 1
    return True


def _neighbours(text: str) -> Iterator[list[str]]:
    """The words of each two sentences that follow one another."""
    before: list[str] = []
    sentence: list[str] = []
    for part in _SENTENCE_END.split(text):
        sentence += words(part)
        if len(sentence) >= _FEWEST:
            yield before + sentence
            before, sentence = sentence, []
    yield before + sentence


def _holds(window: list[str], quotation: list[str]) -> bool:
    rest = iter(window)
    return all(word in rest for word in quotation)


def _stands(quotation: list[str], window: list[str]) -> bool:
    """In one piece, so that only the punctuation was changed: that is no splice."""
    return _joined(quotation) in _joined(window)


def _joined(words: list[str]) -> str:
    return f" {' '.join(words)} "


def _is_altered(quotation: list[str], text: list[str]) -> bool:
    wanted = Counter(_stem(word) for word in quotation)
    letters = {_stem(word): len(word) for word in quotation}
    due = _SHARE * sum(len(word) for word in quotation)
    stretch = len(quotation) + _SLACK
    stems = [_stem(word) for word in text]
    seen: Counter[str] = Counter()
    found = 0
    for at, stem in enumerate(stems):
        if stem in wanted:
            seen[stem] += 1
            found += letters[stem] if seen[stem] <= wanted[stem] else 0
        if at >= stretch and (left := stems[at - stretch]) in wanted:
            found -= letters[left] if seen[left] <= wanted[left] else 0
            seen[left] -= 1
        if found >= due:
            return True
    return False


def _stem(word: str) -> str:
    return word[:_STEM]
