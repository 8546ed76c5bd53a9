"""
How far a phrase is from what anybody would say.

Each content word weighs 9 less its Zipf frequency (see `frequency.py`), that is, minus
the logarithm of its share of ordinary language; words that stood in what the voices
were asked weigh nothing. A phrase is distinctive

* of one new word, when that is rarer than 4.2 (some sixteen in a million words), has
  four letters and is no English adverb in -ly;
* of several, when they weigh 8.5 together, a word of a stock phrase 2 at most.

Phrases are ranked by (weight - log10 of the words an answer has) * log2 of the number
of voices: the first is minus the logarithm of how often an answer of that length would
hold it if words fell independently, which they do not; so it orders, and is not shown.
The bounds were set by hand on texts written for the tests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2, log10

from bot.evidence.convergence.phrases import Content, Stems, stock_pairs, zipf
from bot.text.scripts import is_character

_NOTHING = 9.0
RARE = 9 - 4.2
TOGETHER = 8.5
STOCK = 2.0  # what a word of a stock phrase weighs at most, where it stands in one
_LETTERS = 4
_CHARACTERS = 2


@dataclass(frozen=True, slots=True)
class Distinctiveness:
    """*weights* of all stems that were said, *length* in words of a middling answer."""

    weights: Mapping[str, float]
    length: int
    stock: frozenset[Stems]

    def is_distinctive(self, new: Stems) -> bool:
        if len(new) == 1:
            (stem,) = new
            return self.weights.get(stem, 0.0) >= RARE and _is_image(stem)
        return self.weight(new) >= TOGETHER

    def weight(self, stems: Iterable[str]) -> float:
        return sum(self.weights.get(stem, 0.0) for stem in stems)

    def score(self, new: Stems, voices: int) -> float:
        return (self.weight(new) - log10(self.length)) * log2(max(voices, 2))


def distinctiveness(contents: Iterable[Content]) -> Distinctiveness:
    """Of a word that several languages have, the most usual counts."""
    listed = tuple(contents)
    weights: dict[str, float] = {}
    for each in listed:
        for stem in set(each.stems):
            found = _NOTHING - zipf(stem, each.language)
            weights[stem] = min(found, weights.get(stem, _NOTHING))
    lengths = sorted(len(each.wording.words) for each in listed)
    middling = lengths[len(lengths) // 2] if lengths else 1
    languages = {each.language for each in listed}
    stock = frozenset(pair for name in languages for pair in stock_pairs(name))
    return Distinctiveness(weights, max(middling, 1), stock)


def _is_image(stem: str) -> bool:
    if is_character(stem):
        return len(stem) >= _CHARACTERS
    return len(stem) >= _LETTERS and not stem.endswith("ly")
