"""
Who has an item of themselves, and who because they had met another.

* Independent: of the turns that hold it and were not given all of it, in their order,
  each that is independent of those before it (see `independence.py`), one a voice.
* Echo: of voices that are not in that set, those that hold it, as words of their own
  (see `attributed.py`), after they had met the voice that said it first; that voice
  stands first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.names import VoiceName
from bot.evidence.exposure.independence import Contacts
from bot.evidence.sharing.candidates import Candidate
from bot.evidence.wording.habits import Habits
from bot.evidence.wording.spoken import Spoken

Group = tuple[int, ...]  # turns, by their number in the texts' order
_TWO = 2  # it takes two to share


@dataclass(frozen=True, slots=True)
class Sorted:
    """
    *independent* and *echo* are empty where it is shared by fewer than two so. *new*
    are the turns that were not given all of it; of these, the *habitual* are not
    counted, since their voices say it whatever they are asked.
    """

    independent: Group
    echo: Group
    new: Group
    habitual: Group


@dataclass(slots=True)
class Sorter:
    """Owns what was worked out on the way."""

    spoken: Sequence[Spoken]
    contacts: Contacts
    habits: Habits
    _groups: dict[Group, Group] = field(default_factory=dict)

    def sort(self, found: Candidate) -> Sorted:
        ordered = sorted(found.spots, key=lambda at: self.spoken[at].order)
        stems = frozenset(found.stems)
        new = tuple(at for at in ordered if not stems <= self.spoken[at].known)
        habitual = tuple(at for at in new if self._is_habit(found, at))
        group = self.independent(tuple(at for at in new if at not in habitual))
        group = group if len(group) >= _TWO else ()
        return Sorted(group, self._echo(found, new, ordered, group), new, habitual)

    def _is_habit(self, found: Candidate, at: int) -> bool:
        if not self.habits.sessions:
            return False
        spoken = self.spoken[at]
        stems = content_stems(found, spoken)
        return self.habits.use(spoken.turn.voice, stems).is_habit

    def independent(self, ordered: Group) -> Group:
        """
        In time linear in the turns: independence is not transitive, so that the largest
        set could not be found for certain; the earliest turns have met the fewest.
        """
        if ordered not in self._groups:
            self._groups[ordered] = tuple(self._independent(ordered))
        return self._groups[ordered]

    def _independent(self, ordered: Group) -> Sequence[int]:
        group: list[int] = []
        voices: set[VoiceName] = set()
        met: set[VoiceName] = set()
        for at in ordered:
            turn = self.spoken[at].turn
            influenced = self.contacts.influenced[turn.id]
            if turn.voice in voices or turn.voice in met:
                continue
            if influenced.isdisjoint(voices):
                group.append(at)
                voices.add(turn.voice)
                met |= influenced
        return group

    def _echo(
        self, found: Candidate, new: Group, ordered: Sequence[int], group: Group
    ) -> Group:
        """The first source that somebody echoes, and who does, each voice once."""
        already = {self.spoken[at].turn.voice for at in group}
        own = [
            at
            for at in ordered
            if self.spoken[at].turn.voice not in already
            and not self.spoken[at].quotes(found.spots[at])
            and self.contacts.influenced[self.spoken[at].turn.id]
        ]
        if not own:
            return ()
        # Who said it first may have been met by nobody, and a later one by somebody.
        for source in new:
            said = self.spoken[source].turn.voice
            takers: dict[VoiceName, int] = {}
            for at in own:
                turn = self.spoken[at].turn
                if said in self.contacts.influenced[turn.id]:
                    takers.setdefault(turn.voice, at)
            if takers:
                return (source, *takers.values())
        return ()


def content_stems(found: Candidate, spoken: Spoken) -> frozenset[str]:
    """Of an item, as the archive is looked through for them."""
    return frozenset(found.stems).intersection(spoken.content.stems)
