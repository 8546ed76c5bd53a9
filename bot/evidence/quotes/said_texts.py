"""
What was said, as many texts in which any number of quotations is looked for.

However many texts there are, a quotation is looked for in all of them at once, letter
by letter, and word by word only in those that hold enough of its rarest words.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from bot.evidence.quotes.altered import Sought
from bot.evidence.quotes.prepared_text import PreparedText
from bot.evidence.quotes.spoken_text import find_words, spoken_words

_MANY = 200  # texts: to look through all of them at once is quicker
_LONGEST = 200  # characters of a word; the ends of a longer one would be too many
_MARK = re.compile(r"[^\w]")
_PARTED_BY = "\n"  # stands in no text as it is spoken


class SaidTexts:
    """The texts in the order in which they were said; prepared when first needed."""

    def __init__(self, texts: Sequence[PreparedText]) -> None:
        self.texts = tuple(texts)

    def find(self, words: str, start: int = 0) -> tuple[PreparedText, int, int] | None:
        """
        The first text that holds *words*, as spoken, where they stand in it, and the
        offset into all of them behind them, from which *start* may go on.
        """
        numbers = self._holding_words(words)
        if len(numbers) > _MANY:
            at = find_words(words, self._joined, start)
            if at is None:
                return None
            number = bisect_right(self._starts, at) - 1
            return self.texts[number], at - self._starts[number], at + len(words)
        first = max(bisect_right(self._starts, start) - 1, 0)
        for number in numbers[bisect_left(numbers, first) :]:
            begin = self._starts[number]
            text = self.texts[number]
            at = find_words(words, text.spoken.text, max(start - begin, 0))
            if at is not None:
                return text, at, begin + at + len(words)
        return None

    def _holding_words(self, words: str) -> Sequence[int]:
        """The texts that have the rarest of the words, in order."""
        return min(map(self._holding_word, spoken_words(words)), key=len, default=())

    def _holding_word(self, word: str) -> Sequence[int]:
        """Those in which it stands, or ends another."""
        listed = self._by_word.get(word, ())
        more = [n for n, held in self._long_words if _is_end(word, held)]
        return sorted({*listed, *more}) if more else listed

    def holding(self, quotation: Sought) -> Iterator[PreparedText]:
        """Those of which a quotation may be altered, each wording once."""
        numbers: set[int] = set()
        letters = 0
        rarest = sorted(quotation.letters, key=lambda r: (len(self._numbers(r)), r))
        for each in rarest:
            numbers.update(self._numbers(each))
            letters += quotation.letters[each]
            # A text that holds none of these holds too little of the rest.
            if letters > quotation.rarely_enough:
                break
        told: set[str] = set()
        for number in sorted(numbers):
            text = self.texts[number]
            if text.spoken.text not in told:
                told.add(text.spoken.text)
                yield text

    def _numbers(self, each: str) -> Sequence[int]:
        return self._index.get(each, ())

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the texts in which a word stands, or ends a short one."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            short = (word for word in text.vocabulary if len(word) <= _LONGEST)
            for each in {end for word in short for end in _ends(word)}:
                index[each].append(number)
        return index

    @cached_property
    def _long_words(self) -> Sequence[tuple[int, str]]:
        """Each with the number of its text."""
        return [
            (number, word)
            for number, text in enumerate(self.texts)
            for word in text.vocabulary
            if len(word) > _LONGEST
        ]

    @cached_property
    def _joined(self) -> str:
        return _PARTED_BY.join(text.spoken.text for text in self.texts)

    @cached_property
    def _starts(self) -> Sequence[int]:
        sizes = (len(text.spoken.text) + len(_PARTED_BY) for text in self.texts)
        return tuple(accumulate(sizes, initial=0))

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the texts that hold each root."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for each in text.roots_held:
                index[each].append(number)
        return index


def _ends(word: str) -> Iterator[str]:
    """The word, and what stands in it behind a mark: in "l'homme" also "homme"."""
    yield word
    if not word.isalnum():
        for mark in _MARK.finditer(word):
            yield word[mark.end() :]


def _is_end(end: str, word: str) -> bool:
    """Whether `_ends` of that word has it."""
    if not word.endswith(end):
        return False
    before = len(word) - len(end)
    return before == 0 or _MARK.match(word, before - 1) is not None
