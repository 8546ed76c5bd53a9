"""
Finding what texts quote of the turns of a record, and whom they quote.

Of words that several turns hold the earliest is the source, unless the text names
another voice that said them: in the sentence of the passage, in the one before it, or
else anywhere. Words that stood before in what anybody was given are nobody's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.exposure.order import Order
from bot.evidence.exposure.ordinary import (
    RUN,
    is_particular_phrase,
    is_particular_run,
    is_particular_term,
)
from bot.evidence.exposure.overlap import QuotedStretch, has_quoted, quoted_stretches
from bot.evidence.exposure.quoted.first_said import SHIFT, Several, Sources
from bot.evidence.exposure.quoted.named_near import NamedNear
from bot.evidence.exposure.quoted.overlaps import FoundRuns, Overlap, Overlaps
from bot.evidence.exposure.quoted.own_words import FEWEST, OwnWords
from bot.evidence.exposure.quoted.phrase_index import PhraseIndex, index_phrases
from bot.evidence.exposure.quoted.run_index import RunIndex
from bot.evidence.exposure.quoted.splices import Quoted, Splice, find_splices
from bot.evidence.exposure.readings import Readings, WordRow
from bot.evidence.voice_names import NameFinder

_MASK = (1 << SHIFT) - 1


class QuotationSearch:
    """
    Over the turns' *texts* and *voices*, both by rank, and the texts that anybody was
    *given*, each with who of these began first.
    """

    def __init__(
        self,
        texts: Sequence[str],
        voices: Sequence[VoiceName],
        given: Mapping[str, int],
        order: Order,
        *,
        participants: Sequence[Voice],
        names: frozenset[str],
        readings: Readings,
    ) -> None:
        self._texts, self._voices, self._given = texts, voices, given
        self._order, self._names = order, names
        self._finder = NameFinder(participants)
        self.readings = readings
        # What has quotation marks is read with its places, and then need not be again.
        self._stretches = self._find_stretches()
        self._turns = [self.readings.words(text) for text in texts]
        self._found_in_answers: dict[str, Sequence[Overlap]] = {}
        self._near: dict[str, NamedNear] = {}

    def quoted_in(
        self, text: str, is_possible: Callable[[int], bool]
    ) -> Sequence[Overlap]:
        """What a given *text* quotes of turns, by rank, that are possible."""
        found = [each for each in self._found_in(text) if is_possible(each.source)]
        return self._judge(text, found) if found else ()

    def quoted_in_answer(
        self, text: str, is_possible: Callable[[int], bool]
    ) -> Iterator[Overlap]:
        """
        The same of an answer: what it has in quotation marks, and the turn has not; six
        words or more, fewer where the voice is named beside them.
        """
        if text not in self._stretches:
            return
        for each in self.quoted_in(text, is_possible):
            source = self._texts[each.source]
            if not _is_within(each.first, each.last, self._stretches[text]):
                continue
            if _is_within(each.there, each.stop, self._stretches.get(source, ())):
                continue
            if each.last - each.first >= RUN or self._is_named_near(text, each):
                yield each

    def quoted_of(self, text: str, met: Sequence[int]) -> Sequence[Overlap]:
        """What it quotes of the turns that were *met*, by their ranks in order."""
        return [
            each
            for each in self._overlaps(text, met)
            if not each.is_term and self._were_not_given(text, each)
        ]

    def _find_stretches(self) -> Mapping[str, tuple[QuotedStretch, ...]]:
        """What each text has in quotation marks."""
        return {
            text: tuple(quoted_stretches(self.readings.wording(text)))
            for text in dict.fromkeys((*self._given, *self._texts))
            if has_quoted(text)
        }

    def _found_in(self, text: str) -> Sequence[Overlap]:
        if text in self._given:
            return self._found[text]
        if text not in self._found_in_answers:
            self._found_in_answers[text] = tuple(self._overlaps(text, None))
        return self._found_in_answers[text]

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Overlap]]:
        """What each given text may quote of turns."""
        return {text: tuple(self._overlaps(text, None)) for text in self._given}

    @cached_property
    def _runs(self) -> RunIndex:
        given = map(self.readings.words, self._given)
        return RunIndex(self._turns, given)

    @cached_property
    def _phrases(self) -> PhraseIndex:
        phrases = (
            words[first:last]
            for words, stretch in self._quotations()
            for first, last in stretch.spans
        )
        return index_phrases(phrases, self._turns)

    @cached_property
    def _splices(self) -> Mapping[Quoted, Sequence[Splice]]:
        spliced = (
            _read_quoted(words, stretch)
            for words, stretch in self._quotations()
            if words[stretch.first : stretch.last] not in self._phrases
        )
        return find_splices(spliced, self._turns, self._texts)

    def _quotations(self) -> Iterator[tuple[WordRow, QuotedStretch]]:
        """All that stands in quotation marks, each with the words of its text."""
        for text, stretches in self._stretches.items():
            words = self.readings.words(text)
            yield from ((words, stretch) for stretch in stretches)

    @cached_property
    def _own_words(self) -> OwnWords:
        """Of all words of which it may be asked who had them first."""
        given = ((self.readings.words(t), first) for t, first in self._given.items())
        own = OwnWords(self._turns, given, order=self._order)
        # What is no shorter than a run is known from the turns that have it.
        short = (phrase for phrase in self._phrases if len(phrase) < RUN)
        spliced = (quoted.words for quoted in self._splices)
        quoted = [
            (each.source, self._words_of(text, each))
            for text, found in self._found.items()
            for each in found
        ]
        own.learn(chain(short, spliced, self._runs.between_turns()), quoted)
        return own

    def _overlaps(self, text: str, met: Sequence[int] | None) -> Iterator[Overlap]:
        words = self.readings.words(text)
        named = frozenset[VoiceName]() if met is not None else self._naming(text).all
        sources = Sources(self._voices, named, met)
        shared = [
            each
            for each in self._runs.shared(words, sources)
            if is_particular_run(words[each.first : each.last], self._names)
        ]
        yield from shared
        runs = FoundRuns(shared)
        for stretch in self._stretches.get(text, ()):
            yield from self._quoted(words, stretch, sources, runs)

    def _quoted(
        self, words: WordRow, stretch: QuotedStretch, sources: Sources, runs: FoundRuns
    ) -> Iterator[Overlap]:
        for first, last in stretch.spans:
            phrase = words[first:last]
            places = self._phrases.get(phrase)
            for place in () if places is None else sources.chosen(places):
                source, there = place >> SHIFT, place & _MASK
                if runs.hold(first, last, source=source, there=there):
                    continue
                each = Overlap(first, last, source, there, there + last - first)
                if is_particular_phrase(phrase, self._names):
                    yield each
                elif self._is_term(phrase, stretch):
                    yield replace(each, is_term=True)
        yield from self._spliced(words, stretch, sources)

    def _is_term(self, phrase: WordRow, stretch: QuotedStretch) -> bool:
        is_whole = len(phrase) == stretch.last - stretch.first
        return is_whole and is_particular_term(phrase, self._names)

    def _spliced(
        self, words: WordRow, stretch: QuotedStretch, sources: Sources
    ) -> Iterator[Overlap]:
        if not self._splices:
            return
        quoted = _read_quoted(words, stretch)
        splices = {each.rank: each for each in self._splices.get(quoted, ())}
        if splices and is_particular_phrase(quoted.words, self._names):
            for place in sources.chosen(Several(*(rank << SHIFT for rank in splices))):
                each = splices[place >> SHIFT]
                span = stretch.first, stretch.last
                yield Overlap(*span, each.rank, each.there, each.stop)

    def _judge(self, text: str, found: Sequence[Overlap]) -> Sequence[Overlap]:
        """Of what may be quoted: whose words it is, of those who said them."""
        fresh = Overlaps(each for each in found if self._were_not_given(text, each))
        named = [each for each in fresh if self._is_named(text, each, fresh)]
        taken = Overlaps(named)
        return [
            *named,
            *(each for each in fresh if self._is_first(text, each, taken)),
        ]

    def _is_named(self, text: str, each: Overlap, fresh: Overlaps) -> bool:
        """Whether the text names its voice, rather than another that said the words."""
        rivals = {
            self._voices[other.source]
            for other in fresh.overlapping(each.first, each.last)
        }
        if len(rivals) == 1 and not each.is_term:
            return False
        place = self.readings.place(text, each.first, each.last)
        scopes = list(self._naming(text).around(*place))
        near = next((names & rivals for names in scopes if names & rivals), ())
        if each.is_term and not any(names & rivals for names in scopes[:2]):
            return False
        return self._voices[each.source] in near

    def _is_named_near(self, text: str, each: Overlap) -> bool:
        """In the sentence of the passage, or in the one before."""
        place = self.readings.place(text, each.first, each.last)
        own, before, _ = self._naming(text).around(*place)
        return self._voices[each.source] in own | before

    def _is_first(self, text: str, each: Overlap, taken: Overlaps) -> bool:
        """Whether nobody said it before, and nobody else is named for it."""
        if each.is_term:
            return False
        words = self._words_of(text, each)
        if not self._own_words.are_its_own(each.source, words):
            return False
        covered = {
            at
            for other in taken.overlapping(each.first, each.last)
            for at in range(max(other.first, each.first), min(other.last, each.last))
        }
        return len(words) - len(covered) >= min(FEWEST, len(words))

    def _were_not_given(self, text: str, each: Overlap) -> bool:
        words = self._words_of(text, each)
        return self._own_words.were_not_given(each.source, words)

    def _words_of(self, text: str, each: Overlap) -> WordRow:
        return self.readings.words(text)[each.first : each.last]

    def _naming(self, text: str) -> NamedNear:
        if text not in self._near:
            self._near[text] = NamedNear(text, self._finder)
        return self._near[text]


def _is_within(first: int, last: int, stretches: Sequence[QuotedStretch]) -> bool:
    return any(each.first <= first and last <= each.last for each in stretches)


def _read_quoted(words: WordRow, stretch: QuotedStretch) -> Quoted:
    pieces = tuple(words[first:last] for first, last in stretch.pieces)
    return Quoted(words[stretch.first : stretch.last], pieces)
