"""Blind: every voice answers at once, and none hears another."""

from bot.domain.act import Act
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue
from bot.formats.framing import opening
from bot.formats.speech.instructions import system_part


def blind(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    part = opening(symposium, act)
    called = {(turn.voice, turn.sample) for turn in symposium.answers_to(act)}
    return tuple(
        Cue(
            name,
            act.text,
            (*system_part(act, "voice", name, symposium), part),
            sample=sample,
        )
        for sample in range(1, act.count("samples") + 1)
        for name in act.voices
        if (name, sample) not in called
    )
