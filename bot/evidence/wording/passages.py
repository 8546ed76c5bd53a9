"""The sentence around a phrase, with where it stands in its turn."""

from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.evidence.wording.spoken import Spoken

_CONTEXT = 120  # characters of a sentence on either side of a phrase


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence around a phrase: text[start:end] of the turn, in code points."""

    turn: TurnId
    voice: VoiceName
    start: int
    end: int
    text: str


def passage_around(spoken: Spoken, first: int, last: int) -> Passage:
    """The sentence around the words from *first* to *last*."""
    start, end = spoken.content.around(first, last, _CONTEXT)
    turn = spoken.turn
    return Passage(turn.id, turn.voice, start, end, turn.text[start:end])
