"""Values: whose words a voice had met before it spoke."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.names import TurnId, VoiceName

How = Literal["shown", "quoted", "named"]
Where = Literal["request", "question", "system", "file", "member", "answer"]


@dataclass(frozen=True, slots=True)
class Met:
    """
    Words of *turn*, by *voice*, had been met.

    *passage* is, of what was quoted, the longest passage, exactly as it stood there;
    of what was shown, the opening of the turn's text, all of which was shown. *where*
    is "answer" if nothing that the record has was given to the voice, and its own
    answer names or quotes the other.
    """

    turn: TurnId
    voice: VoiceName
    how: How
    where: Where
    passage: str


@dataclass(frozen=True, slots=True)
class TurnExposure:
    """What the voice of *turn* had met of others; of its own turns nothing is said."""

    turn: TurnId
    voice: VoiceName
    exposed_to: tuple[Met, ...] = ()

    @property
    def independent(self) -> bool:
        """It met nobody else's words, as far as the record shows."""
        return not self.exposed_to

    def met(self, voice: VoiceName) -> Met | None:
        """Words of that voice which it had met, if any."""
        return next((met for met in self.exposed_to if met.voice == voice), None)
