"""
Shared phrases made whole, ranked, and without near-duplicates.

A phrase goes on to the left and right, within its sentence, as long as all its voices
have the same content words there. It is left out as a near-duplicate when the voices of
a better one include its own, and more than half of its words stand in that one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.evidence.convergence.distinctive import Distinctiveness
from bot.evidence.convergence.phrases import Content
from bot.evidence.convergence.sharing import Found, Spot

_HALF = 0.5


def ranked(
    found: Iterable[Found], distinct: Distinctiveness, most: int
) -> tuple[tuple[Found, ...], int]:
    """The best *most*, and how many more there are."""
    whole = _made_whole(found)
    # By identity: to hash one would be to hash its whole turns.
    scores = {id(each): _score(each, distinct) for each in whole}
    whole.sort(key=lambda each: (-scores[id(each)], sorted(each.stems)))
    kept: list[Found] = []
    left_out = 0
    for each in whole:
        # Not compared any more, so near-duplicates may count among these.
        if len(kept) == most:
            left_out += 1
        elif not any(_is_near(each, better) for better in kept):
            kept.append(each)
    return tuple(kept), left_out


def _score(found: Found, distinct: Distinctiveness) -> float:
    """By the words that were new to whom the phrase stands with first."""
    new = found.stems - found.spoken[0].known
    return distinct.score(new, len(found.spoken))


def _made_whole(found: Iterable[Found]) -> list[Found]:
    """Each phrase once, though several pairs of words lead to it."""
    covered: dict[tuple[int, ...], set[int]] = {}
    whole = []
    for each in found:
        turns = tuple(spoken.turn.number for spoken in each.spoken)
        done = covered.setdefault(turns, set())
        first, last = each.spots[0]
        # "a b", "b c" and "a c" all grow to "a b c": the first of them has led there.
        if {first, last} <= done:
            continue
        longer = _longer(each)
        start, end = longer.spots[0]
        if end - start > last - first:
            done.update(range(start, end + 1))
        whole.append(longer)
    return whole


def _longer(found: Found) -> Found:
    contents = [spoken.content for spoken in found.spoken]
    # Words in another order, or with another word between, have no common neighbours.
    if not _agree([_stems(*pair) for pair in zip(contents, found.spots, strict=True)]):
        return found
    before = _steps(contents, [first for first, _ in found.spots], -1)
    after = _steps(contents, [last for _, last in found.spots], 1)
    if not before and not after:
        return found
    spots = tuple((first - before, last + after) for first, last in found.spots)
    return replace(found, stems=frozenset(_stems(contents[0], spots[0])), spots=spots)


def _steps(contents: Sequence[Content], places: Sequence[int], way: int) -> int:
    """How many content words further all of them have the same."""
    steps = 0
    while True:
        ahead = [at + way * (steps + 1) for at in places]
        words = [
            _word(c, a, p) for c, a, p in zip(contents, ahead, places, strict=True)
        ]
        # None is the end of a sentence or a text: all may agree on it, and stop.
        if words[0] is None or not _agree(words):
            return steps
        steps += 1


def _word(content: Content, at: int, place: int) -> str | None:
    """The content word at *at*, if it stands in the sentence of the one at *place*."""
    if not 0 <= at < len(content.stems):
        return None
    same = content.sentences[at] == content.sentences[place]
    return content.stems[at] if same else None


def _stems(content: Content, spot: Spot) -> tuple[str, ...]:
    return content.stems[spot[0] : spot[1] + 1]


def _agree(each: Sequence[object]) -> bool:
    return all(other == each[0] for other in each)


def _is_near(found: Found, better: Found) -> bool:
    if not set(found.voices) <= set(better.voices):
        return False
    return len(found.stems & better.stems) > _HALF * len(found.stems)
