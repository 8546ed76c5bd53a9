"""Finding whose words each turn of a symposium had met; see exposure_report.py."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import cast

from bot.domain.symposium import Symposium
from bot.evidence.exposure.inputs import InputReader
from bot.evidence.exposure.meeting_places import MetPlace
from bot.evidence.exposure.order import Order, find_answered
from bot.evidence.exposure.ordinary import RUN, is_particular_run
from bot.evidence.exposure.own_answers import AnswerKnowledge
from bot.evidence.exposure.quoted.overlaps import Overlap, Overlaps
from bot.evidence.exposure.quoted.quotation_search import QuotationSearch
from bot.evidence.exposure.readings import Readings, WordRow
from bot.evidence.exposure.turn_exposure import How, Met, TurnExposure, Where
from bot.text.folding import folded_text
from bot.text.words import words

_OPENING = 160  # characters of a turn that was shown


class Encounters:
    """
    What each turn of a symposium had met; owns the texts that are compared, each
    prepared once. Turns are called by their index in the record.
    """

    def __init__(self, symposium: Symposium, readings: Readings | None = None) -> None:
        self._symposium = symposium
        self._readings = readings or Readings()
        self._turns = symposium.turns
        self._order = Order(symposium)
        said = frozenset(turn.text for turn in self._turns if turn.text.strip())
        reader = InputReader(symposium, said)
        self._inputs = [reader.read(turn) for turn in self._turns]
        self._answered = find_answered(symposium)
        self._by_id = {turn.id: number for number, turn in enumerate(self._turns)}

    def exposures(self) -> tuple[TurnExposure, ...]:
        """Of each turn, in their order."""
        return self._exposures

    @cached_property
    def _exposures(self) -> tuple[TurnExposure, ...]:
        places: dict[int, list[MetPlace]] = {}
        echoes: dict[int, Overlaps] = {}
        direct = [list(self._direct(number)) for number in range(len(self._turns))]
        has_readers = any(direct)
        # Earlier ones first: second hand needs to know what the quoting turn had met.
        for number in self._order.by_beginning:
            through = self._through(direct[number], echoes)
            places[number] = [*direct[number], *through]
            places[number] += self._recorded(number, places[number])
            met = {place.source for place in places[number]}
            places[number] += self._answers.places(number, met)
            # Where nobody was given a turn, nobody met what it quotes either.
            if has_readers and (
                echoed := list(self._echoed(number, places[number], echoes))
            ):
                echoes[number] = Overlaps(echoed)
        return tuple(
            TurnExposure(turn.id, turn.voice, tuple(self._told(number, places[number])))
            for number, turn in enumerate(self._turns)
        )

    @cached_property
    def _search(self) -> QuotationSearch:
        given: dict[str, list[int]] = {}
        for number, inputs in enumerate(self._inputs):
            for each in inputs.texts:
                given.setdefault(each.text, []).append(number)
        first = self._order.first_to_begin
        by_end = [self._turns[number] for number in self._order.by_end]
        return QuotationSearch(
            [turn.text for turn in by_end],
            [turn.voice for turn in by_end],
            {text: first(readers) for text, readers in given.items()},
            self._order,
            participants=self._symposium.participants,
            names=self._names,
            readings=self._readings,
        )

    @cached_property
    def _answers(self) -> AnswerKnowledge:
        return AnswerKnowledge(self._symposium, self._order, self._inputs, self._search)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of which the voices' names are made: anybody uses those."""
        told = [(v.name, v.epithet or "") for v in self._symposium.participants]
        named = {part for parts in told for part in parts}
        asked = {turn.asked_by or "" for turn in self._turns}
        return frozenset(words(folded_text(" ".join((*named, *asked)))))

    @cached_property
    def _by_text(self) -> Mapping[str, Iterable[int]]:
        """Of each text that was said, the first turn of each voice that said it."""
        found: dict[str, dict[str, int]] = {}
        for number in self._order.by_end:
            turn = self._turns[number]
            found.setdefault(turn.text, {}).setdefault(turn.voice, number)
        return {text: turns.values() for text, turns in found.items()}

    def _words(self, number: int) -> WordRow:
        return self._search.readings.words(self._turns[number].text)

    def _direct(self, number: int) -> Iterator[MetPlace]:
        """What was put before it, its voice's own turns among it."""
        shown = {place.source: place for place in self._shown(number)}
        yield from shown.values()
        # A quotation of a turn that was shown besides is no news, unless it stands in
        # the question, a file or the system text.
        quoted = self._quoted(number)
        yield from (p for p in quoted if p.source not in shown or _by(p))

    def _shown(self, number: int) -> Iterator[MetPlace]:
        """What the record says was shown, and turns that stand whole in the request."""
        turn = self._turns[number]
        shown = {self._by_id.get(e.turn) for e in turn.exposed_to if e.how == "shown"}
        shown.add(self._answered.get(number))
        for text in self._inputs[number].whole:
            shown.update(self._standing_whole(text, number))
        for source in sorted(each for each in shown if each is not None):
            text = self._turns[source].text
            size = len(self._words(source))
            yield MetPlace(source, 0, size, "request", _opening(text), "shown")

    def _standing_whole(self, text: str, number: int) -> Iterator[int]:
        """Short texts are no evidence: any two voices may say "Yes."."""
        for source in self._by_text.get(text, ()):
            before = self._order.came_before(source, number)
            if before and len(self._words(source)) >= RUN:
                yield source

    def _quoted(self, number: int) -> Iterator[MetPlace]:
        by_end = self._order.by_end

        def is_possible(rank: int) -> bool:
            return self._order.came_before(by_end[rank], number)

        # Spares the comparison of all texts where nobody could have been quoted.
        if not by_end or not is_possible(0):
            return
        for given in self._inputs[number].texts:
            where = cast("Where", given.where)
            for each in self._search.quoted_in(given.text, is_possible):
                passage = self._passage(given.text, each.first, each.last)
                yield MetPlace(
                    by_end[each.source], each.there, each.stop, where, passage
                )

    def _passage(self, text: str, first: int, last: int) -> str:
        return self._search.readings.passage(text, first, last)

    def _recorded(self, number: int, found: Iterable[MetPlace]) -> list[MetPlace]:
        """What the record says is believed also where it cannot be found again."""
        known = {place.source for place in found}
        quoted = (e.turn for e in self._turns[number].exposed_to if e.how == "quoted")
        sources = (self._by_id.get(turn) for turn in quoted)
        return [
            MetPlace(source, 0, 0, "request", "")
            for source in sources
            if source is not None and source not in known
        ]

    def _through(
        self, places: Iterable[MetPlace], echoes: Mapping[int, Overlaps]
    ) -> Iterator[MetPlace]:
        """The third turns that the passages quote."""
        for place in places:
            quoted = echoes.get(place.source, _NOTHING)
            for echo in quoted.overlapping(place.first, place.last):
                first, last = max(echo.first, place.first), min(echo.last, place.last)
                if self._remains(place.source, echo, first, last):
                    text = self._turns[place.source].text
                    start = min(echo.there + first - echo.first, echo.stop)
                    end = min(start + last - first, echo.stop)
                    passage = self._passage(text, first, last)
                    yield MetPlace(echo.source, start, end, place.where, passage)

    def _remains(self, number: int, echo: Overlap, first: int, last: int) -> bool:
        if (first, last) == (echo.first, echo.last):
            return True
        # What the edge of a passage cut off may be a few words that anybody says.
        enough = last - first >= RUN
        found = self._words(number)[first:last]
        return enough and is_particular_run(found, self._names)

    def _echoed(
        self, number: int, places: Iterable[MetPlace], echoes: Mapping[int, Overlaps]
    ) -> Iterator[Overlap]:
        """What the turn's own text quotes of turns which its voice had met."""
        met = {self._order.rank(place.source) for place in places} - {
            self._order.rank(number)
        }
        if not met:
            return
        by_end = self._order.by_end
        text = self._turns[number].text
        for each in self._search.quoted_of(text, sorted(met)):
            echo = replace(each, source=by_end[each.source])
            yield echo
            yield from _deeper(echo, echoes.get(echo.source, _NOTHING))

    def _told(self, number: int, places: Iterable[MetPlace]) -> Iterable[Met]:
        """Of each other turn, in each place, the longest passage."""
        longest: dict[tuple[int, How, Where], MetPlace] = {}
        for place in places:
            if self._turns[place.source].voice == self._turns[number].voice:
                continue
            key = (place.source, place.how, place.where)
            # The longest is the one that convinces.
            if key not in longest or len(place.passage) > len(longest[key].passage):
                longest[key] = place
        for (source, how, where), place in sorted(longest.items()):
            other = self._turns[source]
            yield Met(other.id, other.voice, how, where, place.passage)


_NOTHING = Overlaps()


def _deeper(echo: Overlap, within: Overlaps) -> Iterator[Overlap]:
    """What stands within the quotation, quoted there already."""
    for inner in within.overlapping(echo.there, echo.stop):
        if echo.there <= inner.first and inner.last <= echo.stop:
            # From places in the quoted turn to places in this one.
            first = min(echo.first + inner.first - echo.there, echo.last)
            last = min(first + inner.last - inner.first, echo.last)
            yield replace(inner, first=first, last=last)


def _by(place: MetPlace) -> bool:
    """Of a turn that was shown anyway, a quotation that somebody else put there."""
    return place.where not in ("request", "member")


def _opening(text: str) -> str:
    """At most so many characters of the text's beginning, to the end of a word."""
    if len(text) <= _OPENING:
        return text
    cut = text[:_OPENING]
    return cut.rpartition(" ")[0] or cut
