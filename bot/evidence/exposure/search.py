"""Finding whose words stood in what a voice had before it; see exposure_report.py."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.exposure.inputs import Inputs, inputs
from bot.evidence.exposure.order import OwnWords, answered, came_before
from bot.evidence.exposure.ordinary import RUN, is_particular_phrase, is_particular_run
from bot.evidence.exposure.overlap import Overlap, index, shared_phrases, shared_runs
from bot.evidence.exposure.turn_exposure import How, Met, TurnExposure, Where
from bot.text.folding import fold
from bot.text.words import Wording, wording, words

_OPENING = 160  # characters of a turn that was shown


@dataclass(frozen=True, slots=True)
class _Place:
    """Words *first* to before *last* of the turn *source*, met at *where*."""

    source: int
    first: int
    last: int
    where: Where
    passage: str
    how: How = "quoted"


class Echoes:
    """The quotations in one text, in order; each is kept once."""

    def __init__(self, found: Iterable[Overlap] = ()) -> None:
        self._found = sorted(set(found), key=_order)
        self._firsts = [each.first for each in self._found]
        self._longest = max((e.last - e.first for e in self._found), default=0)

    def overlapping(self, first: int, last: int) -> Iterator[Overlap]:
        """Those of which a word is among the words *first* to before *last*."""
        # None that begins further ahead is long enough to reach *first*.
        begin = bisect_left(self._firsts, first - self._longest)
        end = bisect_left(self._firsts, last)
        return (each for each in self._found[begin:end] if each.last > first)


class Encounters:
    """
    What each turn of a symposium had met; owns the texts that are compared, each
    prepared once.
    """

    def __init__(self, symposium: Symposium) -> None:
        self._symposium = symposium
        self._turns = symposium.turns
        said = frozenset(turn.text for turn in self._turns if turn.text.strip())
        self._inputs = [inputs(symposium, turn, said) for turn in self._turns]
        self._places: dict[int, list[_Place]] = {}
        self._echoes: dict[int, Echoes] = {}

    def exposures(self) -> tuple[TurnExposure, ...]:
        # Earlier ones first: second hand needs to know what the quoting turn had met.
        for number in self._in_order:
            self._places[number] = list(self._met(number))
        return tuple(
            TurnExposure(turn.id, turn.voice, tuple(self._told(number)))
            for number, turn in enumerate(self._turns)
        )

    @cached_property
    def _in_order(self) -> list[int]:
        return sorted(range(len(self._turns)), key=lambda n: self._turns[n].number)

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        return {turn.id: number for number, turn in enumerate(self._turns)}

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of which the voices' names are made: anybody uses those."""
        told = [(v.name, v.epithet or "") for v in self._symposium.participants]
        named = " ".join(part for parts in told for part in parts)
        asked = " ".join(turn.asked_by or "" for turn in self._turns)
        return frozenset(words(fold(f"{named} {asked}").text))

    @cached_property
    def _sources(self) -> list[Wording]:
        return [wording(turn.text) for turn in self._turns]

    @cached_property
    def _wordings(self) -> Mapping[str, Wording]:
        texts = {each.text for given in self._inputs for each in given.texts}
        return {text: wording(text) for text in texts}

    @cached_property
    def _shared(self) -> Mapping[str, Sequence[Overlap]]:
        """For each text that stood before a voice, what it shares with any turn."""
        found = self._compared(list(self._wordings.values()))
        return dict(zip(self._wordings, found, strict=True))

    @cached_property
    def _index(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        return index(self._sources)

    @cached_property
    def _own_words(self) -> OwnWords:
        return OwnWords(
            self._symposium, self._inputs, {**self._wordings, **self._turn_wordings}
        )

    @cached_property
    def _turn_wordings(self) -> Mapping[str, Wording]:
        return {each.text: each for each in self._sources}

    def _compared(self, texts: Sequence[Wording]) -> list[list[Overlap]]:
        runs = (shared_runs(text, self._sources, self._index) for text in texts)
        phrases = shared_phrases(texts, self._sources)
        return [
            [each for each in (*found, *quoted) if self._is_particular(text, each)]
            for text, found, quoted in zip(texts, runs, phrases, strict=True)
        ]

    def _is_particular(self, text: Wording, shared: Overlap) -> bool:
        judge = is_particular_phrase if shared.is_phrase else is_particular_run
        return judge(text.words[shared.first : shared.last], self._names)

    def _met(self, number: int) -> Iterator[_Place]:
        """Everything that the turn had met, its voice's own turns among it."""
        shown = list(self._shown(number))
        yield from shown
        # A quotation of a turn that was shown besides is no news, unless it stands in
        # the question, a file or the system text.
        whole = {place.source for place in shown}
        quoted = [p for p in self._quoted(number) if p.source not in whole or _by(p)]
        yield from quoted
        known = {place.source for place in (*shown, *quoted)}
        through = [q for place in (*shown, *quoted) for q in self._through(place)]
        yield from through
        known |= {place.source for place in through}
        # What the record says is believed also where it cannot be found again.
        for exposure in self._turns[number].exposed_to:
            source = self._by_id.get(exposure.turn)
            if exposure.how == "quoted" and source is not None and source not in known:
                yield _Place(source, 0, 0, "request", "")

    def _shown(self, number: int) -> Iterator[_Place]:
        """What the record says was shown, and turns that stand whole in the request."""
        turn, given = self._turns[number], self._inputs[number]
        recorded = {e.turn for e in turn.exposed_to if e.how == "shown"}
        if (before := answered(self._symposium, turn)) is not None:
            recorded.add(before.id)
        for source, other in enumerate(self._turns):
            if other.id in recorded or self._stands_whole(other, turn, given):
                size = len(self._sources[source].words)
                opening = _opening(other.text)
                yield _Place(source, 0, size, "request", opening, "shown")

    def _stands_whole(self, other: Turn, turn: Turn, given: Inputs) -> bool:
        """Short texts are no evidence: any two voices may say "Yes."."""
        if other.text not in given.whole or not self._before(other, turn):
            return False
        return len(self._turn_wordings[other.text].words) >= RUN

    def _quoted(self, number: int) -> Iterator[_Place]:
        turn = self._turns[number]
        # Spares the comparison of all texts where nobody could have been quoted.
        if not any(self._before(other, turn) for other in self._turns):
            return
        for given in self._inputs[number].texts:
            text = self._wordings[given.text]
            for shared in self._shared[given.text]:
                other = self._turns[shared.source]
                if self._before(other, turn) and self._is_own(shared, text):
                    passage = text.passage(shared.first, shared.last)
                    end = shared.there + shared.last - shared.first
                    where = cast("Where", given.where)
                    yield _Place(shared.source, shared.there, end, where, passage)

    def _is_own(self, shared: Overlap, text: Wording) -> bool:
        return self._own_words.is_own(
            shared.source, text.words[shared.first : shared.last]
        )

    def _before(self, earlier: Turn, later: Turn) -> bool:
        return came_before(self._symposium, earlier, later)

    def _through(self, place: _Place) -> Iterator[_Place]:
        """The third turns that a passage quotes."""
        text = self._sources[place.source]
        quoted = self._quotes_in(place.source)
        for echo in quoted.overlapping(place.first, place.last):
            first, last = max(echo.first, place.first), min(echo.last, place.last)
            if self._remains(text, echo, first, last):
                passage = text.passage(first, last)
                start = echo.there + first - echo.first
                end = start + last - first
                yield _Place(echo.source, start, end, place.where, passage)

    def _remains(self, text: Wording, echo: Overlap, first: int, last: int) -> bool:
        if (first, last) == (echo.first, echo.last):
            return True
        # What the edge of a passage cut off may be a few words that anybody says.
        enough = last - first >= RUN
        return enough and is_particular_run(text.words[first:last], self._names)

    def _quotes_in(self, number: int) -> Echoes:
        """What the turn's own text quotes of turns which its voice had met."""
        if number not in self._places:
            return Echoes()
        if number not in self._echoes:
            self._echoes[number] = Echoes(self._echoed(number))
        return self._echoes[number]

    def _echoed(self, number: int) -> Iterator[Overlap]:
        text = self._sources[number]
        met = {place.source for place in self._places[number]} - {number}
        if not met:
            return
        (shared,) = self._compared([text])
        for each in shared:
            if each.source in met and self._is_own(each, text):
                yield each
                yield from self._deeper(each)

    def _deeper(self, echo: Overlap) -> Iterator[Overlap]:
        """What stands within the quotation, quoted there already."""
        end = echo.there + echo.last - echo.first
        for inner in self._quotes_in(echo.source).overlapping(echo.there, end):
            if echo.there <= inner.first and inner.last <= end:
                # From places in the quoted turn to places in this one.
                first = echo.first + inner.first - echo.there
                last = first + inner.last - inner.first
                yield replace(inner, first=first, last=last)

    def _told(self, number: int) -> Iterable[Met]:
        """Of each other turn, in each place, the longest passage."""
        longest: dict[tuple[int, How, Where], _Place] = {}
        for place in self._places[number]:
            if self._turns[place.source].voice == self._turns[number].voice:
                continue
            key = (place.source, place.how, place.where)
            # The longest is the one that convinces.
            if key not in longest or len(place.passage) > len(longest[key].passage):
                longest[key] = place
        for (source, how, where), place in sorted(longest.items()):
            other = self._turns[source]
            yield Met(other.id, other.voice, how, where, place.passage)


def _by(place: _Place) -> bool:
    """Of a turn that was shown anyway, a quotation that somebody else put there."""
    return place.where not in ("request", "member")


def _opening(text: str) -> str:
    """At most so many characters of the text's beginning, to the end of a word."""
    if len(text) <= _OPENING:
        return text
    cut = text[:_OPENING]
    return cut.rpartition(" ")[0] or cut


def _order(echo: Overlap) -> tuple[int, int, int, int]:
    return (echo.first, echo.last, echo.source, echo.there)
