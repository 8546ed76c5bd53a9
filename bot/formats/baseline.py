"""
A baseline: before a conversation everybody answers its question blind.

Those answers are its first round, so that what follows counts from 2.
"""

from bot.domain.act import Act
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Turn
from bot.formats.framing import opening
from bot.formats.speech.instructions import system_part

BASELINE = "baseline"
"""The task of its turns, and the role of what they are told."""


def is_baseline(turn: Turn) -> bool:
    return turn.task == BASELINE


def baseline(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    """Who has still to be asked for it; nobody where it was not chosen."""
    # Where nothing is asked, nothing can be answered.
    if not (act.chose(BASELINE) and act.text.strip()):
        return ()
    asked = {t.voice for t in symposium.answers_to(act) if is_baseline(t)}
    part = opening(symposium, act)
    return tuple(
        Cue(
            name,
            act.text,
            (*system_part(act, BASELINE, name, symposium), part),
            task=BASELINE,
        )
        for name in act.voices
        if name not in asked and not symposium.is_absent(name)
    )


def first_round(act: Act) -> int:
    """The number of the first round after the baseline, if one was chosen."""
    return 2 if act.chose(BASELINE) else 1


def count_with_baseline(act: Act, requests: int) -> int:
    """*requests*, and one for each voice where a baseline was chosen."""
    asked = act.chose(BASELINE) and act.text.strip()
    return requests + (len(act.voices) if asked else 0)
