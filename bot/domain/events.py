"""What a symposium tells whoever is watching it, in this order."""

from dataclasses import dataclass

from bot.domain.act import Act
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn


@dataclass(frozen=True, slots=True)
class Convened:
    """The first event: where the symposium stands, with turns if it goes on."""

    symposium: Symposium


@dataclass(frozen=True, slots=True)
class TurnBegan:
    turn: Turn


@dataclass(frozen=True, slots=True)
class Thought:
    """
    The voice has reasoned for so many more *characters*: how long it is may be shown;
    the reasoning itself is recorded, not shown.
    """

    turn: TurnId
    characters: int


@dataclass(frozen=True, slots=True)
class Spoke:
    turn: TurnId
    words: str


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The turn is in the archive already."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed turn has ended: its digest may be known, its words and salt not yet."""

    turn: TurnId
    voice: VoiceName
    sha256: str


@dataclass(frozen=True, slots=True)
class Acted:
    """It is in the archive already."""

    act: Act


@dataclass(frozen=True, slots=True)
class Waits:
    """
    Nobody speaks on until a person has done what *sentence* says; *question* is the
    turn that this is about, if it waits to be approved, changed or vetoed.
    """

    sentence: str
    question: Turn | None = None


@dataclass(frozen=True, slots=True)
class SynthesisBegan:
    by: VoiceName


@dataclass(frozen=True, slots=True)
class SynthesisMade:
    synthesis: Synthesis


@dataclass(frozen=True, slots=True)
class Closed:
    """The last event: nobody will speak any more."""

    symposium: Symposium


Event = (
    Convened
    | TurnBegan
    | Thought
    | Spoke
    | TurnEnded
    | Sealed
    | Acted
    | Waits
    | SynthesisBegan
    | SynthesisMade
    | Closed
)
