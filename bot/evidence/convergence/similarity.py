"""
How alike texts are in their words: the cosine of their TF-IDF vectors.

The weight of a word in a text is (1 + ln how often it stands there) times
(1 + ln((1 + texts) / (1 + texts that have it))), after G. Salton and C. Buckley 1988,
Term-weighting approaches in automatic text retrieval, smoothed so that a word that all
have still counts.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt

Matrix = tuple[tuple[float, ...], ...]
Vector = Mapping[str, float]
"""Of length 1, or empty."""
_DIGITS = 4


def similarities(texts: Sequence[Sequence[str]]) -> Matrix:
    """
    From 0 (no word in common) to 1 (the same words equally often), for each two texts
    given as words. A text without a word is like none, itself included.
    """
    found = vectors(texts)
    size = len(found)
    rows = [[0.0] * size for _ in range(size)]
    # Only texts that have a word in common are alike at all.
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, vector in enumerate(found):
        for word, weight in vector.items():
            for column, other in holding[word]:
                rows[row][column] += weight * other
            holding[word].append((row, weight))
            rows[row][row] += weight * weight
    for row in range(size):
        for column in range(row + 1):
            rows[row][column] = min(round(rows[row][column], _DIGITS), 1.0)
            rows[column][row] = rows[row][column]
    return tuple(tuple(row) for row in rows)


def vectors(texts: Sequence[Sequence[str]]) -> list[Vector]:
    """The words of each text with their weights."""
    counts = [Counter(words) for words in texts]
    having = Counter(word for count in counts for word in count)
    rarity = {
        word: 1 + log((1 + len(counts)) / (1 + found)) for word, found in having.items()
    }
    return [_unit({w: (1 + log(n)) * rarity[w] for w, n in c.items()}) for c in counts]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Of two texts by their vectors."""
    if len(other) < len(one):
        one, other = other, one
    both = (weight * other[word] for word, weight in one.items() if word in other)
    return sum(both, 0.0)
