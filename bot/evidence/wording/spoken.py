"""A turn as it is compared: its words, and what of them it had been given."""

from dataclasses import dataclass

from bot.domain.turn import Turn
from bot.evidence.wording.content_words import Content, Stems

Spot = tuple[int, int]  # words of a content, the first and the last


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    A turn with its words. *known* are the stems that it was given, in any inflection;
    *attributed* the numbers of the words that it tells as somebody else's.
    """

    turn: Turn
    content: Content
    known: Stems
    attributed: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[int, int]:
        return self.turn.round, self.turn.number

    @property
    def length(self) -> int:
        """In words, at least one."""
        return max(len(self.content.words), 1)

    def quotes(self, spot: Spot) -> bool:
        """Whether what begins or ends there is told as somebody else's."""
        return not self.attributed.isdisjoint(spot)
