"""Small symposia to sum up."""

from dataclasses import replace

from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Reason, Status
from bot.domain.voice import Voice

BREAD = "Bread is patience. **Flour keeps no secrets from water.** I bake at four."
STONE = "I cut stone. A wall that hurries comes down. So do I, some mornings."


def spoken(name: str, text: str) -> tuple[VoiceName, str]:
    return VoiceName(name), text


def said(
    symposium: Symposium,
    words: tuple[VoiceName, str],
    *,
    reason: Reason | None = None,
    round_: int = 1,
    sample: int = 1,
) -> Symposium:
    """The same symposium with one more ended turn: spoken, or silent for a reason."""
    name, text = words
    cue = Cue(name, symposium.question, (), round=round_, sample=sample)
    begun = symposium.begin(cue)
    turn = replace(begun.turns[-1], text=text)
    if reason is None:
        return begun.settle(replace(turn, status=Status.SPOKEN))
    return begun.settle(turn.fell_silent(reason, "for a reason"))


def symposium(*voices: Voice, question: str = "What lasts?") -> Symposium:
    return Symposium(SymposiumId("s"), question, voices)


def voice(name: str, epithet: str | None = None, model: str | None = None) -> Voice:
    return Voice(VoiceName(name), epithet=epithet, model=model)


def baker_and_mason() -> Symposium:
    """Two voices, Baker (Oven) and Mason (Quarry), that have both spoken once."""
    asked = symposium(
        voice("Baker", "Oven", "mill/baker-2"), voice("Mason", "Quarry", "pit/mason-1")
    )
    return said(said(asked, spoken("Baker", BREAD)), spoken("Mason", STONE))
