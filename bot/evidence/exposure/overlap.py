"""
Wording that two texts share: runs of words, and phrases in quotation marks.

Only words are compared, so punctuation, emphasis, case and line breaks do not matter.
Linear in the texts' length: the runs of six words of every source are looked up, not
searched for; of a run that a source holds several times the first is met.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.evidence.exposure.ordinary import RUN
from bot.text.sentences import STOPS
from bot.text.words import Wording

_LONGEST = 40  # words in quotation marks; beyond, a mark has lost its partner
_PAIRS = (
    # Bounded, so that a mark without its partner costs 600 characters and no more.
    r'(?<!\w)"(?=\S)([^"]{2,600}?)"',
    r"“([^“”]{2,600})[”“]",
    r"„([^„“”]{2,600})[“”]",
    r"«([^«»]{2,600})»",
    r"»([^«»]{2,600})«",
    r"‹([^‹›]{2,600})›",  # noqa: RUF001 - as above
    r"「([^「」]{2,600})」",
    r"『([^『』]{2,600})』",
    r"《([^《》]{2,600})》",
    r"‘(?=\S)((?:[^‘’]|’(?=\w)){2,600})’(?!\w)",  # noqa: RUF001 - as above
    # Straight ones are apostrophes too; one that opens may stand within another pair.
    r"(?<!\w)'(?=\S)(?=((?:[^']|(?<=\w)'(?=\w)){2,600})'(?!\w))",
)
_QUOTED = tuple(re.compile(pair) for pair in _PAIRS)
_PIECE_END = re.compile(rf"[{STOPS}]+(?=\W|$)|\[…\]|/|\n\s*\n")

_Phrase = tuple[str, ...]
Index = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words *first* to before *last* of a text stand in the source at *there* too."""

    source: int
    first: int
    last: int
    there: int
    is_phrase: bool = False


def find_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where text stands between quotation marks, whichever pair they are."""
    for quoted in _QUOTED:
        yield from (match.span(1) for match in quoted.finditer(text))


def index(sources: Sequence[Wording]) -> Index:
    """Where each run of six words stands first in each source."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, source in enumerate(sources):
        for at, run in enumerate(grams(source.words, RUN)):
            places = found.setdefault(run, [])
            # Sources come one after the other: the last one noted tells enough.
            if not places or places[-1][0] != number:
                places.append((number, at))
    return found


def grams(words: Sequence[str], size: int) -> Iterator[int]:
    """A number for each run of *size* words; equal runs have equal numbers."""
    shifted = (words[n:] for n in range(size))
    # Numbers take less room than tuples of words. Two runs may have one number by
    # chance; `shared_runs` compares the words themselves.
    return map(hash, zip(*shifted, strict=False))


def shared_runs(
    text: Wording, sources: Sequence[Wording], found: Index
) -> Iterator[Overlap]:
    """The runs of six words or more that *text* shares with each source."""
    beyond: dict[int, int] = {}
    for at, run in enumerate(grams(text.words, RUN)):
        for source, there in found.get(run, ()):
            if at < beyond.get(source, 0):
                continue
            size = _agreement(text.words, at, sources[source].words, there)
            if size >= RUN:
                # The next run that reaches past this one: those between lie in it.
                beyond[source] = at + size - RUN + 1
                yield Overlap(source, at, at + size, there)


def _agreement(words: Sequence[str], at: int, source: Sequence[str], there: int) -> int:
    most = min(len(words) - at, len(source) - there)
    differing = (n for n in range(most) if words[at + n] != source[there + n])
    return next(differing, most)


def quoted_phrases(text: Wording) -> list[tuple[int, int]]:
    """
    Which words stand in quotation marks, as (first, last) pairs.

    What is quoted across a sentence's end or an ellipsis is given in pieces too.
    """
    found: dict[tuple[int, int], None] = {}
    for quoted in _QUOTED:
        for match in quoted.finditer(text.text):
            for start, end in _pieces(match):
                words = text.within(start, end)
                # One word in quotation marks is a term, and anybody's.
                if 1 < len(words) <= _LONGEST:
                    found[words.start, words.stop] = None
    return list(found)


def _pieces(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    start, end = match.span(1)
    yield start, end
    at = start
    for stop in _PIECE_END.finditer(match.string, start, end):
        yield at, stop.start()
        at = stop.end()
    yield at, end


def shared_phrases(
    texts: Sequence[Wording], sources: Sequence[Wording]
) -> list[list[Overlap]]:
    """For each text, which of its quoted phrases stand in which source."""
    wanted: dict[_Phrase, dict[_Phrase, dict[int, int]]] = {}
    for number, text in enumerate(texts):
        for first, last in quoted_phrases(text):
            phrase = text.words[first:last]
            # By the first two words, so that each source is walked through once.
            same = wanted.setdefault(phrase[:2], {}).setdefault(phrase, {})
            same.setdefault(number, first)
    shared: list[list[Overlap]] = [[] for _ in texts]
    for source, wording in enumerate(sources if wanted else ()):
        for phrase, there in _first_places(wording, wanted):
            for number, first in wanted[phrase[:2]][phrase].items():
                last = first + len(phrase)
                met = Overlap(source, first, last, there, is_phrase=True)
                shared[number].append(met)
    return shared


def _first_places(
    source: Wording, wanted: Mapping[_Phrase, Collection[_Phrase]]
) -> Iterator[tuple[_Phrase, int]]:
    """Of each phrase wanted, by its first two words, where the source has it first."""
    words = source.words
    met: set[_Phrase] = set()
    for there, pair in enumerate(pairwise(words)):
        for phrase in wanted.get(pair, ()):
            if phrase in met or words[there : there + len(phrase)] != phrase:
                continue
            met.add(phrase)
            yield phrase, there
