"""
Which phrases voices share: unprompted, or because one had met the other.

* Independent: the largest set of turns, of different voices, that hold the phrase, each
  two independent of each other (see `independence.py`), none of whose inputs hold it.
* Echo: of voices that are not in that set, those that hold it, as words of their own
  (see `attributed.py`), after they had met the voice that said it first unprompted;
  that voice stands first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.names import VoiceName
from bot.domain.turn import Turn
from bot.evidence.convergence.distinctive import RARE, STOCK, TOGETHER, Distinctiveness
from bot.evidence.convergence.habits import Habits, Use
from bot.evidence.convergence.independence import Contacts
from bot.evidence.convergence.phrases import Content, Stems

Spot = tuple[int, int]  # content words first and last


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    A turn with its content words, and the stems of all that stood before it.
    *attributed* are the numbers of the content words that it tells as somebody else's.
    """

    turn: Turn
    content: Content
    known: Stems
    attributed: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[int, int]:
        return self.turn.round, self.turn.number

    def quotes(self, spot: Spot) -> bool:
        """Whether what stands there is told as somebody else's."""
        return not self.attributed.isdisjoint(spot)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase shared by *spoken*, and where it stands in each."""

    stems: Stems
    spoken: tuple[Spoken, ...]
    spots: tuple[Spot, ...]

    @property
    def voices(self) -> tuple[VoiceName, ...]:
        return tuple(each.turn.voice for each in self.spoken)

    @property
    def is_wording(self) -> bool:
        """All of them have the same words in the same order, and nothing between."""
        each = zip(self.spoken, self.spots, strict=True)
        return len({spoken.content.folded(*spot) for spoken, spot in each}) == 1

    @property
    def shown(self) -> str:
        """The wording of all, else the shared words as the first of them has them."""
        return self.wording if self.is_wording else self.words

    @property
    def wording(self) -> str:
        return self.spoken[0].content.shown(*self.spots[0])

    @property
    def words(self) -> str:
        said, (first, last) = self.spoken[0].content, self.spots[0]
        found: dict[str, str] = {}
        for at in range(first, last + 1):
            if said.stems[at] in self.stems:
                found.setdefault(said.stems[at], said.shown(at, at))
        return " … ".join(found.values())


@dataclass(frozen=True, slots=True)
class Habitual:
    """A shared phrase that was not counted for a voice, as its habit."""

    voice: VoiceName
    use: Use
    found: Found


@dataclass(slots=True)
class Sharing:
    """Everything that is shared, unranked; owns what was worked out on the way."""

    spoken: Sequence[Spoken]
    contacts: Contacts
    habits: Habits
    distinct: Distinctiveness
    independent: list[Found] = field(default_factory=list)
    echo: list[Found] = field(default_factory=list)
    habitual: list[Habitual] = field(default_factory=list)
    _groups: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)

    def sort_out(self) -> None:
        """Looks at every distinctive word and pair that two voices hold."""
        for stems, spots in held(self.spoken, self.distinct).items():
            if len({self.spoken[at].turn.voice for at in spots}) > 1:
                self._sort(frozenset(stems), spots)

    def _sort(self, stems: Stems, spots: Mapping[int, Spot]) -> None:
        # Unprompted is who holds it without having been given it; free, of these, whose
        # habit it is not; the group, of those, who are independent of each other.
        unprompted = [at for at in spots if self._is_new(stems, [at])]
        free = [at for at in unprompted if not self._is_habit(stems, at)]
        group = self._group(tuple(free))
        # Asked again for all: of a pair, the inputs of one may hold the first word and
        # those of another the second, and then nothing new is left.
        if len(group) > 1 and self._is_new(stems, group):
            self.independent.append(self._found(stems, group, spots))
        else:
            group = ()
        self._note_habits(stems, unprompted, free, spots)
        if echo := self._echo(unprompted, group, spots):
            self.echo.append(self._found(stems, echo, spots))

    def _is_new(self, stems: Stems, group: Iterable[int]) -> bool:
        known = (self.spoken[at].known for at in group)
        return self.distinct.is_distinctive(stems.difference(*known))

    def _is_habit(self, stems: Stems, at: int) -> bool:
        if not self.habits.sessions:
            return False
        return self.habits.use(self.spoken[at].turn.voice, stems).is_habit

    def _note_habits(
        self,
        stems: Stems,
        unprompted: Sequence[int],
        free: Sequence[int],
        spots: Mapping[int, Spot],
    ) -> None:
        """Only of what would have been listed otherwise."""
        if len(free) == len(unprompted):
            return
        group = self._group(tuple(unprompted))
        if len(group) < 2:  # noqa: PLR2004 - it takes two to share
            return
        found = self._found(stems, group, spots)
        for at in group:
            if at not in free:
                voice = self.spoken[at].turn.voice
                use = self.habits.use(voice, stems)
                self.habitual.append(Habitual(voice, use, found))

    def _group(self, among: tuple[int, ...]) -> tuple[int, ...]:
        """A largest set of pairwise independent turns, one a voice, found greedily."""
        if among not in self._groups:
            ordered = sorted(among, key=lambda at: self.spoken[at].order)
            voices = {self.spoken[at].turn.voice for at in among}
            # Independence is not transitive, so the largest group is a largest clique,
            # which takes exponential time to find for certain. Greedily it does not.
            best: tuple[int, ...] = ()
            for start in ordered:
                best = max(best, self._grown(start, ordered), key=len)
                if len(best) == len(voices):
                    break
            self._groups[among] = best
        return self._groups[among]

    def _grown(self, start: int, among: Sequence[int]) -> tuple[int, ...]:
        group = [start]
        for at in among:
            turn = self.spoken[at].turn
            if all(
                self.contacts.are_independent(turn, self.spoken[other].turn)
                for other in group
            ):
                group.append(at)
        return tuple(sorted(group, key=lambda at: self.spoken[at].order))

    def _echo(
        self,
        unprompted: Sequence[int],
        group: Sequence[int],
        spots: Mapping[int, Spot],
    ) -> tuple[int, ...]:
        """The first source that somebody echoes, and who does, each voice once."""
        already = {self.spoken[at].turn.voice for at in group}
        own = (at for at, spot in spots.items() if not self.spoken[at].quotes(spot))
        held = sorted(own, key=lambda at: self.spoken[at].order)
        # Who said it first may have been met by nobody, and a later one by somebody.
        for source in sorted(unprompted, key=lambda at: self.spoken[at].order):
            said = self.spoken[source].turn
            takers: dict[VoiceName, int] = {}
            for at in held:
                turn = self.spoken[at].turn
                met = said.voice in self.contacts.influenced[turn.id]
                if met and turn.voice not in already:
                    takers.setdefault(turn.voice, at)
            if takers:
                return (source, *takers.values())
        return ()

    def _found(
        self, stems: Stems, group: Sequence[int], spots: Mapping[int, Spot]
    ) -> Found:
        spoken = tuple(self.spoken[at] for at in group)
        return Found(stems, spoken, tuple(spots[at] for at in group))


def held(
    spoken: Sequence[Spoken], distinct: Distinctiveness
) -> Mapping[tuple[str, ...], dict[int, Spot]]:
    """
    Each distinctive word and pair with where each turn holds it: where it tells it as
    somebody else's, if it does so anywhere, else where it stands first.
    """
    held: dict[tuple[str, ...], dict[int, Spot]] = {}
    for number, each in enumerate(spoken):
        for key, spot in _candidates(each.content, distinct):
            places = held.setdefault(key, {})
            known = places.setdefault(number, spot)
            # Whoever has quoted a phrase goes on speaking of what was quoted.
            if each.quotes(spot) and not each.quotes(known):
                places[number] = spot
    return {key: spots for key, spots in held.items() if len(spots) > 1}


def _candidates(
    content: Content, distinct: Distinctiveness
) -> Iterable[tuple[tuple[str, ...], Spot]]:
    pairs = tuple(content.pairs())
    # By place, not by stem: a word is cheap only where it stands in the stock phrase.
    weights = [distinct.weights[stem] for stem in content.stems]
    for one, other, first, last in pairs:
        if frozenset((one, other)) in distinct.stock:
            weights[first] = min(weights[first], STOCK)
            weights[last] = min(weights[last], STOCK)
    for at, stem in enumerate(content.stems):
        if weights[at] >= RARE and distinct.is_distinctive(frozenset((stem,))):
            yield (stem,), (at, at)
    for one, other, first, last in pairs:
        if weights[first] + weights[last] >= TOGETHER:
            yield (one, other), (first, last)
