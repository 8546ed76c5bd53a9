"""Blind: every voice answers at once, and none hears another."""

from bot.domain.symposium import Symposium
from bot.domain.turn import Cue
from bot.formats.framing import opening


def blind(symposium: Symposium) -> tuple[Cue, ...]:
    called = {(turn.voice, turn.sample) for turn in symposium.turns}
    return tuple(
        Cue(voice.name, symposium.question, (opening(symposium),), sample=sample)
        for sample in range(1, symposium.samples + 1)
        for voice in symposium.voices
        if (voice.name, sample) not in called
    )
