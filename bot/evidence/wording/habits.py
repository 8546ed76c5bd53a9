"""
What a voice says whatever it is asked, by the archive.

A phrase is a voice's habit when it used all its words within one sentence in at least
half of the archived symposia on other questions in which it spoke, or in two or more
and at least a quarter, and they did not stand in what it was asked there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.evidence.wording.content_words import Stems, content, known_stems
from bot.text.folding import fold
from bot.text.lines import one_line

_OFTEN = 2

_Sentence = tuple[int, int]  # of a turn, in one symposium


@dataclass(frozen=True, slots=True)
class Use:
    """A phrase was used in *of* archived symposia on other questions *times* times."""

    times: int
    of: int

    @property
    def is_habit(self) -> bool:
        often = self.times >= _OFTEN and 4 * self.times >= self.of
        return often or 0 < self.of <= 2 * self.times


@dataclass(frozen=True, slots=True)
class PastSymposium:
    """One archived symposium: for each voice, which sentences hold which stem."""

    id: SymposiumId
    question: str
    said: Mapping[VoiceName, Mapping[str, frozenset[_Sentence]]]

    def uses(self, voice: VoiceName, stems: Stems) -> bool:
        held = self.said.get(voice, {})
        places = [held.get(stem, frozenset()) for stem in stems]
        return bool(places) and bool(frozenset.intersection(*places))


@dataclass(frozen=True, slots=True)
class Habits:
    """What the archive shows; without sessions no phrase is anybody's habit."""

    sessions: tuple[PastSymposium, ...] = ()

    def besides(self, symposium: Symposium) -> "Habits":
        """Without the symposium itself, and without those on the same question."""
        asked = asked_in(symposium)
        kept = (
            session
            for session in self.sessions
            if session.id != symposium.id and session.question != asked
        )
        return Habits(tuple(kept))

    def use(self, voice: VoiceName, stems: Stems) -> Use:
        heard = [session for session in self.sessions if voice in session.said]
        return Use(sum(each.uses(voice, stems) for each in heard), len(heard))


@dataclass(slots=True)
class _Listing:
    """Gathers what one voice said in one symposium."""

    places: dict[str, set[_Sentence]] = field(
        default_factory=lambda: defaultdict(set[_Sentence])
    )

    def frozen(self) -> Mapping[str, frozenset[_Sentence]]:
        return {stem: frozenset(places) for stem, places in self.places.items()}


def habits(archived: Iterable[Symposium]) -> Habits:
    """What voices said in these symposia; each text is read once."""
    return Habits(tuple(_session(symposium) for symposium in archived))


def _session(symposium: Symposium) -> PastSymposium:
    said: dict[VoiceName, _Listing] = defaultdict(_Listing)
    for turn in symposium.turns:
        if not turn.text.strip():
            continue
        listing = said[turn.voice].places
        found = content(turn.text)
        asked = known_stems(f"{symposium.question}\n{turn.question}", found.language)
        for word in (found.words[at] for at in found.places):
            if word.stem not in asked:
                listing[word.stem].add((turn.number, word.sentence))
    listed = {voice: listing.frozen() for voice, listing in said.items()}
    return PastSymposium(symposium.id, asked_in(symposium), listed)


def asked_in(symposium: Symposium) -> str:
    """The question as two symposia are held to have the same."""
    return one_line(fold(symposium.question).text)
