"""
Content words near one another that several turns have, in any order; and single words.

A pair (see `content_words.py`) or a word stands, for each turn, where it tells it as
somebody else's, if it does so anywhere, else where it stands first. Pairs that share
their voices and overlap in all of them are one phrase.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from bot.evidence.sharing.candidates import Candidate, Form
from bot.evidence.wording.spoken import Spoken, Spot

Spots = dict[int, Spot]
_K = TypeVar("_K")
_NEAR = 4  # phrases back that a pair may belong to


def find_pairs(spoken: Sequence[Spoken]) -> Iterator[Candidate]:
    """Every pair that two turns have."""
    held: dict[tuple[str, str], Spots] = defaultdict(dict)
    for number, each in enumerate(spoken):
        for one, other, first, last in each.content.pairs():
            hold(held[one, other], number, (first, last), each)
    for pair, spots in held.items():
        if len(spots) > 1:
            yield Candidate(Form.PHRASE, pair, spots)


def find_words(spoken: Sequence[Spoken]) -> Iterator[Candidate]:
    """Every content word that two turns have."""
    held: dict[str, Spots] = defaultdict(dict)
    for number, each in enumerate(spoken):
        for at, stem in zip(each.content.places, each.content.stems, strict=True):
            hold(held[stem], number, (at, at), each)
    for stem, spots in held.items():
        if len(spots) > 1:
            yield Candidate(Form.WORD, (stem,), spots)


def hold(spots: dict[_K, Spot], key: _K, spot: Spot, spoken: Spoken) -> None:
    """Where the text of that *key* has it: there, unless it is better placed before."""
    known = spots.setdefault(key, spot)
    # Whoever has quoted a phrase goes on speaking of what was quoted.
    if spoken.quotes(spot) and not spoken.quotes(known):
        spots[key] = spot


def join_pairs(
    pairs: Iterable[Mapping[int, Spot]], spoken: Sequence[Spoken]
) -> Iterator[Candidate]:
    """Phrases of the pairs that the same turns have, given by their spots."""
    phrases: list[tuple[set[str], Spots]] = []
    first, *_ = spots_ = list(pairs)
    lead = next(iter(first))
    for spots in sorted(spots_, key=lambda each: each[lead]):
        stems = _ends(spots, spoken)
        for held, stretch in phrases[-_NEAR:]:
            if _overlap(stretch, spots):
                held.update(stems)
                stretch.update(_both(stretch, spots))
                break
        else:
            phrases.append((set(stems), dict(spots)))
    for held, stretch in phrases:
        start, end = stretch[lead]
        words = spoken[lead].content.words[start : end + 1]
        order = dict.fromkeys(word.stem for word in words if word.stem in held)
        yield Candidate(Form.PHRASE, tuple(order), stretch)


def _ends(spots: Mapping[int, Spot], spoken: Sequence[Spoken]) -> set[str]:
    number, (first, last) = next(iter(spots.items()))
    words = spoken[number].content.words
    return {words[first].stem, words[last].stem}


def _overlap(one: Mapping[int, Spot], other: Mapping[int, Spot]) -> bool:
    return all(
        other[text][0] <= last and first <= other[text][1]
        for text, (first, last) in one.items()
    )


def _both(one: Mapping[int, Spot], other: Mapping[int, Spot]) -> Spots:
    return {
        text: (min(first, other[text][0]), max(last, other[text][1]))
        for text, (first, last) in one.items()
    }
