"""Where the listener would have stopped a recorded dialogue."""

from bot.domain.ending import Ending, EndingKind, find_ending
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn
from bot.evidence.endings.endings_report import EndingsReport
from bot.evidence.endings.listener import Listener
from bot.formats.baseline import is_baseline

_PAIR = 2  # voices


def replay(symposium: Symposium, *, explain: bool = False) -> EndingsReport:
    """
    The turns that are over, heard in their order; the messages count all of them.

    If the listener hears no ending, it is the one that the record tells; or, where
    every round that was asked for was used, the cap. How many rounds an imported
    document asked for is unknown. With *explain* it says what was seen in each message.
    """
    turns = sorted((t for t in symposium.turns if t.is_over), key=lambda t: t.number)
    voices = max(len(symposium.participants), _PAIR)
    listener = Listener(voices=voices, explains=explain)
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
    ending = ending or find_ending(symposium) or _cap(symposium, turns)
    explained = tuple(listener.explained) if explain else None
    if ending is None:
        return EndingsReport(len(turns), explained=explained)
    return EndingsReport(
        len(turns),
        ending.stop_at,
        ending.kind,
        ending.onset,
        ending.evidence,
        ending.rule,
        explained,
    )


def _cap(symposium: Symposium, turns: list[Turn]) -> Ending | None:
    if not _rounds_used(symposium, turns):
        return None
    last = len(turns)
    why = f"All {symposium.rounds} rounds were used when message {last} ended."
    return Ending(EndingKind.CAP, last, last, (why,))


def _rounds_used(symposium: Symposium, turns: list[Turn]) -> bool:
    if symposium.origin is Origin.IMPORTED or symposium.rounds == 1:
        return False
    last = {t.voice for t in turns if t.round == symposium.rounds}
    return last >= {voice.name for voice in symposium.voices}
