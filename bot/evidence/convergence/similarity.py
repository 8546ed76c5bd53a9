"""
How alike texts are in their words: the cosine of their TF-IDF vectors.

The weight of a word in a text is (1 + ln how often it stands there) times
(1 + ln((1 + texts) / (1 + texts that have it))), after G. Salton and C. Buckley 1988,
Term-weighting approaches in automatic text retrieval, smoothed so that a word that all
have still counts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

Matrix = tuple[tuple[float, ...], ...]
_DIGITS = 4


def similarities(texts: Sequence[Sequence[str]]) -> Matrix:
    """
    From 0 (no word in common) to 1 (the same words equally often), for each two texts
    given as words. A text without a word is like none, itself included.
    """
    vectors = _vectors([Counter(words) for words in texts])
    size = range(len(vectors))
    upper = {
        (one, other): _cosine(vectors[one], vectors[other])
        for one in size
        for other in size[one:]
    }
    return tuple(
        tuple(upper[min(row, column), max(row, column)] for column in size)
        for row in size
    )


def _vectors(counts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each of length 1, or empty."""
    having = Counter(word for count in counts for word in count)
    rarity = {
        word: 1 + log((1 + len(counts)) / (1 + found)) for word, found in having.items()
    }
    return [_unit({w: (1 + log(n)) * rarity[w] for w, n in c.items()}) for c in counts]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    both = (weight * other[word] for word, weight in one.items() if word in other)
    return min(round(sum(both, 0.0), _DIGITS), 1.0)
