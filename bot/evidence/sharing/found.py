"""An item that voices share, measured."""

from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.domain.synthesis import ThemeKind
from bot.evidence.sharing.candidates import Form
from bot.evidence.sharing.chance import Chance
from bot.evidence.wording.spoken import Spoken, Spot

_WHOLE = 12  # words of a passage that is shown whole
_EDGE = 5  # words of its beginning and its end where it is not


@dataclass(frozen=True, slots=True)
class Found:
    """Shared by *spoken*, one turn a voice, each of which has it at its spot."""

    form: Form
    stems: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    spots: tuple[Spot, ...]
    chance: Chance
    kind: ThemeKind

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
        """A long passage by its beginning, its end and its length."""
        said, (first, last) = self.spoken[0].content, self.spots[0]
        if last - first < _WHOLE:
            # Its small words at either end tell nothing.
            telling = [at for at in said.places if first <= at <= last]
            first, last = (telling[0], telling[-1]) if telling else (first, last)
            return said.shown(first, last)
        length = last - first + 1
        begins = said.shown(first, first + _EDGE - 1)
        ends = said.shown(last - _EDGE + 1, last)
        return f"{begins} \u2026 {ends} ({length} words)"

    @property
    def words(self) -> str:
        said, (first, last) = self.spoken[0].content, self.spots[0]
        found: dict[str, str] = {}
        for at in range(first, last + 1):
            stem = said.words[at].stem
            if stem in self.stems:
                found.setdefault(stem, said.shown(at, at))
        return " \u2026 ".join(found.values())
