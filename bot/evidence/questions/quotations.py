"""
What a question quotes, and whom it says it quotes.

A quotation is what stands between quotation marks, or in a block quote. To whom it is
given is read in its own sentence, outside quotations: the voices that are named before
it, else those named after it; else, where a verb of saying stands there, who is asked
("you wrote") or who asks ("I wrote"). What is followed by brackets with words in them,
or by an address, names a source.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.exposure.overlap import find_quoted
from bot.evidence.voice_names import find_names
from bot.text.sentences import STOPS, sentence_ends
from bot.text.wordlists import alternatives

_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[^\n]*", re.MULTILINE)
_SOURCE = re.compile(r"[^\w\s]{0,4}\s{0,3}(?:[(\[]\s{0,3}\w|<?https?://\w)")
_SEEN = 400  # characters of a sentence before and after a quotation


@dataclass(frozen=True, slots=True)
class QuestionRoles:
    """Who takes part; *asked* is who is asked, *by* who asks, None for a person."""

    voices: tuple[Voice, ...]
    asked: VoiceName
    by: VoiceName | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """
    *given_to* are the voices of whom it may be said to be, none where nobody can tell;
    *is_told* whether the sentence says that it was said; *has_source* whether a source
    is named behind it.
    """

    text: str
    given_to: tuple[VoiceName, ...]
    is_told: bool
    has_source: bool


def find_quotations(question: str, roles: QuestionRoles) -> tuple[Quotation, ...]:
    """In their order, each once; those within another are part of it."""
    spans = outermost(question)
    surroundings = _Surroundings(mask(question, spans), roles)
    found = dict.fromkeys(
        surroundings.read(question[start:end].strip(), start, end)
        for start, end in spans
    )
    return tuple(found)


def outermost(text: str) -> list[tuple[int, int]]:
    """Where quotations stand, in order, without those that begin in another."""
    found = [*find_quoted(text), *_find_blocks(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _find_blocks(text: str) -> list[tuple[int, int]]:
    """Block quotes: lines that begin with ">", one below the other."""
    found: list[tuple[int, int]] = []
    for line in _QUOTED_LINE.finditer(text):
        start, end = line.span()
        if found and found[-1][1] + 1 == start:
            start = found.pop()[0]
        found.append((start, end))
    return found


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text, as long as before, with nothing to read in its quotations."""
    pieces, at = [], 0
    for start, end in spans:
        # The stop that ends a quotation may end the sentence around it.
        last = text[end - 1] if text[end - 1] in STOPS else "-"
        pieces += [text[at:start], "-" * (end - start - 1), last]
        at = end
    return "".join([*pieces, text[at:]])


class _Surroundings:
    """What a question says beside its quotations, prepared once."""

    def __init__(self, masked: str, roles: QuestionRoles) -> None:
        self._masked = masked
        self._roles = roles
        self._ends = [0, *sentence_ends(masked), len(masked)]
        self._names = list(find_names(masked, roles.voices))

    def read(self, text: str, start: int, end: int) -> Quotation:
        """The quotation *text* that stands between *start* and *end*."""
        first, last = self._sentence(start, end)
        before, after = self._masked[first:start], self._masked[end:last]
        is_told = bool(_told().search(before) or _told().search(after))
        named = self._named(first, start) or self._named(end, last)
        if not named and is_told:
            told = _pronouns(before, self._roles) or _pronouns(after, self._roles)
            named = tuple(told)
        has_source = bool(_SOURCE.match(self._masked, end))
        return Quotation(text, named, is_told, has_source)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        ends = self._ends
        # One may end within the marks that close the quotation.
        first = ends[max(bisect_right(ends, start) - 1, 0)]
        last = ends[min(bisect_left(ends, end), len(ends) - 1)]
        return max(first, start - _SEEN), min(last, end + _SEEN)

    def _named(self, first: int, last: int) -> tuple[VoiceName, ...]:
        begin = bisect_left(self._names, first, key=lambda each: each[0])
        stop = bisect_left(self._names, last, key=lambda each: each[0])
        return tuple(dict.fromkeys(name for _, name in self._names[begin:stop]))


def _pronouns(text: str, roles: QuestionRoles) -> list[VoiceName]:
    if _you().search(text):
        return [roles.asked]
    return [roles.by] if roles.by and _i().search(text) else []


def _listed(key: str) -> Iterator[str]:
    edged, anywhere = alternatives("quoting", key)
    yield rf"\b(?:{edged})\b"
    yield f"(?:{anywhere})"


@cache
def _told() -> re.Pattern[str]:
    return re.compile("|".join(_listed("verbs")), re.IGNORECASE)


@cache
def _you() -> re.Pattern[str]:
    return re.compile("|".join(_listed("you")), re.IGNORECASE)


@cache
def _i() -> re.Pattern[str]:
    return re.compile("|".join(_listed("i")), re.IGNORECASE)
