"""The colour of each voice: its own, or the next of a small palette. No I/O."""

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium

_PALETTE = ("cyan", "magenta", "yellow", "green", "blue", "red")


def colours(symposium: Symposium) -> dict[VoiceName, str]:
    """By the voice's name, as rich writes colours."""
    return {
        voice.name: _PALETTE[place % len(_PALETTE)]
        if voice.colour is None
        else f"#{voice.colour:06x}"
        for place, voice in enumerate(symposium.voices)
    }
