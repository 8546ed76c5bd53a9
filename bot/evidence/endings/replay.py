"""Where the listener would have stopped a recorded dialogue."""

from bot.domain.ending import EndingKind, find_ending
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn
from bot.evidence.endings.endings_report import EndingsReport
from bot.evidence.endings.listener import Listener
from bot.formats.baseline import is_baseline

_PAIR = 2  # voices


def replay(symposium: Symposium) -> EndingsReport:
    """
    The turns that are over, heard in their order; the messages count all of them.

    If the listener hears no ending, it is the one that the record tells; or, where
    every round that was asked for was used, the cap. How many rounds an imported
    document asked for is unknown.
    """
    turns = sorted((t for t in symposium.turns if t.is_over), key=lambda t: t.number)
    listener = Listener(voices=max(len(symposium.participants), _PAIR))
    ending = None
    for number, turn in enumerate(turns, start=1):
        if is_baseline(turn):
            continue
        ending = listener.hear(
            turn.voice,
            turn.text,
            status=turn.status,
            reason=turn.reason,
            number=number,
        )
    if ending := ending or find_ending(symposium):
        return EndingsReport(
            len(turns), ending.stop_at, ending.kind, ending.onset, ending.evidence
        )
    if _rounds_used(symposium, turns):
        why = (
            f"All {symposium.rounds} rounds were used when message {len(turns)} ended."
        )
        return EndingsReport(len(turns), len(turns), EndingKind.CAP, len(turns), (why,))
    return EndingsReport(len(turns))


def _rounds_used(symposium: Symposium, turns: list[Turn]) -> bool:
    if symposium.origin is Origin.IMPORTED or symposium.rounds == 1:
        return False
    last = {t.voice for t in turns if t.round == symposium.rounds}
    return last >= {voice.name for voice in symposium.voices}
